public import EntraModel
public import TenantGraph

/// Walks declared patterns through a graph; the only search of the rules that it drives.
///
/// ## What a match is
/// One for each act that fills the start, if every needed step below it can be filled and no forbidden one can. A step
/// takes, of the acts that fit, the one that its pick says among those which its own needed steps follow. Optional steps
/// are filled after that, in the order of the pattern, and may look at every step before them; a step that hangs on one
/// that isn't filled isn't filled. Of a group one step must be filled in the end.
///
/// - Complexity: Acts that fit a step at a node are sorted once, O(m log m). Each act of a step then looks at the acts
///   within its windows, never at combinations of them: needed steps form a tree (``PatternPlan``).
public final class PatternMatcher {
  let graph: Graph
  let context: DetectContext
  let pattern: Pattern
  private let plan: PatternPlan
  private var lists: [ListKey: [Hop]] = [:]
  private var indexed: Set<Int> = []

  private enum ListKey: Hashable {
    case from(Int, NodeID)
    case to(Int, NodeID)
    case tenants(Int, [TenantID?])
  }

  /// What is filled so far.
  private struct State {
    var hops: [String: [Hop]] = [:]
    var places: [String: NodeID] = [:]
    /// Places of whom an act doesn't record, so that no step can meet there.
    var unrecorded: Set<String> = []
  }

  /// Makes a matcher of one pattern, which its rule keeps: what was sorted once serves every match.
  public init(_ pattern: Pattern, _ graph: Graph, _ context: DetectContext) {
    self.pattern = pattern
    self.graph = graph
    self.context = context
    plan = PatternPlan(pattern)
  }

  // MARK: Matches

  /// Every match, in the order of the graph.
  public func matches() -> [PatternMatch] {
    guard let start = plan.steps.first else { return [] }
    return start.kinds.flatMap { kind in
      graph.edges(of: kind).flatMap { edge in
        edge.acts.indices.compactMap { index in
          match(from: Hop(edge: edge, act: edge.acts[index], position: index))
        }
      }
    }
  }

  /// The matches that begin with edges from a node, in the order of the graph.
  ///
  /// - Complexity: That of ``match(from:)`` for each of the node's acts, not of the graph's.
  public func matches(from node: NodeID) -> [PatternMatch] {
    (plan.steps.first?.kinds ?? []).flatMap { kind in
      graph.edges(from: node, kind: kind).flatMap { edge in
        edge.acts.indices.compactMap { index in
          match(from: Hop(edge: edge, act: edge.acts[index], position: index))
        }
      }
    }
  }

  /// Matches by the thing that they tell of, in the order of the first of each; never an empty one.
  public func units() -> [[PatternMatch]] {
    var order: [[String]: Int] = [:]
    var units: [[PatternMatch]] = []
    for match in matches() {
      let key: [String] =
        switch pattern.unit {
        case .edge: [pattern.start.flatMap { match.hops[$0]?.first?.edge.id } ?? ""]
        case .act: [String(units.count)]
        case .places(let names): names.map { match.places[$0]?.text ?? "" }
        case .tenants(let terms):
          terms.map { term in
            term.value { match.places[$0].flatMap { graph.node($0) } }?.description ?? ""
          }
        }
      if let index = order[key] {
        units[index].append(match)
      } else {
        order[key] = units.count
        units.append([match])
      }
    }
    return units
  }

  /// The match that begins with an act; nil when it doesn't fill the start or a needed step can't be filled.
  public func match(from hop: Hop) -> PatternMatch? {
    guard let start = plan.steps.first, start.kinds.contains(hop.edge.kind), isPlain(hop, start),
      let state = taken(hop, 0, State())
    else { return nil }
    var whole = state
    for index in plan.order {
      let step = plan.steps[index]
      guard step.presence != .forbidden else { continue }
      let hops = chosen(index, whole)
      guard !hops.isEmpty else { continue }
      whole = with(hops, step, whole)
    }
    var groups: [String: Bool] = [:]
    for step in plan.steps {
      guard case .oneOf(let group) = step.presence else { continue }
      groups[group] = groups[group] == true || whole.hops[step.name] != nil
    }
    guard groups.values.allSatisfy({ $0 }) else { return nil }
    return PatternMatch(hops: whole.hops, places: whole.places)
  }

  // MARK: Filling steps

