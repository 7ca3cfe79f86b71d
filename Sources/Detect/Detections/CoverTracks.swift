internal import EntraModel
internal import TenantGraph

/// The door is closed after it was used, by who opened it or by who came through it; the accounts stay.
enum CoverTracks: Detection {
  static let rule = "XTS-COVER-TRACKS"
  static let summary =
    "Synchronization or the partner was removed after use by its opener or user; the external account stays"
  static let severityWords = "high; info inside a declared multi-tenant organization"
  static let techniques = [TechniqueTable.indicatorRemoval, TechniqueTable.trustModification]
  private static let closed = PatternStep(
    "closed", [.configured], from: "closer", to: "policy",
    doing: [.verbs(Door.closingVerbs), .dated],
    says: "synchronization turned off, its setting or the partner deleted")
  private static let opened = PatternStep(
    "opened", [.grantedInbound], from: "policy", to: PatternPlace("partner", [.notMicrosoft]),
    doing: [.verbs(["enable-sync"]), .dated], when: [.with(closed.name)],
    says: "the policy was opened for synchronization")
  private static let prepared = PatternStep(
    "prepared", [.configured], from: "closer", to: "policy",
    doing: [.verbs(["enable-sync", "add"])], when: [.with(closed.name)], is: .optional,
    says: "whoever closes it opened it or added the partner")
  private static let evicted = PatternStep(
    "evicted", [.evicted], from: "evictor", to: "external",
    joins: [.same(.tenant(of: "external"), .tenant(of: "policy"))],
    when: [PatternWindow(.earlier, [closed.name])], is: .optional,
    says: "an account of the tenant is disabled, deleted or cut off")
  static let pattern = Pattern(
    start: closed, unit: .places(["policy", "partner"]),
    conditions: [
      "\(BackdoorPath.rule) found a path through the door, and it is closed within 30 days after its first use",
      "by who opened it or added the partner, or by an account that came through it",
      "never after an eviction of such an account: a responder's clean-up is neither",
    ],
    [opened, prepared, evicted, closed])
  static let logsNeeded = ["target tenant: audit log (cross-tenant access, user management)"]
  static let publicRules = [
    "Microsoft Sentinel: Cross-tenant Access Settings Organization Deleted (deletion alone)"
  ]
  static let blindSpots = ["A door closed through another account of the attacker's"]
  static let benign = [
    "The end of a project", "An incident response team that cleans up with the same account",
  ]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    var paths: [PolicyPair: [Finding]] = [:]
    for finding in earlier where finding.rule == BackdoorPath.rule {
      paths[
        PolicyPair(owner: finding.targetTenant, partner: finding.sourceTenant), default: []
      ].append(finding)
    }
    return PatternMatcher(pattern, graph, context).units().compactMap { unit in
      guard let grant = unit.first?.first(opened)?.edge,
        let door = Door(grant: grant, graph, context),
        let paths = paths[PolicyPair(owner: door.owner, partner: door.partner)]
      else { return nil }
      return finding(unit, door, paths, graph, context)
    }
  }

  private static func finding(
    _ unit: [PatternMatch], _ door: Door, _ paths: [Finding], _ graph: Graph,
    _ context: DetectContext
  ) -> Finding? {
    let came = paths.flatMap(\.path).filter {
      $0.edge == .provisioned || ($0.edge == .signedIn && isExternal($0.from, graph))
    }
    guard let use = came.last, let used = came.compactMap(\.time).min() else { return nil }
    let accounts = Set(
      paths.flatMap { $0.accounts.filter { $0.role == "external account" }.map(\.node) })
    let matches = unit.filter { match in
      guard let hop = match.first(closed), let instant = hop.act.instant else { return false }
      return (match.first(prepared) != nil || accounts.contains(hop.edge.from))
        && instant > used && instant.seconds(since: used) <= Door.windowSeconds
    }
    let closings = matches.flatMap { $0.all(closed) }.sorted {
      ($0.act.instant?.ticks ?? .max, $0.act.verb, $0.edge.from)
        < ($1.act.instant?.ticks ?? .max, $1.act.verb, $1.edge.from)
    }
    // After an eviction, closing the door is clean-up, whoever does it.
    guard let first = closings.first,
      let match = matches.first(where: { $0.first(closed) == first }),
      !match.all(evicted).contains(where: { accounts.contains($0.edge.to) })
    else { return nil }
    let relation =
      (door.openings.last { ($0.instant ?? used) <= used } ?? door.openings.first)
      .map { door.relation(at: [$0]) } ?? .unknown
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    if let edge = graph.edge(of: use),
      let act = edge.acts.first(where: { $0.instant == use.time })
    {
      walk.step(edge, act)
      walk.score(
        use.edge == .provisioned ? .provisioned : .signedIn, quality: use.linkQuality,
        discount: relation.discount)
    }
    walk.expect("the door was used", observed: true)
    for closing in closings {
      walk.step(closing)
      walk.score(.policyDeleted, discount: relation.discount)
    }
    walk.expect("the door was closed by its opener or user", observed: true)
    var finding = walk.finding(
      of: self, key: [door.policy.text],
      title:
        "\(words.name(first.edge.from)) removed the way in from \(words.name(door.partner)) to "
        + "\(words.name(door.owner)) after it was used",
      severity: .high, relation: relation)
    finding.sourceTenant = door.partner
    finding.targetTenant = door.owner
    finding.accounts =
      accounts.sorted().map { words.account($0, role: "external account") }
      + words.accounts(external: nil, home: nil, actors: [first.edge.from])
    finding.missing = words.missingLogs(source: door.partner, target: door.owner)
    finding.response = [
      "Preserve the soft-deleted policies (30 days) and the audit log of \(words.name(door.owner)).",
      "The external accounts remain usable: block them, whatever the policy says now.",
      "Review \(words.name(first.edge.from)), and what was done between use and removal.",
    ]
    return finding
  }

  private static func isExternal(_ node: NodeID, _ graph: Graph) -> Bool {
    graph.node(node)?.isExternal == true
  }
}
