internal import EntraModel
internal import TenantGraph

/// Somebody who doesn't usually do it put an account or group into the scope of a synchronization.
enum ScopeWidened: Detection {
  static let rule = "XTS-SCOPE-WIDENED"
  static let summary =
    "An account or group was put into a synchronization's scope by an account that hadn't done so before"
  static let severityWords = "medium; info inside a declared multi-tenant organization"
  static let techniques = [TechniqueTable.accountManipulation, TechniqueTable.trustedRelationship]
  /// A habit is told from all acts of the account and from how far the log reaches back, so it stays ``ScopeHabit``.
  private static let isUnusual = ActTest { hop, graph, context in
    guard let instant = hop.act.instant else { return false }
    return ScopeHabit(of: hop.edge.from, at: instant, graph, context) == .unusual
  }
  private static let widened = PatternStep(
    "widened", [.scoped], from: "actor", to: "scoped", doing: [.not(["add-job"]), isUnusual],
    says:
      "by an account with no such act in the 90 days before, while the log covers at least 14 of them"
  )
  private static let also = PatternStep(
    "also", [.scoped], from: "actor", to: "more",
    when: [.after(widened.name, within: 86_400)], is: .optional,
    says: "what the same account puts into scope belongs to the same widening")
  static let pattern = Pattern(
    start: widened, unit: .places(["actor"]),
    conditions: ["not the set-up of a new synchronization by its maker within the hour"],
    [widened, also])
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
    PatternMatcher(pattern, graph, context).units().compactMap { finding($0, graph, context) }
  }

  private static func finding(
    _ unit: [PatternMatch], _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let match = unit.earliest(widened), let first = match.first(widened),
      let instant = first.act.instant
    else { return nil }
    let actor = first.edge.from
    let tenant = graph.node(actor)?.tenant
    let words = FindingWords(graph: graph, context: context)
    let relation = relation(of: first.edge.to, tenant, first.act, graph, context)
    var walk = Walk()
    _ = Anomaly(graph: graph).walk(actor, before: instant, into: &walk, relation.discount)
    for turn in match.all(also) {
      walk.step(turn)
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
    return finding
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
