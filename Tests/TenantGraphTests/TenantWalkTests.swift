import EntraModel
import TenantGraph
import Testing

/// Which tenants a walk goes on from: those that somebody on it controls.
struct TenantWalkTests {
  private let attacker = RandomGraphs.tenants[0]
  private let middle = RandomGraphs.tenants[1]
  private let victim = RandomGraphs.tenants[2]
  private var intruder: NodeID { NodeID(.account, tenant: attacker, key: "intruder") }
  private var guest: NodeID { NodeID(.account, tenant: middle, key: "guest") }
  private var employee: NodeID { NodeID(.account, tenant: middle, key: "employee") }
  private var signIn: NodeID { NodeID(.signIn, tenant: middle, key: "s") }
  private var door: NodeID { .policy(owner: middle, partner: attacker) }

  private func node(_ id: NodeID, _ kind: NodeKind, _ tenant: TenantID) -> Node {
    Node(id: id, kind: kind, tenant: tenant, label: "")
  }

  private func edge(_ kind: EdgeKind, _ from: NodeID, _ to: NodeID, at step: Int64?) -> Edge {
    var edge = Edge(id: "\(kind.label) \(from) \(to)", kind: kind, from: from, to: to)
    edge.acts = [Act(instant: step.map(RandomGraphs.at), verb: "v", events: [])]
    return edge
  }

  /// The attacker's account comes into the middle tenant as a guest and signs in; an employee there has an account in the
  /// victim's tenant.
  private var graph: Graph {
    let twin = NodeID(.account, tenant: victim, key: "employee")
    return Graph(
      nodes: [attacker, middle, victim].map { node(.tenant($0), .tenant, $0) } + [
        node(intruder, .account, attacker), node(guest, .account, middle),
        node(employee, .account, middle), node(twin, .account, victim),
        node(signIn, .signIn, middle), node(door, .policy, middle),
      ],
      edges: [
        edge(.belongsTo, intruder, .tenant(attacker), at: nil),
        edge(.belongsTo, employee, .tenant(middle), at: nil),
        edge(.configured, employee, door, at: 1),
        edge(.grantedInbound, door, .tenant(attacker), at: 1),
        edge(.synced, .tenant(attacker), .tenant(middle), at: 10),
        edge(.provisioned, intruder, guest, at: 10),
        edge(.signedIn, guest, signIn, at: 20),
        edge(.accessed, signIn, .tenant(middle), at: 20),
        edge(.synced, .tenant(middle), .tenant(victim), at: 30),
        edge(.provisioned, employee, twin, at: 30),
      ])
  }

  @Test func `who comes into a tenant as a guest doesn't control the accounts at home there`() {
    let search = PathSearch(graph)
    let reached = search.reach(from: .tenant(attacker)).reached
    #expect(reached.map(\.node) == [.tenant(middle), guest, signIn, intruder])
    // The tenant is listed once, as early as any walk is there.
    #expect(reached.first?.walk.map(\.edge) == [.synced])
    #expect(search.paths(from: .tenant(attacker), to: employee, limit: 5).isEmpty)
    let cut = CutSearch(graph).cut(from: [.tenant(attacker)], to: employee)
    #expect(cut.items.isEmpty && cut.uncuttable == nil)
    // Whoever controls the tenant has its accounts, and comes on from there.
    let own = search.reach(from: .tenant(middle)).reached.map(\.node)
    #expect(own.contains(employee) && own.contains(.tenant(victim)))
  }

  @Test func `the partner that a policy lets in goes on to its own accounts`() {
    let walk = PathSearch(graph).paths(from: employee, to: guest, limit: 5).first ?? []
    #expect(walk.map(\.edge) == [.configured, .grantedInbound, .belongsTo, .provisioned])
    let cut = CutSearch(graph).cut(from: [employee], to: .tenant(middle))
    #expect(cut.items == [door])
  }

  @Test func `a tenant that is reached as a place and later as a party goes on from then`() {
    let own = NodeID(.account, tenant: victim, key: "own")
    let gate = NodeID.policy(owner: attacker, partner: victim)
    let graph = Graph(
      nodes: [
        node(.tenant(attacker), .tenant, attacker), node(.tenant(victim), .tenant, victim),
        node(intruder, .account, attacker), node(own, .account, victim),
        node(gate, .policy, attacker),
      ],
      edges: [
        edge(.belongsTo, intruder, .tenant(attacker), at: nil),
        edge(.belongsTo, own, .tenant(victim), at: nil),
        edge(.synced, .tenant(attacker), .tenant(victim), at: 1),
        edge(.configured, intruder, gate, at: 30),
        edge(.grantedInbound, gate, .tenant(victim), at: 30),
      ])
    let search = PathSearch(graph)
    let arrivals = search.arrivals(from: .tenant(attacker))
    #expect(arrivals[.tenant(victim)] == RandomGraphs.at(1))
    #expect(arrivals[own] == RandomGraphs.at(30))
    let ends = search.paths(from: .tenant(attacker), to: nil, limit: 9).compactMap(\.last)
    #expect(ends.map(\.edge) == [.belongsTo])
  }
}
