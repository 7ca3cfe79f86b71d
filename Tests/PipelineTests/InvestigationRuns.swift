import EntraModel
import Foundation

@testable import Pipeline

/// Runs of the whole way over an invented incident.
enum InvestigationRuns {
  static func context(jobs: Int = 2) -> RunContext {
    RunContext(
      tool: "crosstrail 0.1.0", operatorName: "tester", jobs: jobs,
      now: { Instant(ticks: 17_000_000_000_000_000) })
  }

  static func investigate(
    _ paths: [String], into path: String, jobs: Int = 2, reference: Bool = false,
    exports: ExportRequest = ExportRequest()
  ) async throws -> InvestigationReport {
    try await Investigation.run(
      CaseRequest(
        path: path, title: "An incident", ownTenants: [GUID(Incident.victim)].compactMap { $0 }),
      evidence: EvidenceRequest(paths: paths, reference: reference), exports: exports,
      context: context(jobs: jobs))
  }

  /// The bytes of every export by file name.
  static func exports(of path: String) throws -> [String: Data] {
    var exports: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path + "/exports")
    where !name.hasPrefix(".") {
      let url = URL(filePath: path + "/exports/" + name)
      guard try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory != true else { continue }
      exports[name] = try Data(contentsOf: url)
    }
    return exports
  }

  static func incident(in folder: TemporaryFolder, at name: String = "logs") throws -> String {
    try folder.write(Incident.audits, to: name + "/victim/audits.json")
    try folder.write(Incident.signIns, to: name + "/victim/signIns.json")
    return folder(name)
  }
}
