import EntraModel
import TenantGraph

@testable import Detect

/// Matches by brute force: every assignment of acts to the needed steps, thrown away where one condition fails.
///
/// It looks at every act of the graph for every step, and at every combination of what a step must bring with it.
struct NaiveMatches {
  let pattern: Pattern
  let graph: Graph
  let context: DetectContext

  typealias Taken = [String: [Hop]]

  var all: [Hop] {
    graph.edges.flatMap { edge in
      edge.acts.indices.map { Hop(edge: edge, act: edge.acts[$0], position: $0) }
    }
  }

  func matches() -> [Taken] {
    guard let start = pattern.steps.first(where: { $0.name == pattern.start }) else { return [] }
    let starts = start.kinds.flatMap { kind in all.filter { $0.edge.kind == kind } }
    return starts.compactMap { match(start, $0) }
  }

  private func match(_ start: PatternStep, _ hop: Hop) -> Taken? {
    guard var whole = taken(start, [hop], [:]) else { return nil }
    let others = pattern.steps.filter { $0.presence == .optional || isOfGroup($0) }
    var waiting = others
    while let index = waiting.firstIndex(where: { step in
      // What is filled together with an optional step is known as soon as that step was looked at.
      step.windows.flatMap(\.anchors).allSatisfy { name in
        !waiting.contains { $0.name == name || branch($0).contains { $0.name == name } }
      }
    }) {
      let step = waiting.remove(at: index)
      whole = taken(step, all, whole) ?? whole
    }
    let group = pattern.steps.filter(isOfGroup)
    guard group.isEmpty || group.contains(where: { whole[$0.name] != nil }) else { return nil }
    return whole
  }

  private func isOfGroup(_ step: PatternStep) -> Bool { step.presence == .oneOf("group") }

  /// What is taken when a step takes one of some acts with all that it must bring; nil when none does.
  private func taken(_ step: PatternStep, _ hops: [Hop], _ whole: Taken) -> Taken? {
    let branch = branch(step)
    let forbidden = pattern.steps.filter { other in
      other.presence == .forbidden
        && ([step] + branch).contains { $0.name == parent(of: other) }
    }
    var assignments = hops.filter { fits(step, $0, whole) }.map { hop in
      whole.merging([step.name: [hop]]) { $1 }
    }
    for needed in branch {
      assignments = assignments.flatMap { taken in
        all.filter { fits(needed, $0, taken) }.map { taken.merging([needed.name: [$0]]) { $1 } }
      }
    }
    assignments.removeAll { taken in
      forbidden.contains { step in all.contains { fits(step, $0, taken) } }
    }
    guard !assignments.isEmpty else { return nil }
    var whole = whole
    for filled in [step] + branch {
      let hops = picked(filled, distinct(assignments.compactMap { $0[filled.name]?.first }))
      whole[filled.name] = hops
      assignments = assignments.filter { $0[filled.name]?.first == hops.first }
    }
    return whole
  }

  private func parent(of step: PatternStep) -> String? { step.windows.first?.anchors.first }

  /// The required steps that hang on a step, each after the one that it hangs on itself.
  private func branch(_ step: PatternStep) -> [PatternStep] {
    var branch = [step]
    while let next = pattern.steps.first(where: { other in
      other.presence == .required && other.name != pattern.start
        && branch.contains { $0.name == parent(of: other) }
        && !branch.contains { $0.name == other.name }
    }) {
      branch.append(next)
    }
    return Array(branch.dropFirst())
  }

