internal import EntraModel
internal import TenantGraph

/// An account that was synchronized long before is taken over at home and reaches the other tenant.
enum InScopeTakeover: Detection {
  static let rule = "XTS-INSCOPE-TAKEOVER"
  static let summary =
    "A risky sign-in at home is followed within a day by the account's first cross-tenant sign-in in 30 days"
  static let severityWords =
    "medium; high when the external account acts; info inside a declared multi-tenant organization"
  static let techniques = [TechniqueTable.cloudAccounts, TechniqueTable.trustedRelationship]
  static let pattern = Pattern(searchedByRule: [
    "[provisioned: the external account exists already]",
    "signed-in: a risky sign-in of the account at home",
    "signed-in and accessed: the same principal in the other tenant within 24 hours, none in the 30 days before",
    "[granted or acted: within 7 days]",
  ])
  static let logsNeeded = [
    "source tenant: sign-ins with risk", "target tenant: sign-ins (or the source's own towards it)",
  ]
  static let publicRules = [
    "Microsoft Sentinel hunting: Users Authenticating to Other Azure AD Tenants (needs risk on the crossing itself)"
  ]
  static let blindSpots = [
    "A licence that hides risk", "A takeover that Identity Protection didn't notice",
  ]
  static let benign = ["A travelling employee"]

  private static let anomalySeconds: Int64 = 86_400
  private static let quietSeconds: Int64 = 30 * 86_400

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    let told = Set(
      earlier.filter {
        [BackdoorPath.rule, LateralPath.rule].contains($0.rule) && $0.status != .partial
      }
      .flatMap { $0.accounts.filter { $0.role == "external account" }.map(\.node) })
    return graph.edges(of: .samePrincipal).compactMap { link in
      guard !told.contains(link.to), let account = graph.node(link.to),
        let home = graph.node(link.from)?.tenant,
        context.ownTenants.isEmpty || context.ownTenants.contains(home)
      else { return nil }
      return match(link, account, home, graph, context)
    }
  }

  private static func match(
    _ link: Edge, _ account: Node, _ home: TenantID, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard !WellKnown.isMicrosoft(home) else { return nil }
    let crossings = graph.edges(from: link.to, kind: .signedIn)
      .flatMap { edge in edge.acts.map { (edge: edge, act: $0) } }
      .sorted {
        ($0.act.instant?.ticks ?? .max, $0.edge.id) < ($1.act.instant?.ticks ?? .max, $1.edge.id)
      }
    let risky = graph.edges(from: link.from, kind: .signedIn)
      .flatMap { edge in
        edge.acts.filter { $0.change.hasPrefix("risk:") }.map { (edge: edge, act: $0) }
      }
    for (index, crossing) in crossings.enumerated() {
      guard let instant = crossing.act.instant else { continue }
      if index > 0, let before = crossings[index - 1].act.instant,
        instant.seconds(since: before) < quietSeconds
      {
        continue
      }
      guard
        let anomaly = risky.last(where: { item in
          guard let time = item.act.instant else { return false }
          return time <= instant && instant.seconds(since: time) <= anomalySeconds
        })
      else { continue }
      let relation = Relation(
        owner: account.tenant, partner: home, graph, context, for: .signedIn, [crossing.act])
      let discount = relation == .multiTenantOrganization ? relation.discount : 1
      let words = FindingWords(graph: graph, context: context)
      var walk = Walk()
      walk.step(anomaly.edge, anomaly.act)
      walk.score(.anomaly, discount: discount)
      walk.expect("risky sign-in at home", observed: true)
      if let act = link.acts.first { walk.step(link, act) }
      walk.step(crossing.edge, crossing.act)
      walk.score(.signedIn, quality: min(crossing.act.quality, link.quality), discount: discount)
      walk.expect("first crossing in 30 days", observed: true)
      if let reached = graph.edges(from: crossing.edge.to, kind: .accessed).first,
        let act = reached.acts.first
      {
        walk.step(reached, act)
      }
      let stay = Stay(account: account, arrivalEdge: link, arrival: crossing.act, graph: graph)
      let deeds = stay.deeds(after: instant) + stay.privileges
      let isPrivileged = deeds.contains(where: \.isPrivileged)
      for deed in deeds.prefix(12) {
        walk.step(deed.edge, deed.act)
        walk.score(
          isPrivileged ? .actedPrivileged : .acted, quality: deed.act.quality, discount: discount)
      }
      walk.expect("act by or privilege for the account", observed: !deeds.isEmpty)
      var finding = walk.finding(
        of: self, key: [account.id.text, account.homeUPN],
        title:
          "\(words.name(link.from)) had a risky sign-in at home and then reached \(words.name(account.tenant))",
        severity: deeds.isEmpty ? .medium : .high, relation: relation)
      finding.sourceTenant = home
      finding.targetTenant = account.tenant
      finding.accounts = words.accounts(external: link.to, home: link.from, actors: [])
      finding.missing = words.missingLogs(source: home, target: account.tenant).filter {
        !$0.contains("scope")
      }
      finding.response = words.containRide(
        source: home, target: account.tenant, accounts: [account.label], actors: [])
      return finding
    }
    return nil
  }
}
