public import EntraModel

/// Everything that an attacker could get to from a node.
public struct ReachReport: Sendable {
  /// A node that can be reached.
  public struct Reached: Sendable, Equatable {
    /// The node.
    public var node: NodeID
    /// The first moment at which a walk can be there; nil where no dated hop was needed.
    public var arrival: Instant?
    /// The earliest walk, its steps from 1.
    public var walk: [PathStep]
  }

  /// Where the walks begin.
  public var from: Node
  /// When they begin; nil for any time.
  public var at: Instant?
  /// The first nodes by arrival, those without a moment last, then by number of hops and id.
  public var reached: [Reached]
  /// How many nodes can be reached in all.
  public var count: Int
  /// The nodes that they name.
  public var cast: Cast
  /// Title and inventory of the case.
  public var facts: CaseFacts
}
