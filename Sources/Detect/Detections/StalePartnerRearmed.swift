internal import EntraModel
internal import TenantGraph

/// A partner that was there before the logs begin, or for over 30 days, is suddenly allowed to synchronize.
enum StalePartnerRearmed: Detection {
  static let rule = "XTS-STALE-PARTNER-REARMED"
  static let summary =
    "Synchronization was allowed for a partner that existed before; no record adds it"
  static let severityWords = "medium; info for own and declared tenants"
  static let techniques = [TechniqueTable.trustModification]
  private static let opened = SharedSteps.opening
  private static let added = PatternStep(
    "added", [.configured], from: "adder", to: "policy", doing: [.verbs(["add"])],
    when: [
      PatternWindow(.notLongBefore, [opened.name], within: Door.windowSeconds),
      PatternWindow(.notLongAfter, [opened.name], within: Door.superStepSeconds),
    ], is: .forbidden, says: "the partner is added")
  static let pattern = Pattern(
    start: opened, conditions: ["[configured: automatic redemption or trust goes on]"],
    [added, opened])
  static let logsNeeded = ["target tenant: audit log (cross-tenant access)"]
  static let publicRules: [String] = []
  static let blindSpots = ["A partner that was added and used before the audit log begins"]
  static let benign = ["A partnership that is extended to synchronization on purpose"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    PatternMatcher(pattern, graph, context).units().compactMap { unit in
      guard let hop = unit.first?.first(opened), let door = Door(grant: hop.edge, graph, context)
      else { return nil }
      let opening = hop.act
      let relation = door.relation(at: [opening])
      let words = FindingWords(graph: graph, context: context)
      var walk = Walk()
      let steps = DoorSteps(
        door: door, opening: opening, end: nil, graph: graph, context: context
      ).walk(into: &walk)
      var finding = walk.finding(
        of: self, key: [door.policy.text],
        title: "\(words.name(door.owner)) allowed synchronization for \(words.name(door.partner)), "
          + "a partner that was there before",
        severity: relation == .unknown ? .medium : .info, relation: relation)
      finding.sourceTenant = door.partner
      finding.targetTenant = door.owner
      finding.accounts = words.accounts(external: nil, home: nil, actors: steps.actors)
      finding.missing = words.missingOpening(door, opening, steps)
      finding.response = words.containDoor(door, accounts: [], actors: steps.actors)
      return finding
    }
  }
}
