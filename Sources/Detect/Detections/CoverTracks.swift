internal import EntraModel
internal import TenantGraph

/// The door is closed after it was used, by who opened it or by who came through it; the accounts stay.
enum CoverTracks: Detection {
  static let rule = "XTS-COVER-TRACKS"
  static let summary =
    "Synchronization or the partner was removed after use by its opener or user; the external account stays"
  static let severityWords = "high; info inside a declared multi-tenant organization"
  static let techniques = [TechniqueTable.indicatorRemoval, TechniqueTable.trustModification]
  static let pattern = Pattern(searchedByRule: [
    "a path through the door up to a provisioned account or its sign-in",
    "configured: synchronization turned off, its setting or the partner deleted, by the same account, within 30 days",
    "no eviction of the external account before it: a responder's clean-up is neither",
  ])
  static let logsNeeded = ["target tenant: audit log (cross-tenant access, user management)"]
  static let publicRules = [
    "Microsoft Sentinel: Cross-tenant Access Settings Organization Deleted (deletion alone)"
  ]
  static let blindSpots = ["A door closed through another account of the attacker's"]
  static let benign = [
    "The end of a project", "An incident response team that cleans up with the same account",
  ]

  private static let verbs: Set<String> = ["disable-sync", "delete-sync", "delete"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    Door.all(in: graph, context).compactMap { door in
      let paths = earlier.filter {
        $0.rule == BackdoorPath.rule && $0.sourceTenant == door.partner
          && $0.targetTenant == door.owner
      }
      return match(door, paths, graph, context)
    }
  }

  private static func match(
    _ door: Door, _ paths: [Finding], _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    let came = paths.flatMap(\.path).filter {
      $0.edge == .provisioned || ($0.edge == .signedIn && isExternal($0.from, graph))
    }
    guard let use = came.last, let used = came.compactMap(\.time).min() else { return nil }
    let accounts = Set(
      paths.flatMap { $0.accounts.filter { $0.role == "external account" }.map(\.node) })
    let suspects = Set(
      door.turns.filter { $0.act.verb == "enable-sync" || $0.act.verb == "add" }.map(\.edge.from)
    )
    .union(accounts)
    let closings = door.turns.filter { turn in
      guard let instant = turn.act.instant else { return false }
      return verbs.contains(turn.act.verb) && suspects.contains(turn.edge.from) && instant > used
        && instant.seconds(since: used) <= Door.windowSeconds
    }
    guard let first = closings.first, let closed = first.act.instant else { return nil }
    // After an eviction, closing the door is clean-up, whoever does it.
    let isCleanUp = accounts.contains { account in
      graph.edges(to: account, kind: .evicted).flatMap(\.acts).contains {
        ($0.instant ?? closed) < closed
      }
    }
    guard !isCleanUp else { return nil }
    let relation =
      (door.openings.last { ($0.instant ?? used) <= used } ?? door.openings.first)
      .map { door.relation(at: [$0]) } ?? .unknown
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    if let edge = graph.edges.first(where: { $0.id == use.edgeID }),
      let act = edge.acts.first(where: { $0.instant == use.time })
    {
      walk.step(edge, act)
      walk.score(
        use.edge == .provisioned ? .provisioned : .signedIn, quality: use.linkQuality,
        discount: relation.discount)
    }
    walk.expect("the door was used", observed: true)
    for closing in closings {
      walk.step(closing.edge, closing.act)
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
