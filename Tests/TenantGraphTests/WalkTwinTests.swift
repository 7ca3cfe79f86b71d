import EntraModel
import TenantGraph
import Testing

struct WalkTwinTests {
  @Test func `earliest arrivals are those of a search that tries every state`() throws {
    var generator = Seeded(state: 20_261_124)
    var (reached, compared, ended) = (0, 0, 0)
    for _ in 0..<RandomGraphs.count {
      let graph = RandomGraphs.graph(&generator)
      let search = PathSearch(graph)
      for start in graph.nodes.prefix(4) {
        let naive = NaiveWalks(graph: graph).arrivals(from: [start.id])
        let fast = search.arrivals(from: start.id).mapValues { $0 ?? Instant(ticks: .min) }
        #expect(fast == naive)
        compared += 1
        reached += fast.count
        let through = NaiveWalks(graph: graph, endsInPlaces: false).arrivals(from: [start.id])
        if through != naive { ended += 1 }
      }
    }
    #expect(reached > compared)
    // Walks that end in a tenant make a difference often enough to be tried.
    #expect(ended * 50 > compared)
  }

  @Test
  func `what can be reached from a moment on is what brute force reaches, with a walk to each`()
    throws
  {
    var generator = Seeded(state: 11)
    for _ in 0..<RandomGraphs.count {
      let graph = RandomGraphs.graph(&generator)
      let moment = RandomGraphs.at(Int64.random(in: 0..<40, using: &generator))
      let start = try #require(graph.nodes.randomElement(using: &generator)).id
      var naive = NaiveWalks(graph: graph, isStanding: true).arrivals(from: [start], at: moment)
      naive[start] = nil
      let (reached, count) = PathSearch(graph).reach(from: start, at: moment)
      #expect(count == naive.count)
      for item in reached {
        #expect(item.arrival == naive[item.node])
        #expect(item.walk.count >= 1)
        #expect(item.walk.map(\.step) == Array(1...item.walk.count))
      }
      #expect(
        reached.map { $0.arrival?.ticks ?? .max }
          == reached.map { $0.arrival?.ticks ?? .max }.sorted())
      #expect(PathSearch(graph).reach(from: start, at: moment, limit: 1).reached.count <= 1)
    }
  }

  @Test func `a door that was opened before still lets through, one that was closed doesn't`() {
    let tenants = RandomGraphs.tenants
    let policy = NodeID.policy(owner: tenants[0], partner: tenants[1])
    var edge = Edge(id: "g", kind: .grantedInbound, from: policy, to: .tenant(tenants[1]))
    edge.acts = [Act(instant: RandomGraphs.at(1), verb: "enable-sync", events: [])]
    edge.acts[0].validUntil = RandomGraphs.at(10)
    let nodes = [
      Node(id: policy, kind: .policy, tenant: tenants[0], label: ""),
      Node(id: .tenant(tenants[1]), kind: .tenant, tenant: tenants[1], label: ""),
    ]
    let search = PathSearch(Graph(nodes: nodes, edges: [edge]))
    #expect(
      search.reach(from: policy, at: RandomGraphs.at(9)).reached.map(\.node) == [
        .tenant(tenants[1])
      ])
    #expect(
      search.reach(from: policy, at: RandomGraphs.at(9)).reached.map(\.arrival) == [
        RandomGraphs.at(9)
      ])
    #expect(search.reach(from: policy, at: RandomGraphs.at(30)).count == 0)
    #expect(search.reach(from: policy).reached.map(\.arrival) == [RandomGraphs.at(1)])
  }
}
