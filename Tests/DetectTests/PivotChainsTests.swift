import EntraModel
import Testing

@testable import Detect

struct PivotChainsTests {
  /// Paths from each tenant into the next, some of each, where every account that came in acts on all next ones.
  private func chains(layers: Int, width: Int) -> PivotChains {
    let tenant = { (number: Int) in
      GUID(high: 0x7777_0000_0000_4000, low: 0x8000_0000_0000_0000 + UInt64(number))
    }
    let account = { (layer: Int, number: Int) in
      NodeID(.account, tenant: tenant(layer + 1), key: "a\(number)")
    }
    var hops: [Finding] = []
    var acts: [NodeID: [Hop]] = [:]
    for layer in 0..<layers {
      for number in 0..<width {
        var finding = Finding(
          id: "\(layer).\(number)", rule: BackdoorPath.rule, title: "", severity: .high,
          confidence: 0.5)
        finding.sourceTenant = tenant(layer)
        finding.targetTenant = tenant(layer + 1)
        finding.accounts = [
          FindingAccount(
            node: account(layer, number), tenant: nil, objectID: "", upn: "",
            role: "external account")
        ]
        hops.append(finding)
        acts[account(layer, number)] = (0..<width).map { next in
          var edge = Edge(
            id: "\(layer).\(number).\(next)", kind: .acted, from: account(layer, number),
            to: account(layer + 1, next))
          let act = Act(instant: Instant(ticks: 1), verb: "reset-password", events: [])
          edge.acts = [act]
          return Hop(edge: edge, act: act, position: 0)
        }
      }
    }
    return PivotChains(hops) { acts[$0] ?? [] }
  }

  @Test func `ways that meet once are told each`() {
    // 0 and 1 lead to 2 and 3.
    #expect(chains(layers: 2, width: 2).all() == [[0, 2], [0, 3], [1, 2], [1, 3]])
    #expect(chains(layers: 3, width: 1).all() == [[0, 1, 2]])
    #expect(chains(layers: 1, width: 2).all().isEmpty)
  }

  @Test func `every pivot is on a chain, and chains are never as many as combinations`() {
    let chains = chains(layers: 6, width: 8)
    let all = chains.all()
    let told = Set(all.flatMap { chain in zip(chain, chain.dropFirst()).map { [$0, $1] } })
    let pivots = chains.pivots.enumerated().flatMap { number, next in
      next.keys.map { [number, $0] }
    }
    #expect(pivots.count == 5 * 64 && Set(pivots) == told)
    #expect(all.count <= 8 * pivots.count && Set(all).count == all.count)
    #expect(all.allSatisfy { $0.count == 6 })
  }

  @Test func `no chain is longer than six hops`() {
    let all = chains(layers: 9, width: 1).all()
    #expect(all.map(\.count) == [6])
  }
}
