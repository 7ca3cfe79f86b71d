import EntraModel
import Foundation
import Testing

@testable import Pipeline

@Suite struct `The whole way` {
  @Test func `the whole way finds the path and writes every export`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    let report = try await InvestigationRuns.investigate([logs], into: folder("case"))
    #expect(report.isNewCase)
    #expect(report.ingest.totals.records == 9)
    #expect(report.ingest.totals.events == 9)
    #expect(!report.ingest.hasFaults)
    #expect(report.overview.findings.contains { $0.rule == "XTS-BACKDOOR-PATH" })
    let exports = try InvestigationRuns.exports(of: folder("case")).keys.sorted()
    #expect(
      exports.filter { !$0.contains("/") } == [
        "findings.json", "graph.graphml", "narrative.md", "report.html", "timeline.csv",
      ])
    for name in ["activity", "coverage", "tenants"] {
      #expect(exports.contains("pictures/\(name).svg"))
    }
    #expect(
      exports.filter { $0.hasPrefix("pictures/path-") }.count == report.overview.findings.count)
  }

  @Test func `jobs, the order of paths and the place of the case don't show in an export`()
    async throws
  {
    let folder = try TemporaryFolder()
    let one = try folder.write(Incident.audits, to: "a/victim/audits.json")
    let two = try folder.write(Incident.signIns, to: "b/deeper/signIns.json")
    let three = try folder.write(
      Incident.page([Incident.auditRecords[0], Incident.auditRecords[3]]), to: "c/audits.json")
    _ = try await InvestigationRuns.investigate([one, two, three], into: folder("first"), jobs: 1)
    _ = try await InvestigationRuns.investigate(
      [three, one, two], into: folder("x/y/second"), jobs: 4)
    let (first, second) = (
      try InvestigationRuns.exports(of: folder("first")),
      try InvestigationRuns.exports(of: folder("x/y/second"))
    )
    #expect(first.keys.sorted() == second.keys.sorted())
    for name in first.keys.sorted() { #expect(first[name] == second[name], "\(name)") }
  }

  @Test func `two files of one name both keep it, with their hashes`() async throws {
    let folder = try TemporaryFolder()
    let one = try folder.write(Incident.audits, to: "a/log.json")
    let two = try folder.write(Incident.signIns, to: "b/log.json")
    let report = try await InvestigationRuns.investigate([two, one], into: folder("case"))
    let expected = report.ingest.files.map { file in
      "evidence/log-\(file.entry?.sha256.prefix(8) ?? "").json"
    }
    #expect(report.ingest.files.map(\.path) == expected)
    #expect(Set(expected).count == 2)
  }

  @Test func `a second ingest of the same bytes changes nothing and says so`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    let before = try InvestigationRuns.exports(of: folder("case"))
    let ledger = try Data(contentsOf: URL(filePath: folder("case/custody.jsonl")))
    let again = try await InvestigationRuns.investigate([logs], into: folder("case"))
    #expect(try Data(contentsOf: URL(filePath: folder("case/custody.jsonl"))) == ledger)
    #expect(!again.isNewCase)
    #expect(again.ingest.files.allSatisfy { $0.outcome == .alreadyHeld })
    #expect(again.ingest.totals == IngestReport.Totals())
    #expect(try InvestigationRuns.exports(of: folder("case")) == before)
  }

  @Test func `the ledger says what was found and what was written`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    let ledger = try String(contentsOfFile: folder("case/custody.jsonl"), encoding: .utf8)
    for action in ["created", "ingested", "detected", "exported"] {
      #expect(ledger.contains("\"action\":\"\(action)\""))
    }
  }

  @Test func `evidence in two runs gives the exports of one`() async throws {
    let folder = try TemporaryFolder()
    let one = try folder.write(Incident.audits, to: "audits.json")
    let two = try folder.write(Incident.signIns, to: "signIns.json")
    _ = try await InvestigationRuns.investigate([one, two], into: folder("whole"))
    _ = try await InvestigationRuns.investigate([two], into: folder("parts"))
    _ = try await InvestigationRuns.investigate([one], into: folder("parts"))
    let (whole, parts) = (
      try InvestigationRuns.exports(of: folder("whole")),
      try InvestigationRuns.exports(of: folder("parts"))
    )
    for name in whole.keys.sorted() { #expect(whole[name] == parts[name], "\(name)") }
  }

  @Test func `with reference no copy is kept and records are still found`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    let report = try await InvestigationRuns.investigate(
      [logs], into: folder("case"), reference: true)
    #expect(report.overview.facts.evidence.allSatisfy { $0.isReference })
    #expect(!FileManager.default.fileExists(atPath: folder("case/evidence/victim/audits.json")))
    let finding = try #require(report.overview.findings.first)
    let explanation = try CaseDesk.explain(at: folder("case"), finding.id, tool: "t")
    #expect(explanation.isIntact)
  }

  @Test func `a file that isn't ours is refused by name and the others are kept`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    try folder.write("<html>sign in</html>", to: "logs/page.json")
    try folder.write("", to: "logs/nothing.json")
    let report = try await InvestigationRuns.investigate([logs], into: folder("case"))
    #expect(report.ingest.hasFaults)
    let refused = report.ingest.files.filter { $0.outcome == .refused }
    #expect(refused.map(\.path) == ["evidence/nothing.json", "evidence/page.json"])
    #expect(refused.allSatisfy { $0.reason != nil })
    #expect(report.ingest.totals.events == 9)
    #expect(report.overview.facts.evidence.filter { $0.status == .refused }.count == 2)
  }

  @Test func `a case exists even when every file was refused`() async throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("nothing of ours", to: "notes.txt")
    let report = try await InvestigationRuns.investigate([file], into: folder("case"))
    #expect(report.isNewCase)
    #expect(report.overview.facts.evidence.map(\.status) == [.refused])
    #expect(try CaseDesk.report(at: folder("case"), tool: "t").facts.events == 0)
  }

  @Test func `a pipe in a folder is refused without being opened`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    folder.makePipe("logs/pipe.json")
    let report = try await InvestigationRuns.investigate([logs], into: folder("case"))
    #expect(report.ingest.files.last?.reason == .notRegularFile)
    #expect(report.ingest.totals.events == 9)
  }

  @Test func `nothing is made when a path doesn't exist`() async throws {
    let folder = try TemporaryFolder()
    await #expect(throws: PipelineError.self) {
      _ = try await InvestigationRuns.investigate([folder("nowhere")], into: folder("case"))
    }
    #expect(!FileManager.default.fileExists(atPath: folder("case")))
  }

  @Test func `an edited export stays until force says otherwise`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    let original = try InvestigationRuns.exports(of: folder("case"))
    try folder.write("my own words", to: "case/exports/narrative.md")
    await #expect(throws: PipelineError.self) {
      _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    }
    #expect(
      try InvestigationRuns.exports(of: folder("case"))["narrative.md"] == Data("my own words".utf8)
    )
    _ = try await InvestigationRuns.investigate(
      [logs], into: folder("case"), exports: ExportRequest(force: true))
    #expect(try InvestigationRuns.exports(of: folder("case")) == original)
  }

  @Test func `an unknown exporter is named before a case is made`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    let error = await #expect(throws: PipelineError.self) {
      _ = try await InvestigationRuns.investigate(
        [logs], into: folder("case"), exports: ExportRequest(names: ["powerpoint"]))
    }
    #expect(error?.kind == .usage)
    #expect(!FileManager.default.fileExists(atPath: folder("case")))
  }
}
