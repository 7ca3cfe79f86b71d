import EntraModel
import TenantGraph
import Testing

struct PathSearchTests {
  private func node(_ number: Int) -> NodeID { NodeID("account:unknown.n\(number)") }

  private func randomGraph(_ generator: inout Seeded) -> Graph {
    let size = Int.random(in: 2...7, using: &generator)
    let kinds: [EdgeKind] = [.provisioned, .acted, .belongsTo, .samePrincipal, .evicted, .signedIn]
    var edges: [String: Edge] = [:]
    for number in 0..<Int.random(in: 1...14, using: &generator) {
      let (from, to) = (
        Int.random(in: 0..<size, using: &generator), Int.random(in: 0..<size, using: &generator)
      )
      guard from != to, let kind = kinds.randomElement(using: &generator) else { continue }
      let id = "\(kind.label) \(from) \(to)"
      var edge = edges[id] ?? Edge(id: id, kind: kind, from: node(from), to: node(to))
      let isDated = Int.random(in: 0..<5, using: &generator) > 0
      let instant =
        isDated
        ? Instant(ticks: Int64.random(in: 0..<40, using: &generator) * 100 * Instant.ticksPerSecond)
        : nil
      let file = Int64.random(in: 1...2, using: &generator)
      let place = EvidencePlace(
        evidence: EvidenceID(file), record: 1, line: 1, offset: 0, length: 1)
      edge.acts.append(
        Act(
          instant: instant, verb: "v\(number)",
          events: [
            EventReference(key: Int64(number), id: "e\(number)", instant: instant, place: place)
          ]))
      edges[id] = edge
    }
    let sorted = edges.values.map { edge in
      var edge = edge
      edge.acts.sort { ($0.instant?.ticks ?? .max, $0.verb) < ($1.instant?.ticks ?? .max, $1.verb) }
      return edge
    }
    return Graph(
      nodes: (0..<size).map { Node(id: node($0), kind: .account, tenant: nil, label: "\($0)") },
      edges: sorted)
  }

  /// What brute force reaches.
  private func naiveReach(_ graph: Graph, from start: NodeID) -> Set<NodeID> {
    Set(NaiveWalks(graph: graph).arrivals(from: [start]).keys)
  }

  @Test func `every walk that is found respects time and only reaches what brute force reaches`() {
    var generator = Seeded(state: 20_260_504)
    var found = 0
    for _ in 0..<400 {
      let graph = randomGraph(&generator)
      let reach = naiveReach(graph, from: node(0))
      let arrivals = PathSearch(graph).arrivals(from: node(0))
      #expect(Set(arrivals.keys).isSubset(of: reach))
      for walk in PathSearch(graph).paths(from: node(0), to: nil, limit: 100) {
        found += 1
        var moment: Instant?
        var last: EventReference?
        for step in walk {
          if let time = step.time, let moment {
            let tolerance =
              last?.place.evidence == step.events.first?.place.evidence ? 0 : PathSearch.skewSeconds
            #expect(time >= moment.advanced(bySeconds: -tolerance))
          }
          moment = [moment, step.time].compactMap { $0 }.max()
          last = step.events.first
        }
      }
    }
    #expect(found > 300)
  }

  @Test func `without tolerance between files the search reaches exactly what brute force reaches`()
  {
    var generator = Seeded(state: 7)
    for _ in 0..<400 {
      var graph = randomGraph(&generator)
      // One file for everything: one clock, and earliest arrival is exact.
      let edges = graph.edges.map { edge in
        var edge = edge
        edge.acts = edge.acts.map { act in
          var act = act
          act.events = act.events.map { event in
            var event = event
            event.place.evidence = EvidenceID(1)
            return event
          }
          return act
        }
        return edge
      }
      graph = Graph(nodes: graph.nodes, edges: edges)
      #expect(
        Set(PathSearch(graph).arrivals(from: node(0)).keys) == naiveReach(graph, from: node(0)))
    }
  }

  @Test func `a walk names its hops in order and ends where it was asked to`() throws {
    let place = EvidencePlace(evidence: EvidenceID(1), record: 1, line: 1, offset: 0, length: 1)
    let act = { (seconds: Int64) in
      Act(
        instant: Instant(ticks: seconds * Instant.ticksPerSecond), verb: "v",
        events: [EventReference(key: seconds, id: "e", instant: nil, place: place)])
    }
    var first = Edge(id: "a", kind: .provisioned, from: node(0), to: node(1))
    first.acts = [act(10)]
    var second = Edge(id: "b", kind: .signedIn, from: node(1), to: node(2))
    second.acts = [act(5), act(20)]
    let graph = Graph(
      nodes: (0..<3).map { Node(id: node($0), kind: .account, tenant: nil, label: "\($0)") },
      edges: [first, second])
    let walk = try #require(PathSearch(graph).paths(from: node(0), to: node(2), limit: 5).first)
    #expect(walk.map(\.edge) == [.provisioned, .signedIn])
    #expect(walk.map(\.time?.ticks) == [100_000_000, 200_000_000])
    #expect(PathSearch(graph).paths(from: node(2), to: node(0), limit: 5).isEmpty)
  }
}
