internal import EntraModel
internal import TenantGraph

/// One of our tenants lets its users out to a tenant that nobody declared.
enum OutboundOpened: Detection {
  static let rule = "XTS-OUTBOUND-OPENED"
  static let summary =
    "An own tenant opened outbound access or redemption, or made a synchronization job, towards an undeclared tenant"
  static let severityWords = "medium"
  static let techniques = [TechniqueTable.trustModification]
  private static let opened = PatternStep(
    "opened", [.grantedOutbound, .scoped], from: "side", to: "way",
    doing: [
      ActTest { hop, graph, _ in
        hop.edge.kind == .grantedOutbound
          || (hop.act.verb == "add-job" && graph.node(hop.edge.to)?.kind == .syncJob)
      }
    ],
    says:
      "outbound B2B, direct connect or automatic redemption goes on, or a synchronization job is made"
  )
  private static let turned = PatternStep(
    "turned", [.configured], from: "opener", to: "side", doing: [.verbs(["open-outbound"])],
    when: [.with(opened.name)], is: .optional, says: "who opens the policy outwards")
  static let pattern = Pattern(
    start: opened,
    conditions: ["out of an own tenant towards one that is neither own nor declared for that"],
    [opened, turned])
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
    PatternMatcher(pattern, graph, context).units().compactMap { finding($0, graph, context) }
  }

  private static func finding(
    _ unit: [PatternMatch], _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    let opening = unit.flatMap { $0.all(opened) }
    guard let edge = opening.first?.edge, let side = graph.node(edge.from),
      let way = graph.node(edge.to)
    else { return nil }
    let isJob = edge.kind == .scoped
    guard let owner = isJob ? way.tenant : side.tenant,
      let partner = isJob ? way.partner : way.tenant
    else { return nil }
    // Who makes a job is the edge's own start; a policy is opened by others than the edge tells.
    let turns = isJob ? opening : unit.first?.all(turned).inGraphOrder ?? []
    let hops = isJob ? turns : turns + opening
    let uses = hops.map { PartnershipUse($0.edge.kind, verb: $0.act.verb, at: $0.act.instant) }
    let isDrift = uses.contains { PartnerDrift(partner, $0, context) != nil }
    guard context.ownTenants.contains(owner),
      isDrift || Relation(declaredBetween: owner, partner, graph, context) == .unknown
    else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    let actors = Array(Set(turns.map(\.edge.from))).sorted()
    for hop in hops { walk.step(hop) }
    walk.score(.partnerChanged)
    walk.expect("outbound opened or job made", observed: true)
    var finding = walk.finding(
      of: self, key: [isJob ? way.id.text : side.id.text],
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
