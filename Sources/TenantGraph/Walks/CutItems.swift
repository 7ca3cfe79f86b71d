internal import EntraModel

/// What can be taken away, and which hops need it.
struct CutItems {
  /// Policies and accounts, by item.
  private(set) var ids: [NodeID] = []
  /// The weight of each item: one that is an account weighs a little more than a policy.
  private(set) var weights: [Int] = []
  /// The policy and the account that each hop needs, or -1.
  private(set) var needs: [(policy: Int32, node: Int32)] = []

  private var numbers: [NodeID: Int32] = [:]

  /// Reads a network.
  ///
  /// - Parameters:
  ///   - network: The hops.
  ///   - ends: Nodes that stay.
  ///   - tenants: In whose policies and accounts something can be taken away; nil for any.
  init(_ network: WalkNetwork, ends: Set<Int32>, in tenants: Set<TenantID>?) {
    let fixed = Set(ends.map { network.nodes[Int($0)] })
    var nodeItems = [Int32](repeating: -1, count: network.nodes.count)
    for number in Set(network.hops.map(\.to)).sorted() {
      guard let node = network.graph.node(network.nodes[Int(number)]),
        node.kind == .account || node.kind == .policy
      else { continue }
      nodeItems[Int(number)] = item(node.id, of: node.tenant, fixed, tenants)
    }
    needs.reserveCapacity(network.hops.count)
    for hop in network.hops {
      var policy: Int32 = -1
      let edge = network.graph.edges[Int(hop.edge)]
      if let gate = Self.gate(of: edge, edge.acts[Int(hop.act)], network.graph) {
        policy = item(gate.policy, of: gate.owner, fixed, tenants)
      }
      needs.append((policy, nodeItems[Int(hop.to)]))
    }
  }

  /// The policy that lets an act through: that of the tenant which is entered, for the tenant from which it comes.
  ///
  /// An account that exists signs in whatever becomes of the synchronization that made it (reference/detections 0.6), so
  /// that of all sign-ins only direct connect, which makes no account, needs the policy.
  private static func gate(
    of edge: Edge, _ act: Act, _ graph: Graph
  ) -> (policy: NodeID, owner: TenantID)? {
    let isGated =
      edge.kind == .synced || edge.kind == .provisioned
      || (edge.kind == .signedIn && act.verb == "direct-connect")
    guard isGated, let owner = graph.node(edge.to)?.tenant,
      let partner = graph.node(edge.from)?.tenant, owner != partner
    else { return nil }
    return (.policy(owner: owner, partner: partner), owner)
  }

  private mutating func item(
    _ id: NodeID, of tenant: TenantID?, _ fixed: Set<NodeID>, _ tenants: Set<TenantID>?
  ) -> Int32 {
    if let known = numbers[id] { return known }
    let isOurs = tenants.map { all in tenant.map { all.contains($0) } ?? false } ?? true
    guard isOurs, !fixed.contains(id) else { return -1 }
    let number = Int32(ids.count)
    numbers[id] = number
    ids.append(id)
    let isPolicy = id.text.hasPrefix(NodeKind.policy.rawValue + ":")
    weights.append(isPolicy ? 1_000_000 : 1_000_001)
    return number
  }
}
