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
        .append(act(number, nodes, &generator))
    }
    let sorted = edges.keys.sorted().compactMap { edges[$0] }.map { edge in
      var edge = edge
      edge.acts.sort { ($0.instant?.ticks ?? .max, $0.verb) < ($1.instant?.ticks ?? .max, $1.verb) }
      return edge
    }
    return Graph(nodes: nodes, edges: sorted)
  }

  private static func act(
    _ number: Int, _ nodes: [Node], _ generator: inout some RandomNumberGenerator
  ) -> Act {
    let isDated = Int.random(in: 0..<8, using: &generator) > 0
    // Windows and the skew of clocks are hundreds of seconds too: acts lie at their bounds and beside them.
    let step = Int64.random(in: 1...20, using: &generator)
    let aside = [0, 0, 0, 1, -1].randomElement(using: &generator) ?? 0
    let second = Instant.ticksPerSecond
    let unit = Int.random(in: 0..<4, using: &generator) == 0 ? 1 : second
    let instant = isDated ? Instant(ticks: step * 100 * second + Int64(aside) * unit) : nil
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
      let end = Int64.random(in: 0...9, using: &generator) * 100
      let aside = [0, 1, -1].randomElement(using: &generator) ?? 0
      act.validUntil = instant.advanced(bySeconds: end + Int64(aside))
    }
    if Bool.random(using: &generator) { act.by = nodes.randomElement(using: &generator)?.id }
    return act
  }

  /// A step that others may hang on, and the steps and places that it knows above it.
  private struct Branch {
    var names: [String]
    var places: [String]
  }

  static func pattern(_ generator: inout some RandomNumberGenerator) -> Pattern {
    let start = step("s0", Branch(names: [], places: ["x", "y", "z"]), [], .required, &generator)
    var steps = [start]
    var branches = [Branch(names: ["s0"], places: places(of: start))]
    for number in 1..<Int.random(in: 2...5, using: &generator) {
      // Steps hang on any but forbidden ones, so needed ones hang on optional ones too.
      guard let parent = branches.randomElement(using: &generator) else { continue }
      let presence: PatternStep.Presence =
        [.required, .required, .forbidden, .optional, .optional, .oneOf("group")]
        .randomElement(using: &generator) ?? .optional
      // A needed step meets the others at the places above it, and has places of its own else.
      let own = ["p\(number)", "q\(number)"]
      var known = Branch(names: parent.names, places: parent.places + own)
      if !presence.isNeeded, Bool.random(using: &generator) {
        known = Branch(names: branches.compactMap(\.names.last), places: known.places)
        known.names.removeAll { $0 == parent.names.last }
        known.names += parent.names.suffix(1)
        known.places += branches.flatMap(\.places)
      }
      let made = step("s\(number)", known, presence.isNeeded ? [] : known.names, presence, &generator)
      steps.append(made)
      guard presence != .forbidden else { continue }
      branches.append(
        Branch(names: parent.names + [made.name], places: parent.places + places(of: made)))
    }
    return Pattern(start: start, steps)
  }

  private static func places(of step: PatternStep) -> [String] {
    [step.from.name, step.to.name] + (step.by.map { [$0] } ?? [])
  }

  /// - Parameters:
  ///   - branch: The steps above it, of which it hangs on the last, and the places that it may name.
  ///   - others: Steps of which a window may take the first that is filled, or the latest act of all.
  private static func step(
    _ name: String, _ branch: Branch, _ others: [String], _ presence: PatternStep.Presence,
    _ generator: inout some RandomNumberGenerator
  ) -> PatternStep {
    let from = branch.places.randomElement(using: &generator) ?? "x"
    let to = branch.places.filter { $0 != from }.randomElement(using: &generator) ?? "y"
    var windows = branch.names.suffix(1).map { window([$0], &generator) }
    if let other = branch.names.randomElement(using: &generator),
      Int.random(in: 0..<3, using: &generator) == 0
    {
      let anchors = [other] + others.shuffled(using: &generator).prefix(1).filter { $0 != other }
      windows.append(window(anchors, &generator))
    }
    var joins: [PatternJoin] = []
    if Int.random(in: 0..<3, using: &generator) == 0,
      let other = branch.places.filter({ !$0.hasPrefix("p") && !$0.hasPrefix("q") })
        .randomElement(using: &generator), !branch.names.isEmpty || [from, to].contains(other)
    {
      joins.append(
        Bool.random(using: &generator)
          ? .same(.tenant(of: to), .tenant(of: other))
          : .different(.tenant(of: to), .tenant(of: other)))
    }
    let by: String? =
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: "b" + name
      case 1: branch.places.randomElement(using: &generator)
      default: nil
      }
    let picks: [PatternStep.Pick] = [.first, .last, .all, .lastOfEach, .firstOfEach]
    return PatternStep(
      name, Array(kinds.prefix(3).shuffled(using: &generator).prefix(2)), from: PatternPlace(from),
      to: PatternPlace(to), by: by,
      doing: Bool.random(using: &generator) ? [.verbs(["a", "enable-sync"])] : [],
      joins: joins, when: windows, is: presence,
      pick: picks.randomElement(using: &generator) ?? .all, says: "a step")
  }

  private static func window(
    _ anchors: [String], _ generator: inout some RandomNumberGenerator
  ) -> PatternWindow {
    let orders: [PatternWindow.Order] = [
      .after, .after, .before, .later, .earlier, .notLongBefore, .notLongAfter, .at, .whenever,
      .whileStanding,
    ]
    let order = orders.randomElement(using: &generator) ?? .after
    let tolerances: [PatternWindow.Tolerance] = [.none, .files, .always]
    let isLatest = Bool.random(using: &generator)
    let least: Int64 = order == .later || order == .earlier ? -8 : 0
    return PatternWindow(
      order, anchors, isLatest: isLatest,
      within: Bool.random(using: &generator)
        ? Int64.random(in: least...8, using: &generator) * 100 : nil,
      tolerance: tolerances.randomElement(using: &generator) ?? .none,
      isStanding: order == .after || order == .before ? Bool.random(using: &generator) : false)
  }
}
