internal import EntraModel
internal import TenantGraph

/// An external account was thrown out, and it or another of its tenant came back through the open door.
enum ReentryAfterEviction: Detection {
  static let rule = "XTS-REENTRY-AFTER-EVICTION"
  static let summary =
    "After an external account was blocked or deleted, it was re-enabled by synchronization, or another came"
  static let severityWords =
    "critical when the way back was used; high when synchronization re-enabled the account and no use is seen"
  static let techniques = [TechniqueTable.createCloudAccount, TechniqueTable.cloudAccounts]
  static let pattern = Pattern(searchedByRule: [
    "[the opening of the door]",
    "evicted: an external account is disabled, deleted or cut off",
    "provisioned: the same account re-enabled, or another of the same tenant created, within 14 days, door open",
    "[signed-in: within 14 days; within 90 minutes of the eviction it may be a residual token and is none]",
    "revoked sessions alone forbid no new sign-in: it counts only after a way back by synchronization",
  ])
  static let logsNeeded = [
    "target tenant: audit log (user management, cross-tenant access)", "target tenant: sign-ins",
  ]
  static let publicRules: [String] = []
  static let blindSpots = [
    "A way back through another partner or an invitation by a person",
    "An account that whoever disabled it enables again by hand: taken for a correction",
  ]
  static let benign = [
    "A defender who enabled the account again",
    "A change of the user at home, after which synchronization enables a blocked account (documented behaviour)",
  ]

  private static let windowSeconds: Int64 = 14 * 86_400
  /// Tokens live 60 to 90 minutes without continuous access evaluation (reference/detections T11).
  private static let residualSeconds: Int64 = 90 * 60

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    graph.edges(of: .evicted).flatMap { edge -> [Finding] in
      guard graph.node(edge.to)?.isExternal == true else { return [] }
      return edge.acts.compactMap { match(edge, $0, graph, context) }
    }
  }

  private static func match(
    _ eviction: Edge, _ act: Act, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let evicted = act.instant, let account = graph.node(eviction.to),
      let home = account.homeTenant
    else { return nil }
    // The next eviction of the same account ends what this one can be followed by, and so does taking it back.
    let next = graph.edges(to: eviction.to, kind: .evicted).flatMap(\.acts).compactMap(\.instant)
      .filter { $0 > evicted }.min()
    let end = [next, act.validUntil].compactMap { $0 }.min()
    let back = ways(after: evicted, until: end, account, home, graph)
    let isBarred = act.verb != "revoke" || back != nil
    let signIn = isBarred ? use(after: evicted, until: end, account, back, graph) : nil
    guard let comeback = back ?? signIn else { return nil }
    let relation = Relation(
      owner: account.tenant, partner: home, graph, context, for: comeback.edge.kind, [comeback.act])
    guard relation != .microsoft else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    var actors: [NodeID] = []
    if let door = Door.all(in: graph, context).first(where: {
      $0.owner == account.tenant && $0.partner == home
    }),
      let first = graph.edges(to: eviction.to, kind: .provisioned).flatMap(\.acts).first,
      let opening = door.opening(before: first)
    {
      actors =
        DoorSteps(
          door: door, opening: opening, end: first.instant, graph: graph, context: context
        ).walk(into: &walk).actors
    }
    walk.step(eviction, act)
    walk.expect("external account evicted", observed: true)
    if let back {
      walk.step(back.edge, back.act)
      walk.score(.provisioned, quality: back.act.quality, discount: relation.discount)
    }
    walk.expect("a way back by synchronization", observed: back != nil)
    if let signIn {
      walk.step(signIn.edge, signIn.act)
      walk.score(.signedIn, quality: signIn.act.quality, discount: relation.discount)
    }
    walk.expect("sign-in after the eviction", observed: signIn != nil)
    walk.score(.reentry, discount: relation.discount)
    let returned = back?.edge.to ?? eviction.to
    let isDocumented = back?.act.verb == "re-enable" && signIn == nil
    var finding = walk.finding(
      of: self, key: [eviction.to.text, act.events.first?.id ?? "", account.homeUPN],
      title: "\(account.label) was evicted from \(words.name(account.tenant)), and "
        + (returned == eviction.to
          ? "it came back" : "\(words.name(returned)) came from the same tenant"),
      severity: isDocumented ? .high : .critical, relation: relation)
    finding.status = signIn == nil ? .partial : .complete
    finding.sourceTenant = home
    finding.targetTenant = account.tenant
    finding.accounts =
      words.accounts(
        external: returned, home: back?.edge.from, actors: [])
      + (returned == eviction.to ? [] : [words.account(eviction.to, role: "external account")])
      + words.accounts(external: nil, home: nil, actors: actors)
      + [words.account(eviction.from, role: "recorded as evicting")]
    finding.missing = words.missingLogs(source: home, target: account.tenant)
    finding.response = [
      "Close the door from \(words.name(home)) first: while it is open, every blocked or deleted account can come back.",
      "Block \(words.name(returned)) and every other external account of \(words.name(home)) that a path names.",
      "Only the home tenant can revoke its sessions; add a Conditional Access block for it.",
    ]
    return finding
  }

  /// The first act of synchronization after an eviction that brings the account, or another of its tenant, in.
  private static func ways(
    after evicted: Instant, until end: Instant?, _ account: Node, _ home: TenantID, _ graph: Graph
  ) -> (edge: Edge, act: Act)? {
    graph.edges(of: .provisioned)
      .filter {
        graph.node($0.to)?.tenant == account.tenant
          && (graph.node($0.to)?.homeTenant ?? graph.node($0.from)?.tenant) == home
      }
      .flatMap { edge in edge.acts.map { (edge: edge, act: $0) } }
      .filter { way in
        guard let instant = way.act.instant, isWithin(instant, evicted, end) else { return false }
        return way.edge.to == account.id
          ? way.act.verb == "re-enable" || way.act.verb == "create" : way.act.verb == "create"
      }
      .min {
        ($0.act.instant?.ticks ?? .max, $0.edge.id) < ($1.act.instant?.ticks ?? .max, $1.edge.id)
      }
  }

  private static func use(
    after evicted: Instant, until end: Instant?, _ account: Node, _ back: (edge: Edge, act: Act)?,
    _ graph: Graph
  ) -> (edge: Edge, act: Act)? {
    let from = back?.edge.to ?? account.id
    return graph.edges(from: from, kind: .signedIn)
      .flatMap { edge in edge.acts.map { (edge: edge, act: $0) } }
      .filter { signIn in
        guard let instant = signIn.act.instant, isWithin(instant, evicted, back == nil ? end : nil)
        else { return false }
        if let came = back?.act.instant { return instant >= came }
        return instant.seconds(since: evicted) > residualSeconds
      }
      .min {
        ($0.act.instant?.ticks ?? .max, $0.edge.id) < ($1.act.instant?.ticks ?? .max, $1.edge.id)
      }
  }

  private static func isWithin(_ instant: Instant, _ start: Instant, _ end: Instant?) -> Bool {
    instant > start && instant.seconds(since: start) <= windowSeconds
      && (end.map { instant < $0 } ?? true)
  }
}
