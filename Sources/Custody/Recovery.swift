import EntraModel
import FoundationEssentials
import GRDB

/// Takes back or finishes what a killed run left; the holder of the lock runs it when a case is opened for writing.
///
/// SQLite has rolled back its own part. Every step may be killed and run again.
enum Recovery {
  /// Removes half-written files and copies that a killed commit had moved into place; says what was removed.
  static func run(_ casefile: Casefile) throws(CustodyError) -> [String] {
    var said = try takeBackMovedCopies(casefile)
    let exports = CaseLayout.join(casefile.path, CaseLayout.exports)
    let below = Folder.names(in: exports).filter {
      FileStatus.ofPath(CaseLayout.join(exports, $0))?.isFolder == true
    }.map { CaseLayout.exports + "/" + $0 }
    for folder in ["", CaseLayout.evidence, CaseLayout.exports] + below {
      let whole = folder.isEmpty ? casefile.path : CaseLayout.join(casefile.path, folder)
      let leftovers = Folder.names(in: whole).filter { $0.hasPrefix(CaseLayout.temporaryPrefix) }
      for name in leftovers { Folder.remove(CaseLayout.join(whole, name)) }
      if !leftovers.isEmpty {
        said.append(
          "\(folder.isEmpty ? "case" : folder): removed \(leftovers.count) half-written "
            + "file\(leftovers.count == 1 ? "" : "s") of a run that didn't end")
      }
    }
    return said
  }

  /// Writes case.json anew when it is absent or was left behind by a killed update; leaves an edited one.
  static func followManifest(_ casefile: Casefile) throws(CustodyError) -> [String] {
    let file = CaseLayout.join(casefile.path, CaseLayout.manifest)
    let wanted = casefile.manifest.text
    guard FileStatus.ofPath(file) != nil else {
      try Manifest.write(wanted, in: casefile.path)
      return ["\(CaseLayout.manifest): was absent and was written again from the database"]
    }
    let present = String(decoding: try LedgerStore.bytes(of: file), as: UTF8.self)
    if present == wanted { return [] }
    let former = try casefile.database.access { try Meta.value(Meta.formerManifest, $0) }
    if present == former {
      try Manifest.write(wanted, in: casefile.path)
      return []
    }
    return [
      "\(CaseLayout.manifest): was edited; what the database holds is used, and "
        + "`case verify` says more"
    ]
  }

  private static func takeBackMovedCopies(_ casefile: Casefile) throws(CustodyError) -> [String] {
    let list = CaseLayout.join(casefile.path, CaseLayout.pending)
    guard FileStatus.ofPath(list) != nil else { return [] }
    let bytes = try LedgerStore.bytes(of: list)
    // A list that was cut off was written before any copy was moved.
    let paths = (try? JSONDecoder().decode([String].self, from: Data(bytes))) ?? []
    let known = Set(try casefile.inventory().map(\.path))
    var removed = 0
    for path in paths where path.hasPrefix(CaseLayout.evidence + "/") && !known.contains(path) {
      let file = CaseLayout.join(casefile.path, path)
      guard FileStatus.ofPath(file)?.isRegular == true else { continue }
      Folder.remove(file)
      removed += 1
      Folder.removeIfEmpty(CaseLayout.folder(of: file))
    }
    Folder.remove(list)
    try Folder.sync(casefile.path)
    guard removed > 0 else { return [] }
    return [
      "evidence: removed \(removed) cop\(removed == 1 ? "y" : "ies") of an ingest that didn't end"
    ]
  }
}
