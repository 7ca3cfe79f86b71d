import Detect
import EntraModel
import EventForge
import TenantGraph
import Testing

struct ReconSweepTests {
  /// Requests about a number of applications, some seconds apart; every n-th is accepted.
  private func probing(
    _ applications: Int, everySeconds step: Int64, acceptingEvery accepted: Int? = nil,
    requestsEach: Int = 1
  ) -> EventForge {
    var forge = EventForge()
    guard let start = EventForge.at("02:00:00") else { return forge }
    for number in 0..<(applications * requestsEach) {
      let time = start.advanced(bySeconds: Int64(number) * step).description
      let application = Party(
        kind: .servicePrincipal, id: "application-\(number % applications)")
      forge.add(
        "POST /servicePrincipals/x/synchronization/jobs/validateCredentials", time,
        log: EventForge.victim, category: "", actor: People.helpdesk, targets: [application],
        source: .graphActivity
      ) { event in
        let isAccepted = accepted.map { number % $0 == $0 - 1 } ?? false
        event.result = isAccepted ? .success : .failure
        event.target = application
      }
    }
    return forge
  }

  private func sweep(_ forge: EventForge) -> Finding? {
    findings(forge).first(of: "XTS-RECON-SWEEP")
  }

  @Test func `ten applications within ten minutes, all refused, are low`() throws {
    let finding = try #require(sweep(probing(10, everySeconds: 60)))
    #expect(finding.severity == .low)
    #expect(finding.path.count == 10)
    #expect(finding.path.map(\.edge) == Array(repeating: .probed, count: 10))
  }

  @Test func `an answer that is yes makes it medium`() {
    #expect(sweep(probing(12, everySeconds: 20, acceptingEvery: 10))?.severity == .medium)
  }

  @Test func `nine applications, or ten over a longer time, are none`() {
    #expect(sweep(probing(9, everySeconds: 10)) == nil)
    #expect(sweep(probing(10, everySeconds: 67)) == nil)
  }

  @Test func `many requests about few applications are none`() {
    #expect(sweep(probing(3, everySeconds: 5, requestsEach: 20)) == nil)
  }

  @Test func `an inventory that is mostly answered is none`() {
    #expect(sweep(probing(20, everySeconds: 10, acceptingEvery: 2)) == nil)
  }

  @Test func `a probe is no way for an attacker to go`() {
    var builder = GraphBuilder(ownTenants: [EventForge.victim], tenantNames: [:])
    for event in probing(3, everySeconds: 5).ordered { builder.add(event) }
    let graph = builder.freeze()
    let from = NodeID(.account, tenant: EventForge.victim, key: People.helpdesk.id)
    #expect(graph.edges(of: .probed).count == 3)
    #expect(
      PathSearch(graph).paths(from: from, to: nil, limit: 9).flatMap { $0 }
        .allSatisfy { $0.edge != .probed })
  }
}
