import EntraModel
import Foundation
import TenantGraph

@testable import Detect

/// Small random graphs and random patterns over them: few nodes, so that steps often meet.
enum RandomPatterns {
  /// How many graphs a test looks at; `TWINS=100000` for more.
  static let count = ProcessInfo.processInfo.environment["TWINS"].flatMap(Int.init) ?? 400

  static let tenants = (1...2).map {
    GUID(high: 0x7777_0000_0000_4000, low: 0x8000_0000_0000_0000 + $0)
  }
  /// Labels that the real patterns ask for, so that these can be tried too.
  static let kinds: [EdgeKind] = [
    .provisioned, .signedIn, .grantedInbound, .granted, .configured, .acted, .scoped, .invited,
  ]

  static func graph(_ generator: inout some RandomNumberGenerator, kinds: [EdgeKind]) -> Graph {
    var nodes: [Node] = []
    for (number, tenant) in tenants.enumerated() {
      let other = tenants[1 - number]
      nodes.append(
        Node(id: .policy(owner: tenant, partner: other), kind: .policy, tenant: tenant, label: ""))
      nodes.append(Node(id: .tenant(tenant), kind: .tenant, tenant: tenant, label: ""))
      var role = Node(
        id: NodeID(.role, tenant: tenant, key: "r"), kind: .role, tenant: tenant,
        label: "Global Administrator")
      role.partner = nil
      nodes.append(role)
      var account = Node(
        id: NodeID(.account, tenant: tenant, key: "a"), kind: .account, tenant: tenant, label: "")
      account.homeTenant = Bool.random(using: &generator) ? other : nil
      nodes.append(account)
    }
    var edges: [String: Edge] = [:]
    for number in 0..<Int.random(in: 2...16, using: &generator) {
      guard let kind = kinds.randomElement(using: &generator),
        let from = nodes.randomElement(using: &generator)?.id,
        let to = nodes.randomElement(using: &generator)?.id
      else { continue }
      let id = "\(kind.label) \(from) \(to)"
      edges[id, default: Edge(id: id, kind: kind, from: from, to: to)].acts
        .append(act(number, &generator))
    }
    let sorted = edges.keys.sorted().compactMap { edges[$0] }.map { edge in
      var edge = edge
      edge.acts.sort { ($0.instant?.ticks ?? .max, $0.verb) < ($1.instant?.ticks ?? .max, $1.verb) }
      return edge
    }
    return Graph(nodes: nodes, edges: sorted)
  }

  private static func act(_ number: Int, _ generator: inout some RandomNumberGenerator) -> Act {
    let isDated = Int.random(in: 0..<8, using: &generator) > 0
    let step = Int64.random(in: 0..<20, using: &generator)
    let instant = isDated ? Instant(ticks: (step + 1) * 100 * Instant.ticksPerSecond) : nil
    let place = EvidencePlace(
      evidence: EvidenceID(Int64.random(in: 1...2, using: &generator)), record: 1, line: 1,
      offset: 0, length: 1)
    let verbs = ["a", "b", "enable-sync", "delete", "add-credential"]
    var act = Act(
      instant: instant, verb: verbs.randomElement(using: &generator) ?? "a",
      events: [
        EventReference(key: Int64(number), id: "e\(number)", instant: instant, place: place)
      ])
    if let instant, Bool.random(using: &generator) {
      act.validUntil = instant.advanced(bySeconds: Int64.random(in: 0..<900, using: &generator))
    }
    return act
  }

  static func pattern(_ generator: inout some RandomNumberGenerator) -> Pattern {
    let places = ["x", "y", "z"]
    let start = step("s0", [], places, &generator)
    var steps = [start]
    // What needed steps may hang on, and which places each has above it.
    var above: [(name: String, places: [String])] = [("s0", [start.from.name, start.to.name])]
    for number in 1..<Int.random(in: 2...4, using: &generator) {
      guard let parent = above.randomElement(using: &generator) else { continue }
      let presence: PatternStep.Presence =
        [.required, .required, .forbidden, .optional, .oneOf("group")]
        .randomElement(using: &generator) ?? .optional
      // A needed step meets the others at the places above it, and has places of its own else.
      let own = ["p\(number)", "q\(number)"]
      let made = step(
        "s\(number)", [parent.name], parent.places + own, &generator, presence: presence)
      steps.append(made)
      if presence == .required {
        above.append((made.name, parent.places + [made.from.name, made.to.name]))
      }
    }
    return Pattern(start: start, steps)
  }

  private static func step(
    _ name: String, _ anchors: [String], _ places: [String],
    _ generator: inout some RandomNumberGenerator, presence: PatternStep.Presence = .required
  ) -> PatternStep {
    let from = places.randomElement(using: &generator) ?? "x"
    let to = places.filter { $0 != from }.randomElement(using: &generator) ?? "y"
    let windows = anchors.map { _ in window(anchors, &generator) }
    var joins: [PatternJoin] = []
    if Int.random(in: 0..<3, using: &generator) == 0,
      let other = places.filter({ !$0.hasPrefix("p") && !$0.hasPrefix("q") })
        .randomElement(using: &generator), !anchors.isEmpty || [from, to].contains(other)
    {
      joins.append(
        Bool.random(using: &generator)
          ? .same(.tenant(of: to), .tenant(of: other))
          : .different(.tenant(of: to), .tenant(of: other)))
    }
    let picks: [PatternStep.Pick] = [.first, .last, .all, .lastOfEach]
    return PatternStep(
      name, Array(kinds.prefix(3).shuffled(using: &generator).prefix(2)), from: PatternPlace(from),
      to: PatternPlace(to),
      doing: Bool.random(using: &generator) ? [.verbs(["a", "enable-sync"])] : [],
      joins: joins, when: windows, is: presence,
      pick: picks.randomElement(using: &generator) ?? .all, says: "a step")
  }

  private static func window(
    _ anchors: [String], _ generator: inout some RandomNumberGenerator
  ) -> PatternWindow {
    let orders: [PatternWindow.Order] = [
      .after, .before, .later, .earlier, .notLongBefore, .notLongAfter, .at, .whenever,
    ]
    let order = orders.randomElement(using: &generator) ?? .after
    let tolerances: [PatternWindow.Tolerance] = [.none, .files, .always]
    return PatternWindow(
      order, anchors,
      within: Bool.random(using: &generator)
        ? Int64.random(in: 0...8, using: &generator) * 100 : nil,
      tolerance: tolerances.randomElement(using: &generator) ?? .none,
      isStanding: order == .after || order == .before ? Bool.random(using: &generator) : false)
  }
}
