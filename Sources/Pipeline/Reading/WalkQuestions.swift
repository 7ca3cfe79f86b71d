internal import Custody
internal import EntraModel
internal import TenantGraph

/// Questions to the walks of a case: what can be reached, and what cuts it off.
struct WalkQuestions {
  private let lookup: Lookup
  private let facts: CaseFacts
  private let graph: Graph

  /// Reads the graph of a case.
  init(_ casefile: Casefile, tool: String) throws {
    lookup = try Lookup(casefile)
    facts = try CaseAccess.facts(casefile, tool: tool)
    graph = Graph(nodes: lookup.nodes, edges: lookup.edges)
  }

  /// What can be reached from a node.
  func reach(from: String, at moment: Instant?, limit: Int) throws -> ReachReport {
    let start = try lookup.node(from)
    let found = PathSearch(graph).reach(from: start.id, at: moment, limit: limit)
    return ReachReport(
      from: start, at: moment,
      reached: found.reached.map {
        ReachReport.Reached(node: $0.node, arrival: $0.arrival, walk: $0.walk)
      },
      count: found.count, cast: Cast(lookup.nodes), facts: facts)
  }

  /// What cuts a node off from some others; from every foreign tenant when none is named.
  func cut(from: [String], to: String) throws -> CutReport {
    let end = try lookup.node(to)
    let starts = from.isEmpty ? foreignTenants(of: end) : try from.map(lookup.node)
    guard !starts.isEmpty else {
      throw PipelineError(
        .failed, "no other tenant is in the graph from which a walk could come", place: to,
        remedy: "name where walks begin with --from")
    }
    let tenants = ourTenants(starts)
    let cut = CutSearch(graph, in: tenants).cut(from: starts.map(\.id), to: end.id)
    return CutReport(
      from: starts, to: end, items: zip(cut.items, cut.walks).map(item),
      uncuttable: cut.uncuttable, isSmallest: cut.isSmallest, tenants: tenants.sorted(),
      cast: Cast(lookup.nodes), facts: facts)
  }

  /// The tenants that are neither our own nor the node's.
  private func foreignTenants(of end: Node) -> [Node] {
    lookup.nodes.filter { node in
      guard node.kind == .tenant, let tenant = node.tenant else { return false }
      return tenant != end.tenant && !facts.ownTenants.contains(tenant)
    }
  }

  /// Where the responder can take something away: the own tenants, else every tenant in which no walk begins.
  private func ourTenants(_ starts: [Node]) -> Set<TenantID> {
    guard facts.ownTenants.isEmpty else { return Set(facts.ownTenants) }
    return Set(lookup.nodes.compactMap(\.tenant)).subtracting(starts.compactMap(\.tenant))
  }

  private func item(_ id: NodeID, _ walk: [PathStep]) -> CutReport.Item {
    let pair = PolicyPair(policy: id)
    return CutReport.Item(
      node: id, tenant: pair?.owner ?? graph.node(id)?.tenant, partner: pair?.partner,
      isPolicy: pair != nil, walk: walk)
  }
}
