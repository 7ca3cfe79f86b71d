internal import EntraModel

/// Draws the edges of one kind: one rule, one file, one line in ``EdgeRules``.
///
/// A rule is a pure function of the context: it reads events in total order, and draws acts that took place.
/// A failed, skipped or intended event draws nothing; it is counted with ``GraphDraft/fail(_:from:to:)``.
///
/// ## Topics
/// - ``EdgeRules``
protocol EdgeRule: Sendable {
  /// The label.
  static var kind: EdgeKind { get }
  /// From what to what, and drawn from which events: one line for people.
  static var summary: String { get }
  /// Draws every act of this kind.
  static func draw(_ context: GraphContext, into draft: inout GraphDraft)
}
