internal import EntraModel
internal import TenantGraph

/// Direct connect was opened for a tenant, and its users reached shared channels: no account is left behind.
enum DirectConnectAccess: Detection {
  static let rule = "XTS-DIRECTCONNECT-ACCESS"
  static let summary =
    "Inbound B2B direct connect was opened and then used; no account object is expected"
  static let severityWords = "medium; info for own and declared tenants"
  static let techniques = [TechniqueTable.trustedRelationship]
  private static let used = PatternStep(
    "used", [.signedIn], from: "principal", to: "session", doing: [.verbs(["direct-connect"])],
    says: "a user of that tenant signs in, type b2bDirectConnect")
  private static let opened = PatternStep(
    "opened", [.grantedInbound],
    from: PatternPlace("policy", policy: (.tenant(of: "session"), .tenant(of: "principal"))),
    to: PatternPlace("partner", [.notMicrosoft]), doing: [.verbs(["open-direct-connect"])],
    joins: [.same(.tenant(of: "partner"), .tenant(of: "principal"))],
    when: [.before(used.name, within: Door.windowSeconds, .files)], pick: .first,
    says: "inbound direct connect goes from off to on")
  private static let turned = PatternStep(
    "turned", [.configured], from: "opener", to: "policy",
    doing: [.verbs(["add", "open-direct-connect"])],
    when: [.before(opened.name, within: Door.windowSeconds)], is: .optional,
    says: "the partner is added, direct connect opened")
  private static let reached = PatternStep(
    "reached", [.accessed], from: "session", to: "resource", when: [.with(used.name)],
    is: .optional, says: "what the sign-in reaches")
  static let pattern = Pattern(
    start: used, unit: .places(["policy", "principal"]), [turned, opened, used, reached])
  static let logsNeeded = [
    "target tenant: audit log (cross-tenant access)", "target tenant: sign-ins",
  ]
  static let publicRules = [
    "Microsoft Sentinel: Cross-tenant Access Settings Organization Inbound Direct Settings Changed (change alone)"
  ]
  static let blindSpots = ["What was read in the channel: the unified audit log has it"]
  static let benign = ["Teams shared channels with a partner"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    PatternMatcher(pattern, graph, context).units().compactMap { unit in
      let first = unit.min { left, right in
        guard let left = left.first(used), let right = right.first(used) else { return false }
        return Hop.isOrdered(left, right)
      }
      return first.flatMap { finding($0, graph, context) }
    }
  }

  private static func finding(
    _ match: PatternMatch, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let opening = match.first(opened), let use = match.first(used),
      let owner = graph.node(opening.edge.from)?.tenant
    else { return nil }
    let grant = opening.edge
    let principal = use.edge.from
    let partner = graph.node(grant.to)?.tenant
    let relation = Relation(
      owner: owner, partner: partner, graph, context, for: .grantedInbound, [opening.act])
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    var actors: [NodeID] = []
    for turn in match.all(turned).inGraphOrder {
      walk.step(turn)
      walk.score(
        turn.act.verb == "add" ? .partnerChanged : .redemptionOrTrust, discount: relation.discount)
      if !actors.contains(turn.edge.from) { actors.append(turn.edge.from) }
    }
    walk.step(opening)
    walk.expect("direct connect opened", observed: true)
    walk.step(use)
    walk.score(.signedIn, quality: use.act.quality, discount: relation.discount)
    if let reached = match.all(reached).inGraphOrder.first { walk.step(reached) }
    walk.expect("direct connect used", observed: true)
    var finding = walk.finding(
      of: self, key: [grant.from.text, principal.text],
      title:
        "\(words.name(principal)) of \(words.name(grant.to)) reached \(words.name(owner)) "
        + "by direct connect that was opened before",
      severity: relation == .unknown ? .medium : .info, relation: relation)
    finding.sourceTenant = partner
    finding.targetTenant = owner
    finding.accounts = words.accounts(external: nil, home: principal, actors: actors)
    finding.missing = words.missingLogs(source: finding.sourceTenant, target: finding.targetTenant)
      .filter { !$0.contains("scope") && !$0.contains("object ids") }
    finding.response = [
      "Preserve audit and sign-in logs of \(words.name(finding.targetTenant)), and the unified audit log of the channels.",
      "Block inbound direct connect for \(words.name(finding.sourceTenant)).",
      "Review shared channels: members of other tenants stay members while the channel shares them.",
      "Review " + actors.map { words.name($0) }.joined(separator: ", ") + ".",
    ]
    return finding
  }
}
