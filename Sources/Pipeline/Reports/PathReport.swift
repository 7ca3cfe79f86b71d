public import EntraModel

/// The walks that an attacker could have taken from a node, in time order.
public struct PathReport: Sendable {
  /// Where they start.
  public var from: Node
  /// Where they end; nil when any end was asked for.
  public var to: Node?
  /// The walks, shortest and earliest first; none when nothing leads there.
  public var paths: [[PathStep]]
  /// The nodes that they name.
  public var cast: Cast
  /// Title and inventory of the case.
  public var facts: CaseFacts

  /// Makes a report.
  public init(from: Node, to: Node?, paths: [[PathStep]], cast: Cast, facts: CaseFacts) {
    self.from = from
    self.to = to
    self.paths = paths
    self.cast = cast
    self.facts = facts
  }
}
