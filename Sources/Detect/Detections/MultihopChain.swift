internal import EntraModel
internal import TenantGraph

/// Paths through two or more tenants, joined by a pivot in the middle: synchronization alone never carries one on.
enum MultihopChain: Detection {
  static let rule = "XTS-MULTIHOP-CHAIN"
  static let summary =
    "A path into one tenant is followed by a path out of it, and what came in controls what went out"
  static let severityWords = "critical"
  static let techniques = [TechniqueTable.trustedRelationship, TechniqueTable.cloudServices]
  static let pattern = Pattern(searchedByRule: [
    "a backdoor or lateral path from A into B, up to a sign-in",
    "acted, granted or scoped in B: the account that came in creates, resets or scopes an account of B, opens B's next door, or goes on itself",
    "a backdoor or lateral path from B into C whose first step isn't before that",
  ])
  static let logsNeeded = ["audit log and sign-ins of every tenant on the chain"]
  static let publicRules: [String] = []
  static let blindSpots = [
    "A pivot through a device, mail or an application that these logs don't show"
  ]
  static let benign = ["An administrator who works across several tenants by design"]

  /// Longest chain that is followed (reference/detections 3.2).
  private static let depth = 6

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    let hops = earlier.filter {
      [BackdoorPath.rule, LateralPath.rule, InScopeTakeover.rule].contains($0.rule)
        && $0.status != .partial
        && $0.severity > .info
    }
    let starts = hops.filter { hop in !hops.contains { pivot(from: $0, to: hop, graph) != nil } }
    return starts.flatMap { start in chains(from: [start], hops, graph) }
      .filter { $0.count > 1 }.map { finding($0, graph, context) }
  }

  private static func chains(from chain: [Finding], _ hops: [Finding], _ graph: Graph)
    -> [[Finding]]
  {
    guard let last = chain.last, chain.count < depth else { return [chain] }
    let next = hops.filter { hop in
      !chain.contains { $0.id == hop.id || $0.sourceTenant == hop.targetTenant }
        && pivot(from: last, to: hop, graph) != nil
    }
    return next.isEmpty ? [chain] : next.flatMap { chains(from: chain + [$0], hops, graph) }
  }

  /// The edge by which the account that one hop brought into the middle tenant controls the next hop.
  private static func pivot(
    from first: Finding, to second: Finding, _ graph: Graph
  ) -> (edge: Edge, act: Act)? {
    guard let middle = first.targetTenant, middle == second.sourceTenant, first.id != second.id
    else { return nil }
    let outsiders = first.accounts.filter { $0.role == "external account" }.map(\.node)
    let insiders = Set(second.accounts.map(\.node))
    for outsider in outsiders {
      let signedIn = graph.edges(from: outsider, kind: .signedIn).flatMap(\.acts).compactMap(
        \.instant
      ).min()
      for kind in [EdgeKind.acted, .scoped, .configured] {
        for edge in graph.edges(from: outsider, kind: kind) {
          let controls =
            insiders.contains(edge.to)
            || second.path.contains { $0.from == outsider || $0.to == edge.to }
          guard controls,
            let act = edge.acts.first(where: { act in
              guard let instant = act.instant else { return false }
              return signedIn.map { instant >= $0.advanced(bySeconds: -PathSearch.skewSeconds) }
                ?? true
                && instant <= (second.lastSeen ?? instant)
            })
          else { continue }
          return (edge, act)
        }
      }
    }
    return nil
  }

  private static func finding(
    _ chain: [Finding], _ graph: Graph, _ context: DetectContext
  ) -> Finding {
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    for (index, hop) in chain.enumerated() {
      for step in hop.path {
        guard let edge = graph.edges.first(where: { $0.id == step.edgeID }),
          let act = edge.acts.first(where: { $0.events == step.events && $0.verb == step.verb })
        else { continue }
        walk.step(edge, act)
      }
      walk.expect("hop \(index + 1)", observed: true)
      if index > 0, let pivot = pivot(from: chain[index - 1], to: hop, graph) {
        walk.step(pivot.edge, pivot.act)
        walk.expect("pivot \(index)", observed: true)
      }
    }
    let tenants = [chain[0].sourceTenant] + chain.map(\.targetTenant)
    var finding = walk.finding(
      of: self, key: chain.map(\.id),
      title: "One path through " + tenants.map { words.name($0) }.joined(separator: ", then "),
      severity: .critical)
    // A chain is as sure as its least sure hop.
    finding.confidence = chain.map(\.confidence).min() ?? 0
    finding.sourceTenant = tenants.first.flatMap { $0 }
    finding.targetTenant = tenants.last.flatMap { $0 }
    var seen: Set<NodeID> = []
    finding.accounts = chain.flatMap(\.accounts).filter { seen.insert($0.node).inserted }
    finding.missing = Array(Set(chain.flatMap(\.missing))).sorted()
    finding.response =
      [
        "Contain from the first hop on: close the first door before the next one, tenant by tenant."
      ]
      + chain.flatMap(\.response).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    return finding
  }
}
