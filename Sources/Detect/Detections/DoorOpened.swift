internal import EntraModel
internal import TenantGraph

/// A door was opened for synchronization, and no path through it up to a sign-in was found.
enum DoorOpened: Detection {
  static let rule = "XTS-DOOR-OPENED"
  static let summary =
    "Inbound synchronization was allowed for another tenant; no use of it up to a sign-in is seen"
  static let severityWords =
    "medium; high when the account that opened it was given a privileged role in the seven days before; low or info for own and declared tenants"
  static let techniques = [TechniqueTable.trustModification]
  private static let opened = SharedSteps.opening
  private static let came = PatternStep(
    "came", [.provisioned], from: "home", to: "external",
    joins: [
      .same(.tenant(of: "external"), .tenant(of: "policy")),
      .same(.tenant(of: "home"), .tenant(of: "partner")),
    ],
    when: [.after(opened.name, within: Door.windowSeconds, .files, standing: true)],
    is: .optional, says: "accounts come through, none of which is seen to sign in")
  private static let closed = SharedSteps.closed
  static let pattern = Pattern(
    start: opened,
    conditions: [
      "[configured: partner added, automatic redemption or trust goes on]",
      "no path through it up to a sign-in is found",
    ],
    [opened, came, closed])
  static let logsNeeded = ["target tenant: audit log (cross-tenant access)"]
  static let publicRules = [
    "Microsoft Sentinel: Cross-tenant Access Settings Organization Added (partner alone)",
    "Microsoft Entra documentation: query for identity sync settings that contain true",
  ]
  static let blindSpots = [
    "A setting that a template of a multi-tenant organization made",
    "Use that only a log outside the case would show",
  ]
  static let benign = BackdoorPath.benign

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    // A path that reaches a sign-in tells of its door; one without is partial, and the door is told apart (ruling 14).
    let covered = Set(
      earlier.filter { $0.rule == BackdoorPath.rule && $0.status != .partial }
        .map { PolicyPair(owner: $0.targetTenant, partner: $0.sourceTenant) })
    // The last opening tells of the door.
    return PatternMatcher(pattern, graph, context).units().compactMap { unit in
      guard let match = unit.last, let hop = match.first(opened),
        let door = Door(grant: hop.edge, graph, context),
        !covered.contains(PolicyPair(owner: door.owner, partner: door.partner))
      else { return nil }
      return finding(match, door, hop.act, graph, context)
    }
  }

  private static func finding(
    _ match: PatternMatch, _ door: Door, _ opening: Act, _ graph: Graph, _ context: DetectContext
  ) -> Finding {
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    let steps = DoorSteps(door: door, opening: opening, end: nil, graph: graph, context: context)
      .walk(into: &walk)
    let arrivals = match.all(came).inGraphOrder
    for arrival in arrivals {
      walk.step(arrival)
      walk.score(
        .provisioned, quality: arrival.act.quality,
        discount: door.relation(at: [opening, arrival.act]).discount)
    }
    let accounts = Array(Set(arrivals.map(\.edge.to))).sorted()
    var finding = Finding(
      id: StableHash.hex16(of: [rule, door.policy.text].joined(separator: "\n")), rule: rule,
      title:
        "\(words.name(door.owner)) allowed \(words.name(door.partner)) to synchronize accounts into it on "
        + (opening.instant?.dayText ?? "a day not known"),
      severity: severity(door, opening, arrivals.map(\.act), steps, graph),
      confidence: Confidence.score(walk.terms, Confidence.Conditions()))
    walk.fill(&finding)
    finding.status = match.first(closed) == nil ? .complete : .contained
    finding.techniques = techniques
    finding.sourceTenant = door.partner
    finding.targetTenant = door.owner
    finding.accounts =
      words.accounts(external: nil, home: nil, actors: steps.actors)
      + accounts.map { words.account($0, role: "external account") }
    finding.missing =
      words.missingOpening(door, opening, steps) + missing(door, accounts, context, words)
    finding.benign = benign
    finding.response = words.containDoor(
      door, accounts: accounts.map { words.name($0) }, actors: steps.actors)
    return finding
  }

  private static func missing(
    _ door: Door, _ accounts: [NodeID], _ context: DetectContext, _ words: FindingWords
  ) -> [String] {
    var sentences: [String] = []
    if accounts.isEmpty {
      sentences.append(
        context.holds(door.owner, [.audit])
          ? "No account of \(words.name(door.partner)) is recorded as provisioned in the logs of the case."
          : "Whether accounts were provisioned is unknown: no audit log of \(words.name(door.owner))."
      )
    }
    return sentences + words.missingLogs(source: door.partner, target: door.owner)
  }

  private static func severity(
    _ door: Door, _ opening: Act, _ arrivals: [Act], _ opened: DoorSteps.Outcome, _ graph: Graph
  ) -> Severity {
    switch door.relation(at: [opening] + arrivals) {
    case .microsoft, .multiTenantOrganization: return .info
    case .own, .known: return opened.isAnomalous ? .medium : .info
    case .unknown: break
    }
    // A role given within the week before is what an attacker needs; a risky sign-in alone is scored, not raised.
    let hasFreshRole = opened.actors.contains { actor in
      graph.edges(to: actor, kind: .granted).contains { edge in
        edge.acts.contains { act in
          guard let given = act.instant, let at = opening.instant, given <= at else { return false }
          return at.seconds(since: given) <= Stay.deedSeconds
        }
      }
    }
    return hasFreshRole ? .high : .medium
  }
}
