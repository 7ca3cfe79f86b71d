internal import EntraModel
internal import TenantGraph

/// Direct connect was opened for a tenant, and its users reached shared channels: no account is left behind.
enum DirectConnectAccess: Detection {
  static let rule = "XTS-DIRECTCONNECT-ACCESS"
  static let summary =
    "Inbound B2B direct connect was opened and then used; no account object is expected"
  static let severityWords = "medium; info for own and declared tenants"
  static let techniques = [TechniqueTable.trustedRelationship]
  static let pattern = Pattern(searchedByRule: [
    "[configured: partner added]", "configured: direct connect goes from off to on",
    "signed-in and accessed: type b2bDirectConnect, within 30 days",
  ])
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
    graph.edges(of: .grantedInbound).flatMap { match($0, graph, context) }
  }

  private static func match(
    _ grant: Edge, _ graph: Graph, _ context: DetectContext
  ) -> [Finding] {
    guard let opening = grant.acts.first(where: { $0.verb == "open-direct-connect" }),
      let opened = opening.instant, let partner = graph.node(grant.to)?.tenant,
      let owner = graph.node(grant.from)?.tenant
    else { return [] }
    let relation = Relation(
      owner: owner, partner: partner, graph, context, for: .grantedInbound, [opening])
    guard relation != .microsoft else { return [] }
    let uses = graph.edges(of: .signedIn).compactMap { edge -> (edge: Edge, act: Act)? in
      guard graph.node(edge.from)?.tenant == partner, graph.node(edge.to)?.tenant == owner,
        let act = edge.acts.first(where: {
          $0.verb == "direct-connect"
            && PathSearch.mayFollow($0, after: opened, from: opening.events.first)
            && ($0.instant ?? opened).seconds(since: opened) <= Door.windowSeconds
        })
      else { return nil }
      return (edge, act)
    }
    let principals = Array(Set(uses.map(\.edge.from))).sorted()
    return principals.map { principal in
      finding(
        principal, uses.filter { $0.edge.from == principal }, grant, opening, relation, graph,
        context)
    }
  }

  private static func finding(
    _ principal: NodeID, _ uses: [(edge: Edge, act: Act)], _ grant: Edge, _ opening: Act,
    _ relation: Relation, _ graph: Graph, _ context: DetectContext
  ) -> Finding {
    let words = FindingWords(graph: graph, context: context)
    let opened = opening.instant ?? Instant(ticks: .max)
    var walk = Walk()
    var actors: [NodeID] = []
    for edge in graph.edges(to: grant.from, kind: .configured) {
      for act in edge.acts where act.verb == "add" || act.verb == "open-direct-connect" {
        guard let instant = act.instant, instant <= opened,
          opened.seconds(since: instant) <= Door.windowSeconds
        else { continue }
        walk.step(edge, act)
        walk.score(
          act.verb == "add" ? .partnerChanged : .redemptionOrTrust, discount: relation.discount)
        if !actors.contains(edge.from) { actors.append(edge.from) }
      }
    }
    walk.step(grant, opening)
    walk.expect("direct connect opened", observed: true)
    let first = uses.min {
      ($0.act.instant?.ticks ?? .max, $0.edge.id) < ($1.act.instant?.ticks ?? .max, $1.edge.id)
    }
    if let first {
      walk.step(first.edge, first.act)
      walk.score(.signedIn, quality: first.act.quality, discount: relation.discount)
      if let reached = graph.edges(from: first.edge.to, kind: .accessed).first,
        let act = reached.acts.first
      {
        walk.step(reached, act)
      }
    }
    walk.expect("direct connect used", observed: first != nil)
    var finding = walk.finding(
      of: self, key: [grant.from.text, principal.text],
      title:
        "\(words.name(principal)) of \(words.name(grant.to)) reached \(words.name(graph.node(grant.from)?.tenant)) "
        + "by direct connect that was opened before",
      severity: relation == .unknown ? .medium : .info, relation: relation)
    finding.sourceTenant = graph.node(grant.to)?.tenant
    finding.targetTenant = graph.node(grant.from)?.tenant
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
