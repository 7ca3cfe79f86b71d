public import EntraModel

/// Finds the fewest policies and accounts without which no walk leads from some nodes to another.
///
/// A policy is one item however many hops pass through it, and so is an account. The max-flow theorem counts single hops
/// and doesn't hold for such items; the fewest are found as an implicit hitting set: every walk must lose an item, so
/// walks are searched that the set so far misses, and the set is solved again until no walk is left.
public struct CutSearch: Sendable {
  /// The fewest items, and what they cut.
  public struct Cut: Sendable, Equatable {
    /// Policies and accounts by id; empty when nothing leads there, or nothing can cut it off.
    public var items: [NodeID] = []
    /// For each item the earliest walk that it alone of the items breaks.
    public var walks: [[PathStep]] = []
    /// A walk over which no removable policy or account lies; nil when there is none.
    public var uncuttable: [PathStep]?
    /// Whether no smaller set exists; false when the proof would have taken too long.
    public var isSmallest = true
    /// Walks that were looked at.
    public var walksSearched = 0
  }

  /// The most walks that are looked at before a set is given without proof.
  static let walkLimit = 20_000

  private let network: WalkNetwork
  private let tenants: Set<TenantID>?

  /// Makes a search over a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph.
  ///   - tenants: In whose policies and accounts something can be taken away; nil for any.
  public init(_ graph: Graph, in tenants: Set<TenantID>? = nil) {
    network = WalkNetwork(graph)
    self.tenants = tenants
  }

  /// The fewest items whose loss breaks every walk.
  ///
  /// Where sets of one size differ, the one with fewer accounts is given, since a policy that is closed keeps the next
  /// account out as well. The ends themselves aren't taken away.
  ///
  /// - Complexity: A search over the hops between the ends for each walk that is looked at, and a hitting set, which is
  ///   NP-hard in the number of items on these walks; both are bounded, and ``Cut/isSmallest`` says when a bound was met.
  public func cut(from sources: [NodeID], to target: NodeID) -> Cut {
    let starts = Set(sources.compactMap { network.number(of: $0) })
    guard let end = network.number(of: target), !starts.contains(end) else { return Cut() }
    let between = network.restricted(toHopsBetween: starts.sorted(), and: end)
    let ends = starts.union([end])
    let passes = CutItems(between, ends: ends, in: tenants)
    return CutRun(network: between, items: passes, starts: starts.sorted(), end: end).run()
  }
}
