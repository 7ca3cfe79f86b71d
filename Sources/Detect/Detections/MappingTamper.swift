internal import EntraModel
internal import TenantGraph

/// A synchronization's attribute mapping was changed, and accounts then came out differently.
enum MappingTamper: Detection {
  static let rule = "XTS-MAPPING-TAMPER"
  static let summary =
    "After a change of the attribute mapping, an account became a member or was hidden from the address list"
  static let severityWords = "medium; info inside a declared multi-tenant organization"
  static let techniques = [TechniqueTable.accountManipulation, TechniqueTable.hideArtifacts]
  static let pattern = Pattern(searchedByRule: [
    "scoped: attribute mappings or scope of the job updated",
    "provisioned: within three hours (four cycles of 40 minutes), user type or address list visibility changes",
  ])
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
    graph.edges(of: .scoped).flatMap { edge -> [Finding] in
      guard let job = graph.node(edge.to), job.kind == .syncJob else { return [] }
      return edge.acts.filter { $0.verb == "update-mapping" }
        .compactMap { match(edge, $0, job, graph, context) }
    }
  }

  private static func match(
    _ edge: Edge, _ act: Act, _ job: Node, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let changed = act.instant else { return nil }
    let relation = Relation(
      owner: job.partner, partner: job.tenant, graph, context, for: .scoped, [act])
    let effects = graph.edges(of: .provisioned)
      .filter {
        graph.node($0.from)?.tenant == job.tenant
          && (job.partner == nil || graph.node($0.to)?.tenant == job.partner)
      }
      .flatMap { provisioned in provisioned.acts.map { (edge: provisioned, act: $0) } }
      .filter { effect in
        guard let instant = effect.act.instant, instant >= changed,
          instant.seconds(since: changed) <= windowSeconds
        else { return false }
        return effect.act.change.contains("user-type:guest>member")
          || effect.act.change.contains("address-list:")
      }
    guard !effects.isEmpty else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    _ = Anomaly(graph: graph).walk(edge.from, before: changed, into: &walk, relation.discount)
    walk.step(edge, act)
    walk.score(.scoped, quality: act.quality, discount: relation.discount)
    walk.expect("mapping of the synchronization changed", observed: true)
    for effect in effects.prefix(12) {
      walk.step(effect.edge, effect.act)
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
