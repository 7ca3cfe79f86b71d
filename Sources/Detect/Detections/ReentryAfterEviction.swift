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
  private static let hasHome = NodeTest { node, _ in node.isExternal && node.homeTenant != nil }
  private static let evicted = PatternStep(
    "evicted", [.evicted], from: "evictor", to: PatternPlace("external", [hasHome]),
    says: "an external account is disabled, deleted or cut off")
  private static let returned = PatternStep(
    "returned", [.provisioned], from: "home", to: "external",
    doing: [.verbs(["re-enable", "create"])], when: afterEviction, is: .oneOf("back"),
    pick: .first, says: "synchronization brings the same account back")
  private static let another = PatternStep(
    "another", [.provisioned], from: "origin", to: "other", doing: [.verbs(["create"])],
    joins: [
      .same(.tenant(of: "other"), .tenant(of: "external")),
      .same(.homeOrTenant(of: "other", else: "origin"), .home(of: "external")),
    ], when: afterEviction, is: .oneOf("back"), pick: .first,
    says: "synchronization creates another account of the same tenant")
  private static let stayed = PatternStep(
    "stayed", [.signedIn], from: "external", to: "session",
    when: afterEviction + [PatternWindow(.later, ["evicted"], within: residualSeconds)],
    is: .oneOf("back"), pick: .first,
    says: "the account signs in; sooner it may be a residual token")
  private static let usedReturned = used("usedReturned", "external", after: returned)
  private static let usedAnother = used("usedAnother", "other", after: another)
  static let pattern = Pattern(
    start: evicted, unit: .act,
    conditions: [
      "[the opening of the door]",
      "revoked sessions alone forbid no new sign-in: it counts only after a way back by synchronization",
    ],
    [
      evicted, returned, evictedAgain(before: returned), usedReturned, another,
      evictedAgain(before: another), usedAnother, stayed, evictedAgain(before: stayed),
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

  /// Within 14 days of the eviction, while it isn't taken back.
  private static let afterEviction = [
    PatternWindow(.later, ["evicted"]),
    PatternWindow(.notLongAfter, ["evicted"], within: windowSeconds),
    PatternWindow(.whileStanding, ["evicted"]),
  ]

  /// The next eviction of the same account ends what this one can be followed by.
  private static func evictedAgain(before step: PatternStep) -> PatternStep {
    PatternStep(
      "again" + step.name, [.evicted], from: PatternPlace("evictor" + step.name), to: "external",
      when: [.before(step.name), PatternWindow(.later, ["evicted"])], is: .forbidden,
      says: "the next eviction of the account")
  }

  private static func used(_ name: String, _ place: String, after way: PatternStep) -> PatternStep {
    PatternStep(
      name, [.signedIn], from: PatternPlace(place), to: PatternPlace(name + "Session"),
      when: [
        .after(way.name), PatternWindow(.later, ["evicted"]),
        PatternWindow(.notLongAfter, ["evicted"], within: windowSeconds),
      ], is: .optional, pick: .first, says: "it signs in")
  }

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    PatternMatcher(pattern, graph, context).matches().compactMap { finding($0, graph, context) }
  }

  private static func finding(
    _ match: PatternMatch, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let out = match.first(evicted), let account = graph.node(out.edge.to),
      let home = account.homeTenant
    else { return nil }
    let (eviction, act) = (out.edge, out.act)
    let ways = [(returned, usedReturned), (another, usedAnother)].compactMap { way, use in
      match.first(way).map { (way: $0, use: match.first(use)) }
    }
    let first = ways.min { Hop.isOrdered($0.way, $1.way) }
    let back = first?.way
    let signIn = first.map(\.use) ?? (act.verb == "revoke" ? nil : match.first(stayed))
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
    walk.step(out)
    walk.expect("external account evicted", observed: true)
    if let back {
      walk.step(back)
      walk.score(.provisioned, quality: back.act.quality, discount: relation.discount)
    }
    walk.expect("a way back by synchronization", observed: back != nil)
    if let signIn {
      walk.step(signIn)
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
}