  private func distinct(_ hops: [Hop]) -> [Hop] {
    hops.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private func key(_ hop: Hop) -> (Int64, String, Int) {
    (hop.act.instant?.ticks ?? .max, hop.edge.id, hop.position)
  }

  private func picked(_ step: PatternStep, _ hops: [Hop]) -> [Hop] {
    let ordered = hops.sorted { key($0) < key($1) }
    switch step.pick {
    case .first: return Array(ordered.prefix(1))
    case .last: return Array(ordered.suffix(1))
    case .all: return ordered
    case .lastOfEach:
      return step.kinds.flatMap { kind in
        graph.edges.filter { $0.kind == kind }
          .compactMap { edge in ordered.last { $0.edge.id == edge.id } }
      }
    case .firstOfEach:
      return step.kinds.flatMap { kind in
        graph.edges.filter { $0.kind == kind }
          .compactMap { edge in ordered.first { $0.edge.id == edge.id } }
      }
    }
  }

  // MARK: Conditions

  private func fits(_ step: PatternStep, _ hop: Hop, _ taken: Taken) -> Bool {
    guard step.kinds.contains(hop.edge.kind),
      step.acts.allSatisfy({ $0.holds(hop, graph, context) })
    else { return false }
    var places: [String: Set<NodeID>] = [:]
    var unrecorded: Set<String> = []
    for (name, hops) in taken {
      guard let other = pattern.step(name), let first = hops.first else { continue }
      places[other.from.name, default: []].insert(first.edge.from)
      places[other.to.name, default: []].insert(first.edge.to)
      guard let by = other.by else { continue }
      if let node = first.act.by { places[by, default: []].insert(node) } else { unrecorded.insert(by) }
    }
    // Nobody is known at the place of whom an act doesn't record.
    for name in [step.from.name, step.to.name] where places[name] == nil {
      if unrecorded.contains(name) { return false }
    }
    if let by = step.by, let node = hop.act.by { places[by, default: []].insert(node) }
    places[step.from.name, default: []].insert(hop.edge.from)
    places[step.to.name, default: []].insert(hop.edge.to)
    guard places.values.allSatisfy({ $0.count == 1 }) else { return false }
    let node = { (name: String) in places[name]?.first.flatMap { graph.node($0) } }
    for (place, id) in [(step.from, hop.edge.from), (step.to, hop.edge.to)] {
      for test in place.tests {
        guard let own = graph.node(id), test.holds(own, context) else { return false }
      }
      guard let policy = place.policy else { continue }
      let owner = policy.owner.value(node)
      if id != .policy(owner: owner, partner: policy.partner.value(node)) { return false }
    }
    for join in step.joins {
      let isSame = join.terms.0.value(node) == join.terms.1.value(node)
      if case .same = join, !isSame { return false }
      if case .different = join, isSame { return false }
    }
    return step.windows.allSatisfy { window in
      let hops = window.anchors.compactMap { taken[$0] }
      let anchor =
        window.isLatest
        ? hops.joined().max { key($0) < key($1) } : hops.first { !$0.isEmpty }?.first
      return anchor.map { lies(hop.act, window, $0.act) } ?? false
    }
  }

  private func lies(_ act: Act, _ window: PatternWindow, _ other: Act) -> Bool {
    if window.order == .whenever { return true }
    guard let own = act.instant?.ticks, let base = other.instant?.ticks else { return false }
    let second: Int64 = 10_000_000
    let isOneFile =
      act.events.first?.place.evidence == other.events.first?.place.evidence
      && act.events.first != nil
    var slack: Int64 = 0
    if window.tolerance == .always || (window.tolerance == .files && !isOneFile) {
      slack = 300 * second
    }
    let gap = own - base
    let most = window.seconds ?? 1_000_000_000
    var holds: Bool
    switch window.order {
    case .after: holds = gap >= -slack && gap / second <= most
    case .before: holds = gap <= slack && -gap / second <= most
    case .later: holds = window.seconds.map { gap / second > $0 } ?? (gap > 0)
    case .earlier: holds = window.seconds.map { -gap / second > $0 } ?? (gap < 0)
    case .notLongBefore: holds = -gap / second <= most
    case .notLongAfter: holds = gap / second <= most
    case .at: holds = gap == 0
    case .whileStanding: holds = other.validUntil.map { own < $0.ticks } ?? true
    case .whenever: holds = true
    }
    if window.isStanding {
      let (made, used) = window.order == .before ? (act, base) : (other, own)
      if let end = made.validUntil, used > end.ticks + 300 * second { holds = false }
    }
    return holds
  }
}
