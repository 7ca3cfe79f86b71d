internal import EntraModel
internal import TenantGraph

/// A template of a multi-tenant organization allows synchronization, and partners get it from there.
enum MultiTenantTemplateEnabled: Detection {
  static let rule = "XTS-MTO-TEMPLATE-ENABLE"
  static let summary =
    "The identity sync template of a multi-tenant organization was changed, then two or more partners were allowed within the hour"
  static let severityWords = "medium; info when every partner is own or declared"
  static let techniques = [TechniqueTable.trustModification]
  private static let changed = PatternStep(
    "changed", [.configured], from: "actor", to: "template", doing: [.verbs(["set-template"])],
    says: "the identity sync template is updated")
  private static let opened = PatternStep(
    "opened", [.grantedInbound], from: "policy", to: PatternPlace("partner", [.notMicrosoft]),
    doing: [.verbs(["enable-sync"])],
    joins: [.same(.tenant(of: "policy"), .tenant(of: "template"))],
    when: [.after(changed.name, within: 3600)],
    says: "synchronization is allowed for a partner")
  static let pattern = Pattern(
    start: changed, conditions: ["two partners or more are allowed"], [changed, opened])
  static let logsNeeded = [
    "target tenant: audit log (multi-tenant organization, cross-tenant access)"
  ]
  static let publicRules: [String] = []
  static let blindSpots = [
    "Activity names come from Microsoft's list alone; no captured record was seen"
  ]
  static let benign = ["The owners of the organization roll it out"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    PatternMatcher(pattern, graph, context).matches().compactMap { finding($0, graph, context) }
  }

  private static func finding(
    _ match: PatternMatch, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let change = match.first(changed), let owner = graph.node(change.edge.to)?.tenant else {
      return nil
    }
    // Of each partner the first opening.
    var seen: Set<String> = []
    let openings = match.all(opened).filter { seen.insert($0.edge.id).inserted }.inGraphOrder
    guard openings.count >= 2 else { return nil }
    let relations = openings.map { opening in
      Relation(
        owner: owner, partner: graph.node(opening.edge.to)?.tenant, graph, context,
        for: .provisioned, [opening.act])
    }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    walk.step(change)
    walk.score(.partnerChanged)
    walk.expect("template changed", observed: true)
    for (opening, relation) in zip(openings, relations) {
      walk.step(opening)
      walk.score(.syncAllowed, discount: relation.discount)
    }
    walk.expect("two or more partners allowed", observed: true)
    let isDeclared = !relations.contains(.unknown)
    var finding = walk.finding(
      of: self, key: [change.edge.to.text, change.act.events.first?.id ?? ""],
      title:
        "A template of \(words.name(owner)) allowed \(openings.count) partners to synchronize within an hour",
      severity: isDeclared ? .info : .medium)
    finding.targetTenant = owner
    finding.accounts = words.accounts(external: nil, home: nil, actors: [change.edge.from])
    finding.response = [
      "Read the template, and set it back if it wasn't ordered: partners that join later get what it says.",
      "Close synchronization for each partner that isn't ours.",
      "Review \(words.name(change.edge.from)).",
    ]
    return finding
  }
}
