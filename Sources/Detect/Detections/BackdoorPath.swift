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
  static let pattern = [
    "[signed-in: a risky sign-in of the account that opens the door]",
    "[configured: partner added]",
    "configured and granted-inbound: inbound synchronization goes from off or unset to on",
    "[configured: automatic redemption or trust goes on]",
    "synced and provisioned: an account of that tenant is created, updated or re-enabled, door open",
    "signed-in and accessed: the external account signs in, within 30 days",
    "[granted or acted: a role is given to it, or it acts, within 7 days]",
  ]
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
    var findings: [Finding] = []
    for door in Door.all(in: graph, context) {
      for edge in graph.edges(of: .provisioned) {
        guard let account = graph.node(edge.to), account.tenant == door.owner,
          graph.node(edge.from)?.tenant == door.partner,
          let finding = match(door, edge, account, graph, context)
        else { continue }
        findings.append(finding)
      }
    }
    return findings
  }

  private static func match(
    _ door: Door, _ edge: Edge, _ account: Node, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    let arrivals = edge.acts.filter { door.opening(before: $0) != nil }
    let stays = arrivals.map {
      Stay(account: account, arrivalEdge: edge, arrival: $0, graph: graph)
    }
    // The first arrival that was used; one that never was is a path without its end.
    guard let stay = stays.first(where: { !$0.signIns.isEmpty }) ?? stays.first,
      let opening = door.opening(before: stay.arrival)
    else { return nil }
    let relation = door.relation(at: [opening, stay.arrival])
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    let opened = DoorSteps(
      door: door, opening: opening, end: stay.signIns.first?.act.instant ?? stay.arrival.instant,
      graph: graph, context: context
    ).walk(into: &walk)
    walkScope(of: edge.from, before: stay.arrival, graph, &walk, relation.discount)
    let identity = IdentitySteps(stay: stay, graph: graph, discount: relation.discount)
    let outcome = identity.walk(into: &walk)
    // Two paths of one account through one door are one finding with the evidence of both (ruling 10).
    for later in stays
    where (later.arrival.instant ?? .init(ticks: .max))
      > (stay.arrival.instant ?? .init(ticks: .min))
    {
      walk.step(edge, later.arrival)
      if let signIn = later.signIns.first { identity.walkSignIn(signIn, into: &walk) }
    }
    let isCovered = walkDeletion(
      door, relation, opened.actors + [account.id], outcome.lastUse, &walk)

    var conditions = Confidence.Conditions()
    conditions.isRedemptionCoveredAndAbsent = opened.isRedemptionCoveredAndAbsent
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
    finding.status = status(door, stay, outcome, isCovered)
    finding.techniques = techniques + (outcome.isPrivileged ? [TechniqueTable.additionalRoles] : [])
    finding.sourceTenant = door.partner
    finding.targetTenant = door.owner
    finding.accounts = words.accounts(
      external: account.id, home: edge.from, actors: opened.actors + outcome.grantors)
    finding.missing =
      words.missingOpening(door, opening, opened)
      + words.missingLogs(source: door.partner, target: door.owner)
      + (outcome.firstSignIn == nil
        ? [
          "No sign-in of the account is in the case within 30 days of its arrival: whether it was used is unknown."
        ] : [])
    finding.benign = benign
    finding.response = words.containDoor(door, accounts: [account.label], actors: opened.actors)
    return finding
  }

  /// Who put the home account into the synchronization's scope, where the source's own log is in the case.
  private static func walkScope(
    of home: NodeID, before arrival: Act, _ graph: Graph, _ walk: inout Walk, _ discount: Double
  ) {
    guard let arrived = arrival.instant else { return }
    for edge in graph.edges(to: home, kind: .scoped) {
      guard
        let act = edge.acts.last(where: { act in
          guard let instant = act.instant else { return false }
          return instant <= arrived.advanced(bySeconds: PathSearch.skewSeconds)
            && arrived.seconds(since: instant) <= Door.windowSeconds
        })
      else { continue }
      walk.step(edge, act)
      walk.score(.scoped, quality: act.quality, discount: discount)
    }
  }

  /// Step S7: the door is closed after use by who opened it or by who came through it.
  private static func walkDeletion(
    _ door: Door, _ relation: Relation, _ suspects: [NodeID], _ lastUse: Instant?,
    _ walk: inout Walk
  ) -> Bool {
    guard let lastUse else { return false }
    var isFound = false
    for turn in door.closings(after: lastUse) where suspects.contains(turn.edge.from) {
      walk.step(turn.edge, turn.act)
      walk.score(.policyDeleted, discount: relation.discount)
      isFound = true
    }
    return isFound
  }

  private static func status(
    _ door: Door, _ stay: Stay, _ outcome: IdentitySteps.Outcome, _ isCovered: Bool
  ) -> FindingStatus {
    guard outcome.firstSignIn != nil, let arrived = stay.arrival.instant else { return .partial }
    let last = outcome.lastUse ?? arrived
    let isClosed = !isCovered && !door.closings(after: last).isEmpty
    let isEvicted = !stay.evictions(after: last).isEmpty
    return isClosed && isEvicted ? .contained : .complete
  }
}
