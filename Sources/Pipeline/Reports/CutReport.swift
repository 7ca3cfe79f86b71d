public import EntraModel

/// The fewest policies and accounts without which no walk leads to a node.
public struct CutReport: Sendable {
  /// A policy or account to take away.
  public struct Item: Sendable, Equatable {
    /// Its node; one of a policy needn't be in the graph, where no record changes it.
    public var node: NodeID
    /// The tenant that it is taken away in.
    public var tenant: TenantID?
    /// The tenant that a policy is for; nil for an account.
    public var partner: TenantID?
    /// Whether it is a policy, else an account.
    public var isPolicy: Bool
    /// The earliest walk that it alone of the items breaks.
    public var walk: [PathStep]
  }

  /// Where the walks begin.
  public var from: [Node]
  /// Where they end.
  public var to: Node
  /// Policies and accounts by id; empty when nothing leads there, or nothing can cut it off.
  public var items: [Item]
  /// A walk over which no policy or account of the responder's lies; nil when there is none.
  public var uncuttable: [PathStep]?
  /// Whether no smaller set exists; false when the proof would have taken too long.
  public var isSmallest: Bool
  /// The tenants in whose policies and accounts something was taken away, ascending.
  public var tenants: [TenantID]
  /// The nodes that they name.
  public var cast: Cast
  /// Title and inventory of the case.
  public var facts: CaseFacts
}
