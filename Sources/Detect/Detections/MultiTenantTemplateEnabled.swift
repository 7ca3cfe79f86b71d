internal import EntraModel
internal import TenantGraph

/// A template of a multi-tenant organization allows synchronization, and partners get it from there.
enum MultiTenantTemplateEnabled: Detection {
  static let rule = "XTS-MTO-TEMPLATE-ENABLE"
  static let summary =
    "The identity sync template of a multi-tenant organization was changed, then two or more partners were allowed within the hour"
  static let severityWords = "medium; info when every partner is own or declared"
  static let techniques = [TechniqueTable.trustModification]
  static let pattern = Pattern(searchedByRule: [
    "configured: the identity sync template is updated",
    "granted-inbound: synchronization is allowed for two or more partners within an hour",
  ])
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
    graph.edges(of: .configured).flatMap { edge -> [Finding] in
      edge.acts.filter { $0.verb == "set-template" }.compactMap { match(edge, $0, graph, context) }
    }
  }

  private static func match(
    _ edge: Edge, _ act: Act, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let owner = graph.node(edge.to)?.tenant, let instant = act.instant else { return nil }
    let doors = Door.all(in: graph, context).filter { $0.owner == owner }.compactMap { door in
      door.openings.first { opening in
        guard let opened = opening.instant else { return false }
        return opened >= instant && opened.seconds(since: instant) <= 3600
      }.map { (door: door, opening: $0) }
    }
    guard doors.count >= 2 else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    walk.step(edge, act)
    walk.score(.partnerChanged)
    walk.expect("template changed", observed: true)
    for door in doors {
      walk.step(door.door.grant, door.opening)
      walk.score(.syncAllowed, discount: door.door.relation(at: [door.opening]).discount)
    }
    walk.expect("two or more partners allowed", observed: true)
    let isDeclared = doors.allSatisfy { $0.door.relation(at: [$0.opening]) != .unknown }
    var finding = walk.finding(
      of: self, key: [edge.to.text, act.events.first?.id ?? ""],
      title:
        "A template of \(words.name(owner)) allowed \(doors.count) partners to synchronize within an hour",
      severity: isDeclared ? .info : .medium)
    finding.targetTenant = owner
    finding.accounts = words.accounts(external: nil, home: nil, actors: [edge.from])
    finding.response = [
      "Read the template, and set it back if it wasn't ordered: partners that join later get what it says.",
      "Close synchronization for each partner that isn't ours.", "Review \(words.name(edge.from)).",
    ]
    return finding
  }
}
