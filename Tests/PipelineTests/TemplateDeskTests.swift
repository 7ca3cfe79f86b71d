import EntraModel
import Foundation
import Testing

@testable import Pipeline

@Suite struct `Templates and hand-overs` {
  private func context(_ name: String = "o") -> RunContext {
    RunContext(tool: "t", operatorName: name, jobs: 1, now: { Instant(ticks: 0) })
  }

  @Test func `exported templates pass the check and give the same narrative`() async throws {
    let folder = try TemporaryFolder()
    let paths = try TemplateDesk.export(to: folder("mine"), force: false)
    #expect(paths.contains(folder("mine") + "/technical.mustache"))
    #expect(try TemplateDesk.check(folder("mine")) == [])
    let readme = try String(contentsOfFile: folder("mine/README.md"), encoding: .utf8)
    #expect(readme.contains("| `findings.steps.sentence` | text | what the log records |"))
    try folder.write(Incident.audits, to: "logs/audits.json")
    try folder.write(Incident.signIns, to: "logs/signIns.json")
    _ = try await InvestigationRuns.investigate([folder("logs")], into: folder("case"))
    let ours = try CaseDesk.export(
      at: folder("case"), request: ExportRequest(names: ["narrative"]), context: context())
    let theirs = try CaseDesk.export(
      at: folder("case"),
      request: ExportRequest(names: ["narrative"], templatesDirectory: folder("mine")),
      context: context())
    #expect(ours == theirs)
  }

  @Test func `an edited template isn't replaced, and what it names in vain is told with its line`()
    throws
  {
    let folder = try TemporaryFolder()
    _ = try TemplateDesk.export(to: folder("mine"), force: false)
    try folder.write("one\n{{titel}}\n", to: "mine/limits.mustache")
    #expect {
      _ = try TemplateDesk.export(to: folder("mine"), force: false)
    } throws: { ($0 as? PipelineError)?.what == "is there and differs" }
    for path in [folder("mine"), folder("mine/limits.mustache")] {
      #expect(
        try TemplateDesk.check(path) == [
          TemplateDesk.Problem(
            file: folder("mine/limits.mustache"), line: 2,
            message: "no field titel here; did you mean title?")
        ])
    }
    _ = try TemplateDesk.export(to: folder("mine"), force: true)
    #expect(try TemplateDesk.check(folder("mine")) == [])
  }

  @Test func `a hand-over of a real case tells nothing of the victim, and again the same`()
    async throws
  {
    let folder = try TemporaryFolder()
    try folder.write(Incident.audits, to: "logs/audits.json")
    try folder.write(Incident.signIns, to: "logs/signIns.json")
    _ = try await InvestigationRuns.investigate([folder("logs")], into: folder("case"))
    let attacker = try #require(GUID(Incident.attacker))
    let request = ExportRequest(names: ["partner"], partner: attacker)
    let first = try CaseDesk.export(at: folder("case"), request: request, context: context())
    let path = try #require(first.first?.path)
    #expect(path.hasSuffix("/partner-\(Incident.attacker).md"))
    let text = try String(contentsOfFile: path, encoding: .utf8).lowercased()
    for name in [
      "victim", Incident.victim, Incident.guest, Incident.administrator, "#ext#", "audits.json",
    ] {
      #expect(!text.contains(name), "\(name)")
    }
    #expect(text.contains(Incident.attacker))
    let again = try CaseDesk.export(
      at: folder("case"), request: request, context: context("somebody else"))
    #expect(again == first)
    #expect(try CaseDesk.verify(at: folder("case"), recording: false, context: context()).isIntact)
  }
}
