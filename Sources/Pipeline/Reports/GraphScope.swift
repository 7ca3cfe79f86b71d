/// Which nodes and edges of a case a graph is to hold, as the user says it; nothing said is the whole graph.
public struct GraphScope: Sendable, Equatable {
  /// How much of the graph.
  public enum Detail: String, Sendable, CaseIterable {
    /// Only what findings walk over.
    case paths
    /// What findings walk over and what lies next to it.
    case hops
    /// Everything.
    case all
  }

  /// How much of the graph.
  public var detail = Detail.all
  /// A node as a user names it, around which the graph is cut out.
  public var node: String?
  /// How many edges away from where the part begins; nil for what the detail means.
  public var hops: Int?

  /// The whole graph.
  public init() {}

  /// Whether it holds everything.
  public var isWhole: Bool { detail == .all && node == nil }
}
