public import EntraModel

/// Finds time-respecting walks: each hop happens no earlier than the one before it, within the tolerance of the clocks.
///
/// A walk is never enumerated twice, so the search ends (``WalkSearch``).
public struct PathSearch: Sendable {
  /// Which way an attacker path walks over an edge (design: model, "Edges").
  public enum Direction: Sendable {
    case forward, backward, both, never
  }

  /// A node that can be reached, when at the earliest, and how.
  public struct Reached: Sendable, Equatable {
    /// The node.
    public var node: NodeID
    /// The first moment at which a walk can be there; nil where no dated hop and no moment of the question was needed.
    public var arrival: Instant?
    /// The earliest walk, its steps from 1.
    public var walk: [PathStep]
  }

  private let network: WalkNetwork

  /// Makes a search over a graph.
  ///
  /// - Complexity: O(n + m log m) in nodes and acts.
  public init(_ graph: Graph) {
    network = WalkNetwork(graph)
  }

  /// Which way a path walks over edges of a kind.
  public static func direction(of kind: EdgeKind) -> Direction {
    switch kind {
    case .grantedOutbound, .evicted, .probed: .never
    case .granted, .belongsTo: .backward
    case .samePrincipal: .both
    default: .forward
    }
  }

  /// Whether a walk that enters a tenant over an edge of a kind goes on as that tenant.
  ///
  /// A policy lets its partner in: whoever that is has its own accounts. Any other edge enters a tenant as a place and gives
  /// no control over the accounts that are at home there, so that a walk may end in it and not go on.
  public static func entersAsParty(over kind: EdgeKind) -> Bool { kind == .grantedInbound }

  /// Whether an act may follow a moment: not earlier, but for the tolerance between two different logs.
  ///
  /// Within one file there is no tolerance, since one clock wrote it (reference/detections T1).
  public static func mayFollow(
    _ act: Act, after moment: Instant?, from previous: EventReference?
  ) -> Bool {
    guard let instant = act.instant, let moment else { return true }
    let isSameFile = previous != nil && previous?.place.evidence == act.events.first?.place.evidence
    return instant >= (isSameFile ? moment : moment.advanced(bySeconds: -skewSeconds))
  }

  /// Tolerance between the clocks of two logs, in seconds.
  public static let skewSeconds: Int64 = GraphContext.skewSeconds

  /// Walks from a node to another, or to every node that can be reached when none is named.
  ///
  /// - Parameters:
  ///   - from: Where the walk begins.
  ///   - to: Where it ends; nil for one walk to each end that no other walk passes through.
  ///   - limit: Most walks to give.
  /// - Returns: Walks ordered by the moment of their last hop, then by its node; each with its steps from 1.
  /// - Complexity: O(f m log m) in acts and the evidence files that meet at a node.
  public func paths(from: NodeID, to: NodeID?, limit: Int) -> [[PathStep]] {
    guard let start = network.number(of: from) else { return [] }
    let end = to.flatMap { network.number(of: $0) }
    guard to == nil || (end != nil && end != start) else { return [] }
    let search = WalkSearch(network, from: [start], to: end)
    let reached = search.best.indices.filter { search.best[$0] >= 0 }.map(Int32.init)
    var ends = end.map { search.best[Int($0)] >= 0 ? [$0] : [] } ?? []
    if to == nil {
      let passed = search.passed(by: reached)
      ends = reached.filter { $0 != start && !passed.contains($0) }
    }
    return ends.sorted { key($0, search) < key($1, search) }.prefix(limit)
      .map { search.steps(to: $0) }
  }

  /// Every node that can be reached from a node, with the earliest arrival and its walk.
  ///
  /// - Parameters:
  ///   - from: Where the walks begin; not among the nodes that are given.
  ///   - moment: When they begin; then what an earlier act made counts while it stands: an open door, an account, a
  ///     right. Nil for walks at any time, over acts in their order alone.
  ///   - limit: Most nodes to give.
  /// - Returns: The first nodes by arrival, those without a moment last, then by number of hops and node; and how many
  ///   there are in all.
  /// - Complexity: O(f m log m) in acts and the evidence files that meet at a node.
  public func reach(
    from: NodeID, at moment: Instant? = nil, limit: Int = .max
  ) -> (reached: [Reached], count: Int) {
    guard let start = network.number(of: from) else { return ([], 0) }
    let search = WalkSearch(
      network, from: [start], at: moment?.ticks ?? WalkNetwork.undated,
      standing: moment == nil ? .happening : .standing)
    let nodes = search.best.indices.map(Int32.init)
      .filter { $0 != start && search.best[Int($0)] >= 0 }
      .sorted { left, right in
        let depth = { (node: Int32) in search.labels[Int(search.best[Int(node)])].depth }
        let (one, other) = (key(left, search), key(right, search))
        return (one.0, depth(left), one.1) < (other.0, depth(right), other.1)
      }
    let reached = nodes.prefix(limit).map { node in
      Reached(
        node: network.nodes[Int(node)], arrival: arrival(node, search),
        walk: search.steps(to: node))
    }
    return (reached, nodes.count)
  }

  /// The first moment at which each node can be reached; nil where no dated hop was needed.
  public func arrivals(from: NodeID) -> [NodeID: Instant?] {
    guard let start = network.number(of: from) else { return [from: nil] }
    let search = WalkSearch(network, from: [start])
    var arrivals: [NodeID: Instant?] = [:]
    for node in search.best.indices where search.best[node] >= 0 {
      arrivals[network.nodes[node]] = .some(arrival(Int32(node), search))
    }
    return arrivals
  }

  private func arrival(_ node: Int32, _ search: WalkSearch) -> Instant? {
    let moment = search.labels[Int(search.best[Int(node)])].moment
    return moment == WalkNetwork.undated ? nil : Instant(ticks: moment)
  }

  private func key(_ node: Int32, _ search: WalkSearch) -> (Int64, NodeID) {
    (arrival(node, search)?.ticks ?? .max, network.nodes[Int(node)])
  }
}

extension PathStep {
  /// The step that walks over an act of an edge; an inferred act never gives it a clock time.
  public init(edge: Edge, act: Act, step: Int) {
    self.init(
      step: step, edge: edge.kind, edgeID: edge.id, from: edge.from, to: edge.to,
      time: act.state == .observed ? act.instant : nil, state: act.state, linkQuality: act.quality,
      corroboration: act.corroboration, verb: act.verb, change: act.change, by: act.by,
      events: act.events)
    traces = act.traces
  }
}
