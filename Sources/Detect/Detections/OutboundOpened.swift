internal import EntraModel
internal import TenantGraph

/// One of our tenants lets its users out to a tenant that nobody declared.
enum OutboundOpened: Detection {
  static let rule = "XTS-OUTBOUND-OPENED"
  static let summary =
    "An own tenant opened outbound access or redemption, or made a synchronization job, towards an undeclared tenant"
  static let severityWords = "medium"
  static let techniques = [TechniqueTable.trustModification]
  static let pattern = Pattern(searchedByRule: [
    "granted-outbound: outbound B2B, direct connect or automatic redemption goes on towards a tenant neither own nor known",
    "or scoped: a synchronization job towards such a tenant is made",
  ])
  static let logsNeeded = [
    "source tenant: audit log (cross-tenant access, provisioning management)"
  ]
  static let publicRules = [
    "Microsoft Sentinel: Cross-tenant Access Settings Organization Outbound Collaboration Settings Changed"
  ]
  static let blindSpots = ["Own tenants that weren't declared: without them nothing is outbound"]
  static let benign = ["A new partner that isn't declared yet"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    let policies = graph.edges(of: .grantedOutbound).compactMap { edge -> Finding? in
      guard let owner = graph.node(edge.from)?.tenant, let partner = graph.node(edge.to)?.tenant
      else { return nil }
      let turns = graph.edges(to: edge.from, kind: .configured)
        .flatMap { configured in
          configured.acts.filter { $0.verb == "open-outbound" }.map { (edge: configured, act: $0) }
        }
      return match(owner, partner, [(edge, edge.acts)], turns, key: edge.from.text, graph, context)
    }
    let jobs = graph.edges(of: .scoped).compactMap { edge -> Finding? in
      guard let job = graph.node(edge.to), job.kind == .syncJob, let owner = job.tenant,
        let partner = job.partner
      else { return nil }
      let made = edge.acts.filter { $0.verb == "add-job" }
      return made.isEmpty
        ? nil : match(owner, partner, [], made.map { (edge, $0) }, key: job.id.text, graph, context)
    }
    return policies + jobs
  }

  private static func match(
    _ owner: TenantID, _ partner: TenantID, _ grants: [(edge: Edge, acts: [Act])],
    _ turns: [(edge: Edge, act: Act)], key: String, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    let uses =
      turns.map { PartnershipUse($0.edge.kind, verb: $0.act.verb, at: $0.act.instant) }
      + grants.flatMap { grant in
        grant.acts.map { PartnershipUse(grant.edge.kind, verb: $0.verb, at: $0.instant) }
      }
    let isDrift = uses.contains { PartnerDrift(partner, $0, context) != nil }
    guard context.ownTenants.contains(owner),
      isDrift || Relation(declaredBetween: owner, partner, graph, context) == .unknown
    else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    let actors = Array(Set(turns.map(\.edge.from))).sorted()
    for turn in turns { walk.step(turn.edge, turn.act) }
    for grant in grants { for act in grant.acts { walk.step(grant.edge, act) } }
    walk.score(.partnerChanged)
    walk.expect("outbound opened or job made", observed: true)
    var finding = walk.finding(
      of: self, key: [key],
      title:
        "\(words.name(owner)) lets its users out to \(words.name(partner))"
        + (isDrift ? "" : ", which nobody declared"),
      severity: .medium)
    finding.sourceTenant = owner
    finding.targetTenant = partner
    finding.accounts = words.accounts(external: nil, home: nil, actors: actors)
    finding.response = [
      "Ask whether \(words.name(partner)) is a partner; if so, declare it.",
      "If not: preserve the policies, block outbound towards it, and review who opened it.",
    ]
    return finding
  }
}
