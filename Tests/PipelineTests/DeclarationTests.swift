import EntraModel
import Foundation
import Testing

@testable import Pipeline

@Suite struct `Declarations` {
  private func made(in folder: TemporaryFolder) async throws -> String {
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    return folder("case")
  }

  private var attacker: TenantID { get throws { try #require(GUID(Incident.attacker)) } }

  private func ledger(_ path: String) throws -> [String] {
    try String(contentsOfFile: path + "/custody.jsonl", encoding: .utf8)
      .split(separator: "\n").map(String.init)
  }

  @Test func `a partner is kept with its limits, recorded in the ledger, and changes the findings`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let before = try CaseDesk.report(at: path, tool: "t")
    let lines = try ledger(path).count
    let partner = KnownPartner(
      tenant: try attacker, name: "Rogue & Co", allows: [.sync, .b2b],
      until: CivilDate(day: "2027-01-31"), why: "contract 7")
    let declared = try CaseDesk.declare(
      .addPartner(partner), at: path, context: InvestigationRuns.context())
    #expect(declared.isChanged)
    #expect(declared.report.facts.knownPartners == [partner])
    #expect(
      declared.report.findings.map(\.confidence).max() ?? 1
        < before.findings.map(\.confidence).max() ?? 0)
    #expect(
      try ledger(path)[lines].contains(
        "\"allows\":[\"b2b\",\"sync\"],\"until\":\"2027-01-31\",\"why\":\"contract 7\""))
    #expect(try CaseDesk.report(at: path, tool: "t").facts.knownPartners == [partner])
    let removed = try CaseDesk.declare(
      .removePartners([try attacker]), at: path, context: InvestigationRuns.context())
    #expect(removed.report.findings == before.findings)
    #expect(removed.findingsBefore == declared.report.findings.count)
    #expect(
      try CaseDesk.verify(at: path, recording: false, context: InvestigationRuns.context())
        .isIntact)
  }

  @Test func `what is declared already changes nothing and writes nothing`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let lines = try ledger(path)
    let own = try #require(GUID(Incident.victim))
    let declared = try CaseDesk.declare(
      .addOwn([own]), at: path, context: InvestigationRuns.context())
    #expect(!declared.isChanged)
    #expect(try ledger(path) == lines)
  }

  @Test func `a tenant that isn't declared can't be taken back`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let tenant = try attacker
    for declaration in [Declaration.removeOwn([tenant]), .removePartners([tenant])] {
      let error = #expect(throws: PipelineError.self) {
        try CaseDesk.declare(declaration, at: path, context: InvestigationRuns.context())
      }
      #expect(error?.place == tenant.description)
    }
  }

  @Test func `naming a partner again widens nothing`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let partner = KnownPartner(tenant: try attacker, name: "Rogue", allows: [.b2b])
    _ = try CaseDesk.declare(.addPartner(partner), at: path, context: InvestigationRuns.context())
    _ = try await Investigation.run(
      CaseRequest(path: path, knownPartners: [KnownPartner(tenant: try attacker, name: "Other")]),
      evidence: EvidenceRequest(paths: [folder("logs")]), exports: ExportRequest(),
      context: InvestigationRuns.context())
    let kept = try CaseDesk.report(at: path, tool: "t").facts.knownPartners
    #expect(kept.map(\.name) == ["Other"])
    #expect(kept.map(\.allows) == [[.b2b]])
  }
}
