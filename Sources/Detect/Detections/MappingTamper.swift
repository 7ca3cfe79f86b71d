internal import EntraModel
internal import TenantGraph

/// A synchronization's attribute mapping was changed, and accounts then came out differently.
enum MappingTamper: Detection {
  static let rule = "XTS-MAPPING-TAMPER"
  static let summary =
    "After a change of the attribute mapping, an account became a member or was hidden from the address list"
  static let severityWords = "medium; info inside a declared multi-tenant organization"
  static let techniques = [TechniqueTable.accountManipulation, TechniqueTable.hideArtifacts]
  private static let changed = PatternStep(
    "changed", [.scoped], from: "changer", to: PatternPlace("job", [.kind(.syncJob)]),
    doing: [.verbs(["update-mapping"])], says: "attribute mappings or scope of the job updated")
  private static let effect = PatternStep(
    "effect", [.provisioned], from: "home", to: "external",
    doing: [.changing(["user-type:guest>member", "address-list:"])],
    joins: [
      .same(.tenant(of: "home"), .tenant(of: "job")),
      .same(.tenant(of: "external"), .partnerOrTenant(of: "job", else: "external")),
    ], when: [.after(changed.name, within: windowSeconds)],
    says: "user type or address list visibility changes, within four cycles of 40 minutes")
  static let pattern = Pattern(start: changed, unit: .act, [changed, effect])
  static let logsNeeded = [
    "source tenant: audit log (provisioning management) and provisioning log"
  ]
  static let publicRules: [String] = []
  static let blindSpots = ["What exactly was changed in the mapping: the record doesn't carry it"]
  static let benign = ["A migration of guests to members", "A clean-up of the address list"]

  private static let windowSeconds: Int64 = 3 * 3600

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    PatternMatcher(pattern, graph, context).matches().compactMap { finding($0, graph, context) }
  }

  private static func finding(
    _ match: PatternMatch, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let hop = match.first(changed), let job = graph.node(hop.edge.to),
      let instant = hop.act.instant
    else { return nil }
    let (edge, act) = (hop.edge, hop.act)
    let relation = Relation(
      owner: job.partner, partner: job.tenant, graph, context, for: .scoped, [act])
    let effects = match.all(effect).inGraphOrder
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    _ = Anomaly(graph: graph).walk(edge.from, before: instant, into: &walk, relation.discount)
    walk.step(edge, act)
    walk.score(.scoped, quality: act.quality, discount: relation.discount)
    walk.expect("mapping of the synchronization changed", observed: true)
    for effect in effects.prefix(12) {
      walk.step(effect)
      walk.score(.provisioned, quality: effect.act.quality, discount: relation.discount)
    }
    walk.expect("accounts came out differently", observed: true)
    var finding = walk.finding(
      of: self, key: [edge.from.text, job.id.text, act.events.first?.id ?? ""],
      title:
        "\(words.name(edge.from)) changed the mapping of \(job.label), and accounts came out differently",
      severity: .medium, relation: relation)
    finding.sourceTenant = job.tenant
    finding.targetTenant = job.partner
    finding.accounts = words.accounts(
      external: effects.first?.edge.to, home: effects.first?.edge.from, actors: [edge.from])
    finding.response = [
      "Save the mapping as it is, then compare it with the last known one.",
      "Pause the synchronization before setting the mapping back.",
      "Review \(words.name(edge.from)).",
    ]
    return finding
  }
}
