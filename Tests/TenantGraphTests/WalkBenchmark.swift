import EntraModel
import Foundation
import TenantGraph
import Testing

/// A million edges, asked what can be reached and what cuts; run by `make bench` alone.
@Suite(.enabled(if: ProcessInfo.processInfo.environment["BENCH"] == "1"))
struct WalkBenchmark {
  /// An estate: tenants with accounts, synchronized among each other, with sign-ins and acts.
  private func estate(edges count: Int) -> Graph {
    var generator = Seeded(state: 1)
    let tenants = (0..<40).map { GUID(high: 1, low: UInt64($0)) }
    var nodes = tenants.map { Node(id: .tenant($0), kind: .tenant, tenant: $0, label: "") }
    var accounts: [[NodeID]] = []
    for tenant in tenants {
      let own = (0..<(count / 200)).map { NodeID(.account, tenant: tenant, key: "a\($0)") }
      nodes += own.map { Node(id: $0, kind: .account, tenant: tenant, label: "") }
      accounts.append(own)
    }
    var edges: [Edge] = []
    for number in 0..<count {
      let from = Int.random(in: 0..<tenants.count, using: &generator)
      let to = Int.random(in: 0..<tenants.count, using: &generator)
      guard let source = accounts[from].randomElement(using: &generator),
        let target = accounts[to].randomElement(using: &generator), source != target
      else { continue }
      let instant = Instant(
        ticks: Int64.random(in: 0..<30_000_000, using: &generator) * Instant.ticksPerSecond)
      let place = EvidencePlace(
        evidence: EvidenceID(Int64.random(in: 0..<20, using: &generator)), record: 1, line: 1,
        offset: 0, length: 1)
      var edge = Edge(
        id: "e\(number)", kind: from == to || number % 3 == 0 ? .acted : .provisioned, from: source,
        to: target)
      edge.acts = [
        Act(
          instant: instant, verb: "v",
          events: [EventReference(key: Int64(number), id: "e", instant: instant, place: place)])
      ]
      edges.append(edge)
    }
    return Graph(nodes: nodes, edges: edges)
  }

  @Test func `a million edges are searched in seconds`() throws {
    let clock = ContinuousClock()
    var graph = Graph(nodes: [], edges: [])
    print("graph:", clock.measure { graph = estate(edges: 1_000_000) })
    let (start, end) = (
      try #require(graph.nodes.first { $0.kind == .account }).id,
      try #require(graph.nodes.last { $0.kind == .account }).id
    )
    var count = 0
    let reach = clock.measure { count = PathSearch(graph).reach(from: start, limit: 200).count }
    print("reach:", reach, "nodes:", count)
    var walks = 0
    let path = clock.measure {
      walks = PathSearch(graph).paths(from: start, to: end, limit: 1).count
    }
    print("path:", path, "walks:", walks)
    var size = 0
    let cut = clock.measure {
      size = CutSearch(graph).cut(from: [start], to: end).items.count
    }
    print("cut:", cut, "items:", size)
    #expect(count > 100_000 && walks == 1 && size > 0)
    #expect(reach < .seconds(30) && path < .seconds(30) && cut < .seconds(120))
  }
}