  /// The acts that a step takes; empty when it can't be filled.
  private func chosen(_ index: Int, _ state: State) -> [Hop] {
    let step = plan.steps[index]
    guard let span = span(step, state), isReachable(step, state) else { return [] }
    let list = candidates(index, state)
    let hasWindow = step.windows.contains { $0.order != .whenever }
    let first = hasWindow ? lowerBound(list, span.from) : 0
    var found: [Hop] = []
    let isFitting = { (hop: Hop) in self.taken(hop, index, state) != nil }
    switch step.pick {
    case .first:
      for hop in list[first...] {
        if hasWindow, (hop.act.instant ?? .init(ticks: .max)) > span.to { break }
        if isFitting(hop) { return [hop] }
      }
    case .last:
      var end = list.count
      if hasWindow { end = upperBound(list, span.to) }
      while end > first {
        end -= 1
        if isFitting(list[end]) { return [list[end]] }
      }
    case .all, .lastOfEach, .firstOfEach:
      for hop in list[first...] {
        if hasWindow, (hop.act.instant ?? .init(ticks: .max)) > span.to { break }
        if isFitting(hop) { found.append(hop) }
      }
    }
    guard step.pick != .all else { return found }
    let one = Dictionary(
      found.map { ($0.edge.id, $0) },
      uniquingKeysWith: { first, last in step.pick == .lastOfEach ? last : first })
    let order = Dictionary(
      step.kinds.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return Array(one.values).sorted {
      (order[$0.edge.kind] ?? 0, $0.edge.from, $0.edge.to)
        < (order[$1.edge.kind] ?? 0, $1.edge.from, $1.edge.to)
    }
  }

  /// The state with an act at a step; nil when it doesn't fit or doesn't bring what it must.
  private func taken(_ hop: Hop, _ index: Int, _ state: State) -> State? {
    let step = plan.steps[index]
    guard isReachable(step, state) else { return nil }
    var places = state.places
    for (place, node) in [(step.from, hop.edge.from), (step.to, hop.edge.to)] {
      if let bound = places[place.name], bound != node { return nil }
      places[place.name] = node
    }
    if let by = step.by, let node = hop.act.by {
      if let bound = places[by], bound != node { return nil }
      places[by] = node
    }
    let node = { (name: String) in places[name].flatMap { self.graph.node($0) } }
    for (place, id) in [(step.from, hop.edge.from), (step.to, hop.edge.to)] {
      guard let policy = place.policy else { continue }
      let sides = (policy.owner.value(node), policy.partner.value(node))
      guard id == .policy(owner: sides.0, partner: sides.1) else { return nil }
    }
    guard step.joins.allSatisfy({ $0.holds(node) }) else { return nil }
    for window in step.windows {
      guard let anchor = anchor(window, state), window.contains(hop.act, relativeTo: anchor.act)
      else { return nil }
    }
    var next = state
    next.places = places
    next.hops[step.name] = [hop]
    if let by = step.by, places[by] == nil { next.unrecorded.insert(by) }
    for child in plan.needed[index] {
      let isThere = !chosen(child, next).isEmpty
      if isThere != (plan.steps[child].presence == .required) { return nil }
    }
    return next
  }

  private func with(_ hops: [Hop], _ step: PatternStep, _ state: State) -> State {
    var state = state
    state.hops[step.name] = hops
    guard let first = hops.first else { return state }
    for (name, node) in [(step.from.name, first.edge.from), (step.to.name, first.edge.to)]
    where state.places[name] == nil {
      state.places[name] = node
    }
    guard let by = step.by, state.places[by] == nil else { return state }
    state.places[by] = first.act.by
    if first.act.by == nil { state.unrecorded.insert(by) }
    return state
  }

  /// Whether nobody stands between a step and its places: one that an act should record and doesn't is no place.
  private func isReachable(_ step: PatternStep, _ state: State) -> Bool {
    state.unrecorded.isEmpty
      || [step.from.name, step.to.name].allSatisfy {
        state.places[$0] != nil || !state.unrecorded.contains($0)
      }
  }

  private func anchor(_ window: PatternWindow, _ state: State) -> Hop? {
    if window.isLatest {
      return window.anchors.flatMap { state.hops[$0] ?? [] }.max(by: Hop.isOrdered)
    }
    return window.anchors.lazy.compactMap { state.hops[$0]?.first }.first
  }

  /// The instants to look at; nil when the step hangs on one that isn't filled.
  private func span(_ step: PatternStep, _ state: State) -> (from: Instant, to: Instant)? {
    var span = (from: Instant(ticks: .min), to: Instant(ticks: .max))
    for window in step.windows {
      guard let anchor = anchor(window, state) else { return nil }
      guard window.order != .whenever else { continue }
      guard let instant = anchor.act.instant else { return nil }
      let own = window.span(relativeTo: instant)
      span = (max(span.from, own.from), min(span.to, own.to))
    }
    return span
  }

  // MARK: Acts at hand

  /// Acts that a step may take, in order: those at a place that is known, else those between known tenants.
  private func candidates(_ index: Int, _ state: State) -> [Hop] {
    let step = plan.steps[index]
    if let node = known(step.from, state) {
      return list(.from(index, node), step) { graph.edges(from: node, kind: $0) }
    }
    if let node = known(step.to, state) {
      return list(.to(index, node), step) { graph.edges(to: node, kind: $0) }
    }
    if indexed.insert(index).inserted { indexTenants(index, step) }
    let bound = { (name: String) in state.places[name].flatMap { self.graph.node($0) } }
    return lists[.tenants(index, keyTerms(step).map { $0.bound.value(bound) })] ?? []
  }

  private func known(_ place: PatternPlace, _ state: State) -> NodeID? {
    if let node = state.places[place.name] { return node }
    guard let policy = place.policy,
      (policy.owner.places + policy.partner.places).allSatisfy({ state.places[$0] != nil })
    else { return nil }
    let node = { (name: String) in state.places[name].flatMap { self.graph.node($0) } }
    return .policy(owner: policy.owner.value(node), partner: policy.partner.value(node))
  }

  private func list(_ key: ListKey, _ step: PatternStep, _ edges: (EdgeKind) -> [Edge]) -> [Hop] {
    if let list = lists[key] { return list }
    let list = step.kinds.flatMap(edges).flatMap { plain($0, step) }.sorted(by: Hop.isOrdered)
    lists[key] = list
    return list
  }

  /// Joins that set a tenant of the step's own ends to one that is known before.
  private func keyTerms(_ step: PatternStep) -> [(own: TenantTerm, bound: TenantTerm)] {
    let ends: Set<String> = [step.from.name, step.to.name]
    return step.joins.compactMap { join in
      guard case .same(let left, let right) = join else { return nil }
      let isOwn = { (term: TenantTerm) in term.places.allSatisfy(ends.contains) }
      let isBound = { (term: TenantTerm) in !term.places.contains(where: ends.contains) }
      if isOwn(left), isBound(right) { return (left, right) }
      return isOwn(right) && isBound(left) ? (right, left) : nil
    }
  }

  private func indexTenants(_ index: Int, _ step: PatternStep) {
    let terms = keyTerms(step)
    let hops = step.kinds.flatMap { graph.edges(of: $0) }.flatMap { plain($0, step) }
    for hop in hops.sorted(by: Hop.isOrdered) {
      let node = { (name: String) in
        self.graph.node(name == step.from.name ? hop.edge.from : hop.edge.to)
      }
      lists[.tenants(index, terms.map { $0.own.value(node) }), default: []].append(hop)
    }
  }

  private func plain(_ edge: Edge, _ step: PatternStep) -> [Hop] {
    edge.acts.indices.map { Hop(edge: edge, act: edge.acts[$0], position: $0) }
      .filter { isPlain($0, step) }
  }

  /// Whether an act meets what a step asks of it and its ends alone.
  private func isPlain(_ hop: Hop, _ step: PatternStep) -> Bool {
    for (place, id) in [(step.from, hop.edge.from), (step.to, hop.edge.to)]
    where !place.tests.isEmpty {
      guard let node = graph.node(id), place.tests.allSatisfy({ $0.holds(node, context) }) else {
        return false
      }
    }
    return step.acts.allSatisfy { $0.holds(hop, graph, context) }
  }

  private func lowerBound(_ list: [Hop], _ instant: Instant) -> Int {
    partition(list) { ($0.act.instant ?? .init(ticks: .max)) < instant }
  }

  private func upperBound(_ list: [Hop], _ instant: Instant) -> Int {
    partition(list) { ($0.act.instant ?? .init(ticks: .max)) <= instant }
  }

  private func partition(_ list: [Hop], _ isBefore: (Hop) -> Bool) -> Int {
    var (low, high) = (0, list.count)
    while low < high {
      let middle = (low + high) / 2
      if isBefore(list[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
