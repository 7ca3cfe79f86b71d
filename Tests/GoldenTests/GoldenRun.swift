import EntraModel
import Foundation
import Pipeline
import Testing

/// One way of running a case whose exports must not depend on it.
struct GoldenRun: Sendable, CustomTestStringConvertible {
  /// Number of workers.
  var jobs: Int
  /// Whether the pieces of the evidence are named one by one and in reverse order.
  var byPiece = false
  /// Whether the evidence is referenced instead of copied.
  var reference = false
  /// The clock and the operator, which the ledger may know and no export.
  var second: Int64
  /// The name of the operator.
  var operatorName: String

  /// What a failing test prints.
  var testDescription: String {
    "\(jobs) workers\(byPiece ? ", piece by piece" : "")\(reference ? ", referenced" : "")"
  }

  /// The run whose exports are recorded, then others that differ in everything that must not matter.
  static let all = [
    GoldenRun(jobs: 1, second: 1_767_225_600, operatorName: "ada"),
    GoldenRun(jobs: 4, second: 1_798_761_600, operatorName: "bela"),
    GoldenRun(jobs: 3, byPiece: true, second: 946_684_800, operatorName: "chen"),
    GoldenRun(jobs: 2, reference: true, second: 1_767_225_601, operatorName: "dora"),
  ]

  /// Whether an export must be the same as that of the recorded run; the narrative says which evidence isn't in the case.
  func mustNotChange(_ export: String) -> Bool { !(reference && export == "narrative.md") }

  /// Runs a case in a temporary directory and gives the bytes of the exports by file name.
  ///
  /// - Parameters:
  ///   - golden: The case.
  ///   - further: Exports to make beside those of every investigation and those that the case compares.
  ///   - names: The exports to make instead of all these.
  /// - Returns: The bytes by file name; of a folder also the hash of its list.
  /// - Throws: what the investigation throws.
  func exports(
    of golden: GoldenCase, beside further: [String] = [], names: [String]? = nil
  ) async throws -> [String: [UInt8]] {
    let exporters = Catalogue.exports.filter {
      $0.isDefault || golden.promise.compare.contains($0.fileName) || further.contains($0.name)
    }
    let folder = FileManager.default.temporaryDirectory.appending(
      path: "crosstrail-golden-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let instant = Instant(ticks: second * Instant.ticksPerSecond)
    let report = try await Investigation.run(
      CaseRequest(
        path: folder.path(percentEncoded: false), title: golden.promise.title,
        tlp: golden.promise.tlp, ownTenants: golden.promise.own.compactMap { GUID($0) },
        knownPartners: (golden.promise.partners ?? []).compactMap { text in
          GUID(text).map { KnownPartner(tenant: $0, name: "") }
        }),
      evidence: EvidenceRequest(
        paths: byPiece ? golden.evidenceByPiece : [golden.evidence], reference: reference),
      exports: ExportRequest(names: names ?? exporters.map(\.name)),
      context: RunContext(
        tool: "crosstrail golden", operatorName: operatorName, jobs: jobs, now: { instant }))
    var bytes: [String: [UInt8]] = [:]
    for export in report.exports {
      let url = URL(filePath: export.path)
      if !export.files.isEmpty {
        // A folder stands for itself with the hash of its list, and for each of its files.
        bytes[url.lastPathComponent + "/"] = Array(export.sha256.utf8)
        for name in export.files {
          bytes[name] = try Array(Data(contentsOf: url.appending(path: name)))
        }
        continue
      }
      bytes[url.lastPathComponent] = try Array(Data(contentsOf: url))
    }
    return bytes
  }
}
