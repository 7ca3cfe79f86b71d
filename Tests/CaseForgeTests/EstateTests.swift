import EntraModel
import Foundation
import Pipeline
import Testing

@testable import CaseForge

/// An attack hidden in a month of daily work is found, and the work itself raises nothing.
struct EstateTests {
  /// Investigates an estate as a responder who declares the tenant and the partner of the old synchronization.
  private func findings(hidesAttack: Bool, seed: UInt64) async throws -> (Estate, [Finding]) {
    let folder = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var estate = Estate(seed: seed, signIns: 6000, audits: 3000, hidesAttack: hidesAttack)
    try estate.write(into: folder + "/logs")
    let partner = try #require(GUID(estate.partner))
    let report = try await Investigation.run(
      CaseRequest(
        path: folder + "/case", title: "A month",
        ownTenants: [GUID(estate.tenant)].compactMap { $0 },
        knownPartners: [KnownPartner(tenant: partner, name: "Affiliate")]),
      evidence: EvidenceRequest(paths: [folder + "/logs"]), exports: ExportRequest(),
      context: RunContext(
        tool: "crosstrail", operatorName: "tester", jobs: 2, now: { Instant(ticks: 0) }))
    return (estate, report.overview.findings)
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the attack is found, and nothing above info besides`(seed: UInt64) async throws {
    let (estate, findings) = try await findings(hidesAttack: true, seed: seed)
    let attack = try #require(estate.attack)
    let raised = findings.filter { $0.severity > .info }
    #expect(Set(raised.map(\.rule)) == ["XTS-BACKDOOR-PATH", "XTS-EXT-PRIVILEGED"])
    #expect(raised.count == 2)
    #expect(raised.allSatisfy { $0.sourceTenant == GUID(attack.home) })
  }

  @Test func `daily work alone raises nothing`() async throws {
    let (_, findings) = try await findings(hidesAttack: false, seed: 4)
    #expect(findings.filter { $0.severity > .info }.map(\.title) == [])
  }

  @Test func `equal seeds give equal estates`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for name in ["a", "b"] {
      var estate = Estate(seed: 9, signIns: 200, audits: 200, hidesAttack: true)
      try estate.write(into: folder + "/" + name)
    }
    for name in [Estate.signInsName, Estate.auditsName] {
      let first = try Data(contentsOf: URL(filePath: folder + "/a/" + name))
      #expect(first == (try Data(contentsOf: URL(filePath: folder + "/b/" + name))))
      #expect(first.count(where: { $0 == 0x0A }) == (name == Estate.signInsName ? 264 : 208))
    }
  }
}
