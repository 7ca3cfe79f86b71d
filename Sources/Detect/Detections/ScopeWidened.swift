internal import EntraModel
internal import TenantGraph

/// Somebody who doesn't usually do it put an account or group into the scope of a synchronization.
enum ScopeWidened: Detection {
  static let rule = "XTS-SCOPE-WIDENED"
  static let summary =
    "An account or group was put into a synchronization's scope by an account that hadn't done so before"
  static let severityWords = "medium; info inside a declared multi-tenant organization"
  static let techniques = [TechniqueTable.accountManipulation, TechniqueTable.trustedRelationship]
  static let pattern = Pattern(searchedByRule: [
    "scoped: by an account with no such act in the 90 days before, while the log covers at least 14 of them",
    "not the set-up of a new synchronization by its maker within the hour",
  ])
  static let logsNeeded = [
    "source tenant: audit log (groups, application assignments, provisioning management)"
  ]
  static let publicRules: [String] = []
  static let blindSpots = [
    "Dynamic groups, whose members change without an actor",
    "A log that begins less than 14 days before: who usually does it can't be told",
  ]
  static let benign = [
    "A joiner added by human resources or a lifecycle workflow",
    "A new member of the identity team",
  ]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    let actors = Set(graph.edges(of: .scoped).map(\.from)).sorted()
    return actors.flatMap { match($0, graph, context) }
  }

  private static func match(
    _ actor: NodeID, _ graph: Graph, _ context: DetectContext
  ) -> [Finding] {
    let turns = graph.edges(from: actor, kind: .scoped)
      .flatMap { edge in edge.acts.map { (edge: edge, act: $0) } }
      .filter { $0.act.instant != nil }
      .sorted {
        ($0.act.instant?.ticks ?? 0, $0.edge.id) < ($1.act.instant?.ticks ?? 0, $1.edge.id)
      }
    let tenant = graph.node(actor)?.tenant
    guard
      let first = turns.first(where: { turn in
        guard let instant = turn.act.instant, turn.act.verb != "add-job" else { return false }
        return ScopeHabit(of: actor, at: instant, graph, context) == .unusual
      }), let instant = first.act.instant
    else { return [] }
    let words = FindingWords(graph: graph, context: context)
    let relation = relation(of: first.edge.to, tenant, first.act, graph, context)
    var walk = Walk()
    _ = Anomaly(graph: graph).walk(actor, before: instant, into: &walk, relation.discount)
    // What the same account did within the day belongs to the same widening.
    for turn in turns
    where (turn.act.instant ?? instant).seconds(since: instant) <= 86_400
      && (turn.act.instant ?? instant) >= instant
    {
      walk.step(turn.edge, turn.act)
      walk.score(.scoped, quality: turn.act.quality, discount: relation.discount)
    }
    walk.expect("scope of a synchronization widened", observed: true)
    let scoped = Array(Set(walk.steps.filter { $0.edge == .scoped }.map(\.to))).sorted()
    var finding = walk.finding(
      of: self, key: [actor.text, first.act.events.first?.id ?? ""],
      title: "\(words.name(actor)) put \(scoped.map { words.name($0) }.joined(separator: ", ")) "
        + "into the scope of a synchronization",
      severity: .medium, relation: relation)
    finding.sourceTenant = tenant
    finding.accounts =
      words.accounts(external: nil, home: nil, actors: [actor])
      + scoped.filter { $0.text.hasPrefix("account:") }.map {
        words.account($0, role: "put into scope")
      }
    finding.response = [
      "Preserve audit and provisioning logs of \(words.name(tenant)), and those of the target tenant.",
      "Ask whether the change was ordered. If not, pause the synchronization before taking anybody out of scope: "
        + "that soft-deletes the account in the target, and evidence with it.",
      "Review \(words.name(actor)): sign-ins, fresh roles, other groups it changed.",
    ]
    return [finding]
  }

  /// The relation of the tenants between which the scoped account is synchronized, where a provisioning shows them.
  private static func relation(
    of scoped: NodeID, _ source: TenantID?, _ act: Act, _ graph: Graph, _ context: DetectContext
  ) -> Relation {
    let targets =
      graph.edges(from: scoped, kind: .provisioned).compactMap { graph.node($0.to)?.tenant }
      + (graph.node(scoped)?.partner.map { [$0] } ?? [])
    let relations = targets.map {
      Relation(owner: $0, partner: source, graph, context, for: .scoped, [act])
    }
    return relations.first { $0 == .multiTenantOrganization } ?? .unknown
  }
}
