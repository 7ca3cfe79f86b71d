internal import EntraModel
internal import TenantGraph

/// A partner that was there before the logs begin, or for over 30 days, is suddenly allowed to synchronize.
enum StalePartnerRearmed: Detection {
  static let rule = "XTS-STALE-PARTNER-REARMED"
  static let summary =
    "Synchronization was allowed for a partner that existed before; no record adds it"
  static let severityWords = "medium; info for own and declared tenants"
  static let techniques = [TechniqueTable.trustModification]
  static let pattern = Pattern(searchedByRule: [
    "no record adds the partner in the 30 days before",
    "configured and granted-inbound: inbound synchronization goes from off or unset to on",
    "[configured: automatic redemption or trust goes on]",
  ])
  static let logsNeeded = ["target tenant: audit log (cross-tenant access)"]
  static let publicRules: [String] = []
  static let blindSpots = ["A partner that was added and used before the audit log begins"]
  static let benign = ["A partnership that is extended to synchronization on purpose"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    Door.all(in: graph, context).compactMap { door in
      guard let opening = door.openings.first(where: { isStale(door, $0) }) else { return nil }
      let relation = door.relation(at: [opening])
      let words = FindingWords(graph: graph, context: context)
      var walk = Walk()
      let opened = DoorSteps(
        door: door, opening: opening, end: nil, graph: graph, context: context
      ).walk(into: &walk)
      var finding = walk.finding(
        of: self, key: [door.policy.text],
        title: "\(words.name(door.owner)) allowed synchronization for \(words.name(door.partner)), "
          + "a partner that was there before",
        severity: relation == .unknown ? .medium : .info, relation: relation)
      finding.sourceTenant = door.partner
      finding.targetTenant = door.owner
      finding.accounts = words.accounts(external: nil, home: nil, actors: opened.actors)
      finding.missing = words.missingOpening(door, opening, opened)
      finding.response = words.containDoor(door, accounts: [], actors: opened.actors)
      return finding
    }
  }

  private static func isStale(_ door: Door, _ opening: Act) -> Bool {
    door.turns(["add"], around: opening, until: nil).isEmpty
  }
}
