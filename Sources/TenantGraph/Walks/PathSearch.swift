public import EntraModel

/// Finds time-respecting walks: each hop happens no earlier than the one before it, within the tolerance of the clocks.
///
/// Earliest-arrival search (Dijkstra on time): the label of a node is the first moment at which a walk can be there,
/// so a walk is never enumerated twice and the search ends.
public struct PathSearch: Sendable {
  /// Which way an attacker path walks over an edge (design: model, "Edges").
  public enum Direction: Sendable {
    case forward, backward, both, never
  }

  private let graph: Graph

  /// Makes a search over a graph.
  public init(_ graph: Graph) {
    self.graph = graph
  }

  /// Which way a path walks over edges of a kind.
  public static func direction(of kind: EdgeKind) -> Direction {
    switch kind {
    case .grantedOutbound, .evicted: .never
    case .granted, .belongsTo: .backward
    case .samePrincipal: .both
    default: .forward
    }
  }

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

  private struct Hop {
    var edge: Edge
    var act: Act
    var from: NodeID
    var to: NodeID
  }

  private struct Label {
    var moment: Instant?
    var hop: Hop?
    var depth: Int
  }

  /// Walks from a node to another, or to every node that can be reached when none is named.
  ///
  /// - Parameters:
  ///   - from: Where the walk begins.
  ///   - to: Where it ends; nil for one walk to each end that no other walk passes through.
  ///   - limit: Most walks to give.
  /// - Returns: Walks ordered by the moment of their last hop, then by its node; each with its steps from 1.
  /// - Complexity: O(m log m) in the number of acts.
  public func paths(from: NodeID, to: NodeID?, limit: Int) -> [[PathStep]] {
    let labels = search(from: from)
    var ends: [NodeID]
    if let to {
      ends = labels[to] == nil || to == from ? [] : [to]
    } else {
      let passed = Set(labels.values.compactMap { $0.hop?.from })
      ends = labels.keys.filter { $0 != from && !passed.contains($0) }
    }
    ends.sort { left, right in
      let key = { (node: NodeID) in (labels[node]?.moment?.ticks ?? .max, node) }
      return key(left) < key(right)
    }
    return ends.prefix(limit).map { steps(to: $0, labels) }
  }

  /// The first moment at which each node can be reached; nil where no dated hop was needed.
  public func arrivals(from: NodeID) -> [NodeID: Instant?] {
    search(from: from).mapValues(\.moment)
  }

  private func search(from: NodeID) -> [NodeID: Label] {
    var labels: [NodeID: Label] = [from: Label(moment: nil, hop: nil, depth: 0)]
    var settled: Set<NodeID> = []
    var queue = MomentQueue()
    queue.push(Instant(ticks: .min), from)
    while let node = queue.pop() {
      guard settled.insert(node).inserted, let label = labels[node] else { continue }
      for hop in hops(at: node) where !settled.contains(hop.to) {
        guard PathSearch.mayFollow(hop.act, after: label.moment, from: label.hop?.act.events.first)
        else { continue }
        let moment = latest(label.moment, hop.act.instant)
        if let known = labels[hop.to],
          order(known) <= order(Label(moment: moment, hop: hop, depth: label.depth + 1))
        {
          continue
        }
        labels[hop.to] = Label(moment: moment, hop: hop, depth: label.depth + 1)
        queue.push(moment ?? Instant(ticks: .min), hop.to)
      }
    }
    return labels
  }

  /// Earlier before later, fewer hops before more, and what a record shows before what follows from it.
  private func order(_ label: Label) -> (Int64, Int, Int, String) {
    let isInferred = label.hop?.edge.kind == .samePrincipal || label.hop?.act.state == .inferred
    return (label.moment?.ticks ?? .min, label.depth, isInferred ? 1 : 0, label.hop?.edge.id ?? "")
  }

  private func latest(_ left: Instant?, _ right: Instant?) -> Instant? {
    guard let left, let right else { return left ?? right }
    return max(left, right)
  }

  /// Every act that leaves a node in walking direction; acts that aren't anybody's way forward are left out.
  private func hops(at node: NodeID) -> [Hop] {
    var hops: [Hop] = []
    for edge in graph.edges(from: node) {
      let direction = PathSearch.direction(of: edge.kind)
      guard direction == .forward || direction == .both else { continue }
      hops += edge.acts.map { Hop(edge: edge, act: $0, from: edge.from, to: edge.to) }
    }
    for edge in graph.edges(to: node) {
      let direction = PathSearch.direction(of: edge.kind)
      guard direction == .backward || direction == .both else { continue }
      hops += edge.acts.map { Hop(edge: edge, act: $0, from: edge.to, to: edge.from) }
    }
    return hops
  }

  private func steps(to end: NodeID, _ labels: [NodeID: Label]) -> [PathStep] {
    var hops: [Hop] = []
    var node = end
    while let hop = labels[node]?.hop {
      hops.append(hop)
      node = hop.from
    }
    return hops.reversed().enumerated().map { index, hop in
      PathStep(edge: hop.edge, act: hop.act, step: index + 1)
    }
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

/// A binary heap of nodes by the moment of their arrival, then by id, so that equal moments have one order.
private struct MomentQueue {
  private var heap: [(moment: Instant, node: NodeID)] = []

  private func precedes(_ left: Int, _ right: Int) -> Bool {
    (heap[left].moment, heap[left].node) < (heap[right].moment, heap[right].node)
  }

  mutating func push(_ moment: Instant, _ node: NodeID) {
    heap.append((moment, node))
    var child = heap.count - 1
    while child > 0, precedes(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> NodeID? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    guard !heap.isEmpty else { return first.node }
    heap[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in [2 * parent + 1, 2 * parent + 2]
      where child < heap.count && precedes(child, least) {
        least = child
      }
      if least == parent { return first.node }
      heap.swapAt(parent, least)
      parent = least
    }
  }
}
