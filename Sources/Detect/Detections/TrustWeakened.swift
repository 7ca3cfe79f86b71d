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
  private static let verbs: Set<String> = ["trust", "open-b2b", "open-direct-connect"]
  private static let changed = PatternStep(
    "changed", [.configured], from: "actor", to: "policy", doing: [.verbs(verbs)],
    says:
      "trust of MFA or device claims, B2B or direct connect goes from off to on (never the other way)"
  )
  private static let granted = PatternStep(
    "granted", [.grantedInbound], from: "policy", to: "partner", doing: [.verbs(verbs)],
    when: [.with(changed.name)], is: .optional, says: "what the policy then lets in or trusts")
  static let pattern = Pattern(start: changed, unit: .places(["policy"]), [changed, granted])
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

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    PatternMatcher(pattern, graph, context).units().compactMap { finding($0, graph, context) }
  }

  private static func finding(
    _ unit: [PatternMatch], _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    let turns = unit.flatMap { $0.all(changed) }
    guard let policy = turns.first?.edge.to, let node = graph.node(policy) else { return nil }
    let relation = Relation(
      owner: node.tenant, partner: node.partner, graph, context, for: .configured,
      turns.map(\.act))
    guard relation != .microsoft else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    var actors: Set<NodeID> = []
    for turn in turns {
      walk.step(turn)
      walk.score(
        turn.act.verb == "trust" ? .redemptionOrTrust : .partnerChanged,
        discount: relation.discount)
      actors.insert(turn.edge.from)
    }
    for grant in unit.first?.all(granted).inGraphOrder ?? [] { walk.step(grant) }
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
