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
  /// Labels of the random patterns.
  static let kinds: [EdgeKind] = [.provisioned, .signedIn, .grantedInbound]

  /// A graph for a declared pattern: its labels and verbs, and instants that lie a window's length apart, give or take.
  static func graph(
    _ generator: inout some RandomNumberGenerator, for pattern: Pattern
  ) -> Graph {
    let windows = pattern.steps.flatMap(\.windows)
    let lengths = windows.compactMap(\.seconds).map(abs) + [0, 1, 100, PathSearch.skewSeconds]
    let verbs = pattern.steps.flatMap(\.acts).flatMap { $0.verbs ?? [] }
    return graph(
      &generator, kinds: pattern.steps.flatMap(\.kinds), verbs: verbs + ["a", "create"],
      lengths: lengths)
  }

  static func graph(
    _ generator: inout some RandomNumberGenerator, kinds: [EdgeKind],
    verbs: [String] = ["a", "b", "enable-sync", "delete"], lengths: [Int64] = []
  ) -> Graph {
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
      account.isExternal = account.homeTenant != nil
      nodes.append(account)
    }
    var edges: [String: Edge] = [:]
    let isDeclared = !lengths.isEmpty
    var seen = [Instant(ticks: 1_000_000_000 * Instant.ticksPerSecond)]
    for number in 0..<Int.random(in: 2...16, using: &generator) {
      guard let kind = kinds.randomElement(using: &generator),
        let from = nodes.filter({ !isDeclared || fits($0, sources[kind]) })
          .randomElement(using: &generator)?.id,
        let to = nodes.filter({ !isDeclared || fits($0, ends[kind]) })
          .randomElement(using: &generator)?.id
      else { continue }
      let id = "\(kind.label) \(from) \(to)"
      edges[id, default: Edge(id: id, kind: kind, from: from, to: to)].acts
        .append(act(number, nodes, verbs, instant(lengths, &seen, &generator), &generator))
    }
    let sorted = edges.keys.sorted().compactMap { edges[$0] }.map { edge in
      var edge = edge
      edge.acts.sort { ($0.instant?.ticks ?? .max, $0.verb) < ($1.instant?.ticks ?? .max, $1.verb) }
      return edge
    }
    return Graph(nodes: nodes, edges: sorted)
  }

  /// Kinds of the nodes between which a graph draws edges of a label.
  private static let sources: [EdgeKind: NodeKind] = [
    .grantedInbound: .policy, .granted: .role, .configured: .account, .provisioned: .account,
    .signedIn: .account, .acted: .account, .scoped: .account, .invited: .account,
    .evicted: .account, .samePrincipal: .account,
  ]
  private static let ends: [EdgeKind: NodeKind] = [
    .grantedInbound: .tenant, .granted: .account, .configured: .policy, .provisioned: .account,
    .signedIn: .tenant, .invited: .account, .evicted: .account, .samePrincipal: .account,
  ]

  private static func fits(_ node: Node, _ kind: NodeKind?) -> Bool {
    kind == nil || node.kind == kind
  }

  /// An instant on a grid, or a window's length from one seen before; at bounds of windows and skew, and beside them.
  private static func instant(
    _ lengths: [Int64], _ seen: inout [Instant], _ generator: inout some RandomNumberGenerator
  ) -> Instant? {
    let second = Instant.ticksPerSecond
    let aside = Int64([0, 0, 0, 1, -1].randomElement(using: &generator) ?? 0)
    let unit = Int.random(in: 0..<4, using: &generator) == 0 ? 1 : second
    let step = Int64.random(in: 1...20, using: &generator)
    guard Int.random(in: 0..<8, using: &generator) > 0 else { return nil }
    guard let length = lengths.randomElement(using: &generator),
      let base = seen.randomElement(using: &generator)
    else { return Instant(ticks: step * 100 * second + aside * unit) }
    let moved = base.advanced(bySeconds: Bool.random(using: &generator) ? length : -length)
    let instant = Instant(ticks: moved.ticks + aside * unit)
    seen.append(instant)
    return instant
  }

  private static func act(
    _ number: Int, _ nodes: [Node], _ verbs: [String], _ instant: Instant?,
    _ generator: inout some RandomNumberGenerator
  ) -> Act {
    let place = EvidencePlace(
      evidence: EvidenceID(Int64.random(in: 1...2, using: &generator)), record: 1, line: 1,
      offset: 0, length: 1)
    let change = ["", "", "risk:high", "user-type:guest>member"].randomElement(using: &generator)
    var act = Act(
      instant: instant, verb: verbs.randomElement(using: &generator) ?? "a", change: change ?? "",
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
        [
          .required, .required, .required, .required, .forbidden, .forbidden, .optional, .optional,
          .optional, .optional, .oneOf("one"), .oneOf("two"),
        ]
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
      let made = step(
        "s\(number)", known, presence.isNeeded ? [] : known.names, presence, &generator)
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

  /// A step that hangs on the last of a branch and names its places.
  ///
  /// The others are steps of which a window may take the first that is filled, or the latest act of all.
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
      name, Array(kinds.shuffled(using: &generator).prefix(2)), from: PatternPlace(from),
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
