import EntraModel
import TenantGraph
import Testing

struct CutTwinTests {
  /// Whether a hop needs an item: an account or policy at either end, or the policy of its pair.
  private func needs(_ edge: Edge, _ act: Act, _ item: NodeID, _ graph: Graph) -> Bool {
    if edge.from == item || edge.to == item { return true }
    let isGated =
      [.synced, .provisioned].contains(edge.kind)
      || (edge.kind == .signedIn && act.verb == "direct-connect")
    guard isGated, let from = graph.node(edge.from)?.tenant, let to = graph.node(edge.to)?.tenant,
      from != to
    else { return false }
    return item == .policy(owner: to, partner: from)
  }

  private func isCut(_ graph: Graph, _ starts: [NodeID], _ end: NodeID, _ items: [NodeID]) -> Bool {
    let walks = NaiveWalks(graph: graph) { edge, act in
      !items.contains { needs(edge, act, $0, graph) }
    }
    return walks.arrivals(from: starts)[end] == nil
  }

  private func items(_ graph: Graph, _ ends: [NodeID], in tenants: Set<TenantID>?) -> [NodeID] {
    let isOurs = { (tenant: TenantID?) in
      guard let tenants else { return true }
      return tenant.map(tenants.contains) ?? false
    }
    var items = graph.nodes
      .filter { ($0.kind == .account || $0.kind == .policy) && isOurs($0.tenant) }
      .map(\.id)
    for owner in RandomGraphs.tenants where isOurs(owner) {
      for partner in RandomGraphs.tenants where partner != owner {
        items.append(.policy(owner: owner, partner: partner))
      }
    }
    return Set(items).subtracting(ends).sorted()
  }

  /// The size of the smallest set of items that cuts, by trying all sets in the order of their sizes.
  private func smallest(_ graph: Graph, _ starts: [NodeID], _ end: NodeID, _ items: [NodeID])
    -> Int?
  {
    guard isCut(graph, starts, end, items) else { return nil }
    for size in 0...items.count
    where trySets(items[...], size, [], { isCut(graph, starts, end, $0) }) {
      return size
    }
    return nil
  }

  private func trySets(
    _ items: ArraySlice<NodeID>, _ size: Int, _ taken: [NodeID], _ isCut: ([NodeID]) -> Bool
  ) -> Bool {
    if size == 0 { return isCut(taken) }
    for index in items.indices where items.endIndex - index >= size {
      if trySets(items[(index + 1)...], size - 1, taken + [items[index]], isCut) { return true }
    }
    return false
  }

  @Test func `a cut breaks every walk and no smaller set of policies and accounts does`() throws {
    var generator = Seeded(state: 4_071)
    var sizes: [Int: Int] = [:]
    for _ in 0..<RandomGraphs.count {
      let graph = RandomGraphs.graph(&generator)
      let tenants: Set<TenantID>? =
        Bool.random(using: &generator) ? nil : Set(RandomGraphs.tenants.prefix(2))
      let shuffled = graph.nodes.map(\.id).shuffled(using: &generator)
      let starts = Array(shuffled.prefix(Int.random(in: 1...2, using: &generator)))
      let end = try #require(shuffled.last)
      let cut = CutSearch(graph, in: tenants).cut(from: starts, to: end)
      let items = items(graph, starts + [end], in: tenants)
      let best = smallest(graph, starts, end, items)
      #expect((cut.uncuttable != nil) == (best == nil))
      guard let best else { continue }
      sizes[best, default: 0] += 1
      #expect(cut.isSmallest)
      #expect(cut.items.count == best)
      #expect(isCut(graph, starts, end, cut.items))
      #expect(Set(cut.items).isSubset(of: items))
      // Each item is named with a walk that it alone breaks.
      #expect(cut.walks.count == best)
      #expect(cut.walks.allSatisfy { $0.last != nil })
    }
    #expect(sizes[0] ?? 0 > 0 && sizes[1] ?? 0 > 0 && sizes[2] ?? 0 > 0)
  }

  @Test func `one policy that many accounts came through is a smaller cut than the accounts`() {
    let tenants = RandomGraphs.tenants
    var nodes = [
      Node(id: .tenant(tenants[0]), kind: .tenant, tenant: tenants[0], label: ""),
      Node(id: .tenant(tenants[1]), kind: .tenant, tenant: tenants[1], label: ""),
    ]
    var edges: [Edge] = []
    let act = { (step: Int64) in [Act(instant: RandomGraphs.at(step), verb: "v", events: [])] }
    for number in 0..<5 {
      let home = NodeID(.account, tenant: tenants[1], key: "h\(number)")
      let guest = NodeID(.account, tenant: tenants[0], key: "g\(number)")
      let signIn = NodeID(.signIn, tenant: tenants[0], key: "s\(number)")
      nodes.append(Node(id: home, kind: .account, tenant: tenants[1], label: ""))
      nodes.append(Node(id: guest, kind: .account, tenant: tenants[0], label: ""))
      nodes.append(Node(id: signIn, kind: .signIn, tenant: tenants[0], label: ""))
      for (kind, from, to, step) in [
        (EdgeKind.belongsTo, home, NodeID.tenant(tenants[1]), Int64(0)),
        (.provisioned, home, guest, 10), (.signedIn, guest, signIn, 20),
        (.accessed, signIn, .tenant(tenants[0]), 20),
      ] {
        var edge = Edge(id: "\(kind.label)\(number)", kind: kind, from: from, to: to)
        edge.acts = act(step)
        if kind == .belongsTo { edge.acts[0].instant = nil }
        edges.append(edge)
      }
    }
    let graph = Graph(nodes: nodes, edges: edges)
    let cut = CutSearch(graph, in: [tenants[0]])
      .cut(from: [.tenant(tenants[1])], to: .tenant(tenants[0]))
    #expect(cut.items == [.policy(owner: tenants[0], partner: tenants[1])])
    #expect(cut.walks.map(\.count) == [4])
  }

  @Test func `a walk without a policy or account of ours can't be cut, and is shown`() {
    let tenants = RandomGraphs.tenants
    let home = NodeID(.account, tenant: tenants[1], key: "h")
    let signIn = NodeID(.signIn, tenant: tenants[0], key: "s")
    var first = Edge(id: "a", kind: .signedIn, from: home, to: signIn)
    first.acts = [Act(instant: RandomGraphs.at(1), verb: "v", events: [])]
    var second = Edge(id: "b", kind: .accessed, from: signIn, to: .tenant(tenants[0]))
    second.acts = [Act(instant: RandomGraphs.at(1), verb: "v", events: [])]
    let graph = Graph(
      nodes: [
        Node(id: home, kind: .account, tenant: tenants[1], label: ""),
        Node(id: signIn, kind: .signIn, tenant: tenants[0], label: ""),
        Node(id: .tenant(tenants[0]), kind: .tenant, tenant: tenants[0], label: ""),
      ], edges: [first, second])
    let cut = CutSearch(graph).cut(from: [home], to: .tenant(tenants[0]))
    #expect(cut.uncuttable?.count == 2)
    #expect(cut.items.isEmpty)
  }
}
