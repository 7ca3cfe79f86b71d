import EntraModel
import Foundation
import Testing

@testable import Pipeline

/// Exports that lie in a case are made anew and compared, and the reason is told of those that differ.
@Suite struct ExportCheckTests {
  private func made(in folder: TemporaryFolder) async throws -> String {
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    return folder("case")
  }

  private func check(
    _ path: String, _ request: ExportRequest = ExportRequest(), tool: String? = nil
  ) throws -> [String: ExportCheck.Verdict] {
    let context = InvestigationRuns.context()
    let asking = RunContext(
      tool: tool ?? context.tool, operatorName: "tester", jobs: 1, now: context.now)
    let before = try InvestigationRuns.exports(of: path)
    let checks = try CaseDesk.checkExports(at: path, request: request, context: asking)
    #expect(try InvestigationRuns.exports(of: path) == before)
    // A folder's files are checked one by one.
    let names = checks.map { check in
      check.path.contains("/pictures/")
        ? "pictures/" + URL(filePath: check.path).lastPathComponent : check.name
    }
    return Dictionary(uniqueKeysWithValues: zip(names, checks.map(\.verdict)))
  }

  @Test func `what nobody touched is the same, and only what lies there is looked at`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let verdicts = try check(path)
    #expect(verdicts.count == (try InvestigationRuns.exports(of: path).count))
    #expect(verdicts.values.allSatisfy { $0 == .same })
    #expect(try check(path, ExportRequest(names: ["gexf"])) == ["gexf": .missing])
  }

  @Test func `an edit, a lost file and a file of somebody else's are told apart`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let exports = URL(filePath: path + "/exports")
    try Data("edited\n".utf8).write(to: exports.appending(path: "timeline.csv"))
    try Data("<gexf/>\n".utf8).write(to: exports.appending(path: "graph.gexf"))
    try FileManager.default.removeItem(at: exports.appending(path: "narrative.md"))
    let verdicts = try check(path)
    #expect(verdicts["timeline"] == .edited)
    #expect(verdicts["gexf"] == .unknown)
    #expect(verdicts["narrative"] == .missing)
    #expect(verdicts["graphml"] == .same)
  }

  @Test func `other columns and another version are told apart`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    _ = try CaseDesk.export(
      at: path, request: ExportRequest(names: ["timeline"], columns: ["datetime", "actor"]),
      context: InvestigationRuns.context())
    #expect(try check(path)["timeline"] == .otherOptions)
    #expect(
      try check(path, ExportRequest(names: ["timeline"], columns: ["datetime", "actor"]))
        == ["timeline": .same])
    #expect(try check(path, tool: "crosstrail 9.9.9")["graphml"] == .otherVersion)
  }

  @Test func `a partner that was declared since is told`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let attacker = try #require(GUID(Incident.attacker))
    _ = try CaseDesk.declare(
      .addPartner(KnownPartner(tenant: attacker, name: "Rogue")), at: path,
      context: InvestigationRuns.context())
    #expect(try check(path)["narrative"] == .otherDeclarations)
  }

  @Test func `evidence that came in since is the reason before any option`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Incident.audits, to: "first/audits.json")
    try folder.write(Incident.signIns, to: "second/signIns.json")
    _ = try await InvestigationRuns.investigate([folder("first")], into: folder("case"))
    let stale = try Data(contentsOf: URL(filePath: folder("case/exports/timeline.csv")))
    var request = ExportRequest(names: ["graphml"])
    request.directory = folder("elsewhere")
    _ = try await InvestigationRuns.investigate(
      [folder("second")], into: folder("case"), exports: request)
    let now = try Data(contentsOf: URL(filePath: folder("case/exports/timeline.csv")))
    #expect(now == stale)
    #expect(try check(folder("case"))["timeline"] == .otherEvidence)
    #expect(try check(folder("case"), request) == ["graphml": .same])
  }
}
