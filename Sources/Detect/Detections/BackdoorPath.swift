internal import EntraModel
internal import TenantGraph

/// The full persistence path: a door opened for a foreign tenant, an account provisioned through it, and its sign-in.
enum BackdoorPath: Detection {
  static let rule = "XTS-BACKDOOR-PATH"
  static let summary =
    "A policy was opened for another tenant, an account was synchronized through it and signed in"
  static let severityWords =
    "critical when a privileged role or credential follows, else high; info inside a declared multi-tenant organization"
  static let techniques = [
    TechniqueTable.trustModification, TechniqueTable.createCloudAccount,
    TechniqueTable.cloudAccounts, TechniqueTable.cloudServices,
  ]
  private static let came = PatternStep(
    "came", [.provisioned], from: "home", to: "external",
    says: "an account of that tenant is created, updated or re-enabled")
  private static let opened = SharedSteps.opened(before: came)
  private static let scoped = SharedSteps.scoped(before: came, within: Door.windowSeconds)
  private static let used = SharedSteps.used(after: came)
  private static let closed = PatternStep(
    "closed", [.configured], from: "closer", to: "policy", doing: [.verbs(Door.closingVerbs)],
    when: [PatternWindow(.later, ["used", "acted"], isLatest: true)], is: .optional,
    says: "synchronization turned off, its setting or the partner deleted")
  static let pattern = Pattern(
    start: came, unit: .places(["policy", "home", "external"]),
    conditions: [
      "[signed-in: a risky sign-in of the account that opens the door]",
      "[configured: partner added, automatic redemption or trust goes on]",
    ],
    [scoped, opened, came, used, SharedSteps.given(after: came), SharedSteps.acted, closed])
  static let logsNeeded = [
    "target tenant: audit log (cross-tenant access, user management, role management)",
    "target tenant: interactive and non-interactive sign-ins",
    "source tenant, if it can be had: audit and provisioning log (corroborates, never required)",
  ]
  static let publicRules = [
    "Microsoft Sentinel: Cross-tenant Access Settings Organization Added (first step alone)",
    "Splunk: O365 Cross-Tenant Access Change (first step alone)",
    "Microsoft Entra documentation: query for identity sync settings that contain true (second step alone)",
  ]
  static let blindSpots = [
    "A door that was opened before the audit log begins",
    "An account whose home tenant no record of the case tells",
    "Synchronization enabled through a multi-tenant organization template",
  ]
  static let benign = [
    "A new subsidiary, a merger, or the roll-out of a multi-tenant organization",
    "A pilot of cross-tenant synchronization by the identity team",
    "An administrator who works across tenants by design",
  ]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    var doors: [String: Door] = [:]
    return PatternMatcher(pattern, graph, context).units().compactMap { unit in
      guard let grant = unit.first?.first(opened)?.edge,
        let door = doors[grant.id] ?? Door(grant: grant, graph, context)
      else { return nil }
      doors[grant.id] = door
      return finding(unit, door, graph, context)
    }
  }

  private static func finding(
    _ unit: [PatternMatch], _ door: Door, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    // The first arrival that was used; one that never was is a path without its end.
    guard let match = unit.first(where: { $0.first(used) != nil }) ?? unit.first,
      let edge = match.first(came)?.edge, let account = graph.node(edge.to),
      let stay = stay(match, account, graph), let opening = match.first(opened)?.act
    else { return nil }
    let relation = door.relation(at: [opening, stay.arrival])
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    let steps = DoorSteps(
      door: door, opening: opening, end: stay.signIns.first?.act.instant ?? stay.arrival.instant,
      graph: graph, context: context
    ).walk(into: &walk)
    for hop in match.all(scoped) {
      walk.step(hop)
      walk.score(.scoped, quality: hop.act.quality, discount: relation.discount)
    }
    let identity = IdentitySteps(stay: stay, graph: graph, discount: relation.discount)
    let outcome = identity.walk(into: &walk)
    // Two paths of one account through one door are one finding with the evidence of both (ruling 10).
    for later in unit.compactMap({ self.stay($0, account, graph) })
    where (later.arrival.instant ?? .init(ticks: .max))
      > (stay.arrival.instant ?? .init(ticks: .min))
    {
      walk.step(edge, later.arrival)
      if let signIn = later.signIns.first { identity.walkSignIn(signIn, into: &walk) }
    }
    let isCovered = walkDeletion(
      match.all(closed), relation, steps.actors + [account.id], &walk)

    var conditions = Confidence.Conditions()
    conditions.isRedemptionCoveredAndAbsent = steps.isRedemptionCoveredAndAbsent
    conditions.isTenantTimeOnly = stay.arrival.quality <= 0.5
    let severity: Severity = outcome.isPrivileged ? .critical : .high
    var finding = Finding(
      id: StableHash.hex16(of: [rule, door.policy.text, account.homeUPN].joined(separator: "\n")),
      rule: rule,
      title: "\(account.label) came from \(words.name(door.partner)) through a policy of "
        + "\(words.name(door.owner)) opened \(opening.instant?.dayText ?? "at a time not known")"
        + (outcome.firstSignIn == nil ? "; no sign-in seen" : " and signed in"),
      severity: relation.bounded(severity),
      confidence: Confidence.score(walk.terms, conditions))
    walk.fill(&finding)
    finding.status = status(match, stay, outcome, isCovered)
    finding.techniques = techniques + (outcome.isPrivileged ? [TechniqueTable.additionalRoles] : [])
    finding.sourceTenant = door.partner
    finding.targetTenant = door.owner
    finding.accounts = words.accounts(
      external: account.id, home: edge.from, actors: steps.actors + outcome.grantors)
    finding.missing =
      words.missingOpening(door, opening, steps)
      + words.missingLogs(source: door.partner, target: door.owner)
      + (outcome.firstSignIn == nil
        ? [
          "No sign-in of the account is in the case within 30 days of its arrival: whether it was used is unknown."
        ] : [])
    finding.benign = benign
    finding.response = words.containDoor(door, accounts: [account.label], actors: steps.actors)
    return finding
  }

  private static func stay(_ match: PatternMatch, _ account: Node, _ graph: Graph) -> Stay? {
    match.first(came).map {
      Stay(
        account: account, arrivalEdge: $0.edge, arrival: $0.act, graph: graph,
        match: match)
    }
  }

  /// Step S7: the door is closed after use by who opened it or by who came through it.
  private static func walkDeletion(
    _ closings: [Hop], _ relation: Relation, _ suspects: [NodeID], _ walk: inout Walk
  ) -> Bool {
    var isFound = false
    for closing in closings where suspects.contains(closing.edge.from) {
      walk.step(closing)
      walk.score(.policyDeleted, discount: relation.discount)
      isFound = true
    }
    return isFound
  }

  private static func status(
    _ match: PatternMatch, _ stay: Stay, _ outcome: IdentitySteps.Outcome, _ isCovered: Bool
  ) -> FindingStatus {
    guard outcome.firstSignIn != nil, let arrived = stay.arrival.instant else { return .partial }
    let last = outcome.lastUse ?? arrived
    let isClosed = !isCovered && match.first(closed) != nil
    let isEvicted = !stay.evictions(after: last).isEmpty
    return isClosed && isEvicted ? .contained : .complete
  }
}
