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
  private static let isOwn = NodeTest { node, context in
    node.tenant.map {
      !WellKnown.isMicrosoft($0)
        && (context.ownTenants.isEmpty || context.ownTenants.contains($0))
    } ?? false
  }
  private static let linked = PatternStep(
    "linked", [.samePrincipal], from: PatternPlace("home", [isOwn]), to: "external",
    says: "the external account exists already")
  private static let crossed = PatternStep(
    "crossed", [.signedIn], from: "external", to: "session", when: [.with(linked.name)],
    pick: .first, says: "the same principal signs in to the other tenant")
  private static let crossedBefore = PatternStep(
    "earlier", [.signedIn], from: "external", to: "another",
    when: PatternWindow.shortlyBefore(crossed.name, within: quietSeconds), is: .forbidden,
    says: "another sign-in of it there")
  /// The last of each edge, of which the rule tells one.
  private static let risky = PatternStep(
    "risky", [.signedIn], from: "home", to: "resource", doing: [.atRisk],
    when: [.before(crossed.name, within: anomalySeconds)], pick: .lastOfEach,
    says: "a risky sign-in of the account at home")
  private static let given = PatternStep(
    "given", [.granted], from: "privilege", to: "external",
    when: [.after(crossed.name, within: Stay.signInSeconds + Stay.deedSeconds, .always)],
    is: .optional, says: "a role or group is given to it")
  private static let acted = PatternStep(
    "acted", [.acted], from: "external", to: "object",
    when: [.after(crossed.name, within: Stay.deedSeconds, .always)], is: .optional,
    says: "it acts")
  static let pattern = Pattern(
    start: linked, conditions: ["no finding of a whole path tells of the account already"],
    [linked, risky, crossed, crossedBefore, given, acted])
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
    return PatternMatcher(pattern, graph, context).units().compactMap { unit in
      guard let match = unit.first, let link = match.first(linked), !told.contains(link.edge.to)
      else { return nil }
      return finding(match, link, graph, context)
    }
  }

  private static func finding(
    _ match: PatternMatch, _ linked: Hop, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    let link = linked.edge
    guard let crossing = match.first(crossed), let anomaly = match.all(risky).last,
      let instant = crossing.act.instant, let account = graph.node(link.to),
      let home = graph.node(link.from)?.tenant
    else { return nil }
    let relation = Relation(
      owner: account.tenant, partner: home, graph, context, for: .signedIn, [crossing.act])
    let discount = relation == .multiTenantOrganization ? relation.discount : 1
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    walk.step(anomaly)
    walk.score(.anomaly, discount: discount)
    walk.expect("risky sign-in at home", observed: true)
    walk.step(linked)
    walk.step(crossing)
    walk.score(.signedIn, quality: min(crossing.act.quality, link.quality), discount: discount)
    walk.expect("first crossing in 30 days", observed: true)
    let stay = Stay(
      account: account, arrivalEdge: link, arrival: crossing.act, graph: graph, match: match)
    if let reached = stay.reached(by: crossing.edge) { walk.step(reached.edge, reached.act) }
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
}
