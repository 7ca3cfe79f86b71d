import EntraModel
import GRDB

extension Casefile {
  /// Hashes all evidence again, computes the ledger's chain again, and checks the database, the settings and the exports.
  ///
  /// A file that can't be read is told apart from one that was changed. Permission bits and times aren't looked at: a
  /// case that was copied or unpacked elsewhere verifies.
  /// - Complexity: O(bytes of evidence).
  public func verify() throws(CustodyError) -> VerifyReport {
    var report = VerifyReport()
    try verifyEvidence(&report)
    try verifyLedger(&report)
    try verifyDatabase(&report)
    verifyManifest(&report)
    try verifyExports(&report)
    report.notExcluded = [
      "that the whole case was put back to an earlier state, or written anew with new hashes: "
        + "compare the ledger's head with a copy kept outside the case",
      "that the sources were altered before they came into the case",
    ]
    return report
  }

  /// Looks at the ledger's chain, the database, the settings, and whether each evidence file is there and as long as it
  /// was; hashes nothing.
  ///
  /// - Complexity: O(database).
  public func examine() throws(CustodyError) -> VerifyReport {
    var report = VerifyReport()
    for location in try database.access({ try EvidenceTable.locations($0) }) {
      let status = FileStatus.ofPath(location.file(in: path))
      guard status?.size != location.bytes else { continue }
      report.problems.append(
        .init(
          kind: status == nil ? .missing : .changed, file: location.path,
          message: status.map { "\($0.size) bytes, were \(location.bytes)" } ?? "isn't there"))
    }
    try verifyLedger(&report)
    try verifyDatabase(&report)
    verifyManifest(&report)
    return report
  }

  private func verifyEvidence(_ report: inout VerifyReport) throws(CustodyError) {
    let locations = try database.access { try EvidenceTable.locations($0) }
    for location in locations {
      do throws(CustodyError) {
        let (hash, bytes) = try Digest.ofFile(location.file(in: path))
        report.evidenceFiles += 1
        report.evidenceBytes += bytes
        if hash != location.sha256 {
          report.problems.append(
            .init(
              kind: .changed, file: location.path,
              message: "SHA-256 is \(hash), was \(location.sha256)"
                + (bytes == location.bytes
                  ? "" : "; \(bytes) bytes, were \(location.bytes)")))
        }
      } catch {
        report.problems.append(
          .init(
            kind: error.kind == .missing ? .missing : .unreadable, file: location.path,
            message: (location.reference.map { "\($0): " } ?? "") + error.message))
      }
    }
    let known = Set(locations.filter { $0.reference == nil }.map(\.path))
    for name in Folder.files(below: CaseLayout.join(path, CaseLayout.evidence)) {
      let file = CaseLayout.evidence + "/" + name
      if !known.contains(file), !name.hasPrefix(CaseLayout.temporaryPrefix) {
        report.problems.append(
          .init(kind: .unexpected, file: file, message: "isn't in the inventory"))
      }
    }
  }

  private func verifyLedger(_ report: inout VerifyReport) throws(CustodyError) {
    let lines = try database.access { try LedgerStore.lines($0) }
    report.ledgerLines = lines.count
    report.ledgerHead = LedgerChain.hash(of: lines.last ?? "")
    if let line = LedgerChain.firstBreak(in: lines) {
      report.problems.append(
        .init(
          kind: .ledger, file: CaseLayout.database,
          message: "line \(line) of the ledger in the database doesn't hang on the one before it"))
    }
    if lines.isEmpty || lines.last?.contains("\"action\":\"checkpoint\"") != true {
      report.problems.append(
        .init(
          kind: .ledger, file: CaseLayout.database,
          message: "the ledger in the database doesn't end in a checkpoint"))
    }
    let message: String
    do throws(CustodyError) {
      switch try LedgerStore.state(of: CaseLayout.join(path, CaseLayout.ledger), against: lines) {
      case .same: return
      case .absent: message = "is missing; the database has its \(lines.count) lines"
      case .behind: message = "ends early; the database has \(lines.count) lines"
      case .differs(let line): message = "line \(line) isn't what was recorded"
      }
    } catch {
      message = error.message
    }
    report.problems.append(.init(kind: .ledger, file: CaseLayout.ledger, message: message))
  }

  private func verifyDatabase(_ report: inout VerifyReport) throws(CustodyError) {
    do throws(CustodyError) {
      let said = try database.access { connection -> [String] in
        var said = try String.fetchAll(connection, sql: "PRAGMA integrity_check(20)")
        if said == ["ok"] { said = [] }
        return said + (try DatabaseChecks.findings(connection))
      }
      for message in said {
        report.problems.append(
          .init(kind: .database, file: CaseLayout.database, message: message))
      }
    } catch {
      report.problems.append(
        .init(kind: .database, file: CaseLayout.database, message: error.message))
    }
  }

  private func verifyManifest(_ report: inout VerifyReport) {
    let file = CaseLayout.join(path, CaseLayout.manifest)
    do throws(CustodyError) {
      let present = try LedgerStore.bytes(of: file)
      if present != Array(manifest.text.utf8) {
        report.problems.append(
          .init(
            kind: .changed, file: CaseLayout.manifest,
            message: "isn't what the database holds"))
      }
    } catch {
      report.problems.append(
        .init(
          kind: error.kind == .missing ? .missing : .unreadable, file: CaseLayout.manifest,
          message: error.message))
    }
  }

  private func verifyExports(_ report: inout VerifyReport) throws(CustodyError) {
    let entries = try database.access { try ExportTable.entries($0) }
    for entry in entries where entry.path.hasPrefix(CaseLayout.exports + "/") {
      let file = CaseLayout.join(path, entry.path)
      guard FileStatus.ofPath(file) != nil else {
        report.notes.append("\(entry.path): was removed since it was written")
        continue
      }
      do throws(CustodyError) {
        let hash = try Digest.ofFile(file).hex
        report.exports += 1
        if hash != entry.sha256, hash != entry.previous {
          report.problems.append(
            .init(
              kind: .changed, file: entry.path,
              message: "was changed since crosstrail wrote it: SHA-256 is \(hash), was "
                + entry.sha256))
        }
      } catch {
        report.problems.append(
          .init(kind: .unreadable, file: entry.path, message: error.message))
      }
    }
  }
}
