internal import EntraModel
internal import TenantGraph

/// Paths through two or more tenants, joined by a pivot in the middle: synchronization alone never carries one on.
enum MultihopChain: Detection {
  static let rule = "XTS-MULTIHOP-CHAIN"
  static let summary =
    "A path into one tenant is followed by a path out of it, and what came in controls what went out"
  static let severityWords = "critical"
  static let techniques = [TechniqueTable.trustedRelationship, TechniqueTable.cloudServices]
  private static let pivoted = PatternStep(
    "pivoted", [.acted, .scoped, .configured], from: "outsider", to: "object", doing: [.dated],
    says:
      "the account that came into B creates, resets or scopes an account of B, opens B's next door, or goes on itself"
  )
  private static let used = PatternStep(
    "used", [.signedIn], from: "outsider", to: "session",
    when: [.before(pivoted.name, .always)], is: .optional, pick: .first,
    says: "it signs in")
  private static let usedLater = PatternStep(
    "used-later", [.signedIn], from: "outsider", to: "later-session",
    when: [PatternWindow(.later, [pivoted.name], within: PathSearch.skewSeconds)], is: .optional,
    pick: .first, says: "its first sign-in, and then the act isn't its own")
  static let pattern = Pattern(
    start: pivoted,
    conditions: [
      "a backdoor or lateral path from A into B, up to a sign-in, brought that account",
      "a backdoor or lateral path from B into C that the act touches, and that doesn't end before it",
    ],
    [used, pivoted, usedLater])
  static let logsNeeded = ["audit log and sign-ins of every tenant on the chain"]
  static let publicRules: [String] = []
  static let blindSpots = [
    "A pivot through a device, mail or an application that these logs don't show"
  ]
  static let benign = ["An administrator who works across several tenants by design"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    let hops = earlier.filter {
      [BackdoorPath.rule, LateralPath.rule, InScopeTakeover.rule].contains($0.rule)
        && $0.status != .partial
        && $0.severity > .info
    }
    guard hops.count > 1 else { return [] }
    let matcher = PatternMatcher(pattern, graph, context)
    var acts: [NodeID: [Hop]] = [:]
    let chains = PivotChains(hops) { outsider in
      if let known = acts[outsider] { return known }
      let found = matcher.matches(from: outsider)
        .filter { $0.first(used) != nil || $0.first(usedLater) == nil }
        .flatMap { $0.all(pivoted) }
      acts[outsider] = found
      return found
    }
    return chains.all().map { finding($0, chains, graph, context) }
  }

  private static func finding(
    _ numbers: [Int], _ chains: PivotChains, _ graph: Graph, _ context: DetectContext
  ) -> Finding {
    let chain = numbers.map { chains.hops[$0] }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    for (index, hop) in chain.enumerated() {
      for step in hop.path {
        guard let edge = graph.edge(of: step),
          let act = edge.acts.first(where: { $0.events == step.events && $0.verb == step.verb })
        else { continue }
        walk.step(edge, act)
      }
      walk.expect("hop \(index + 1)", observed: true)
      if index > 0, let pivot = chains.pivots[numbers[index - 1]][numbers[index]] {
        walk.step(pivot)
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
