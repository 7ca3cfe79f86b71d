internal import EntraModel
internal import TenantGraph

/// A partner's or the default policy trusts more or lets more in than before, apart from synchronization.
enum TrustWeakened: Detection {
  static let rule = "XTS-TRUST-WEAKENED"
  static let summary =
    "Inbound trust of MFA or devices, B2B collaboration or direct connect went from off to on"
  static let severityWords =
    "medium for a partner, high for the default policy; info for own and declared tenants"
  static let techniques = [
    TechniqueTable.multiFactorAuthentication, TechniqueTable.trustModification,
  ]
  static let pattern = Pattern(searchedByRule: [
    "configured: trust of MFA or device claims, B2B or direct connect goes from off to on (never the other way)"
  ])
  static let logsNeeded = ["target tenant: audit log (cross-tenant access)"]
  static let publicRules = [
    "Microsoft Sentinel: Cross-tenant Access Settings Organization Inbound Collaboration Settings Changed",
    "Microsoft Sentinel: Cross-tenant Access Settings Organization Inbound Direct Settings Changed",
  ]
  static let blindSpots = [
    "A change that names groups or applications alone: who is let in isn't resolved"
  ]
  static let benign = [
    "A project with shared channels", "A partner whose own MFA is accepted by agreement",
  ]

  private static let verbs: Set<String> = ["trust", "open-b2b", "open-direct-connect"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    let policies = Set(graph.edges(of: .configured).map(\.to)).sorted()
    return policies.compactMap { match($0, graph, context) }
  }

  private static func match(
    _ policy: NodeID, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let node = graph.node(policy) else { return nil }
    let turns = graph.edges(to: policy, kind: .configured).flatMap(\.acts)
      .filter { verbs.contains($0.verb) }
    let relation = Relation(
      owner: node.tenant, partner: node.partner, graph, context, for: .configured, turns)
    guard relation != .microsoft else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    var actors: Set<NodeID> = []
    for edge in graph.edges(to: policy, kind: .configured) {
      for act in edge.acts where verbs.contains(act.verb) {
        walk.step(edge, act)
        walk.score(
          act.verb == "trust" ? .redemptionOrTrust : .partnerChanged, discount: relation.discount)
        actors.insert(edge.from)
      }
    }
    guard !actors.isEmpty else { return nil }
    for edge in graph.edges(from: policy, kind: .grantedInbound) {
      for act in edge.acts where verbs.contains(act.verb) { walk.step(edge, act) }
    }
    walk.expect("inbound trust or access opened", observed: true)
    let isDefault = node.partner == nil
    let severity: Severity = isDefault ? .high : (relation == .unknown ? .medium : .info)
    var finding = walk.finding(
      of: self, key: [policy.text],
      title: "\(words.name(policy)): more is trusted or let in than before",
      severity: severity, relation: relation)
    finding.sourceTenant = node.partner
    finding.targetTenant = node.tenant
    finding.accounts = words.accounts(external: nil, home: nil, actors: actors.sorted())
    finding.response = [
      "Preserve the policy as it is and its audit records.",
      "Set the changed values back: what is trusted or let in is shown old to new on each step.",
      "Review sign-ins from \(node.partner.map { words.name($0) } ?? "every other tenant") since the change.",
      "Review " + actors.sorted().map { words.name($0) }.joined(separator: ", ") + ".",
    ]
    return finding
  }
}
