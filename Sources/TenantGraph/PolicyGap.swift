public import EntraModel

/// A hole in the log of a policy: a record that can't be true unless another one, which isn't there, came before it.
public struct PolicyGap: Sendable, Equatable {
  /// What doesn't fit.
  public enum Kind: Sendable, Equatable {
    /// The record's old value isn't what the record before it had set.
    case oldValueDiffers(PolicyFlag, says: Bool, replayed: Bool)
    /// A snapshot, and the record or snapshot next to it, show a switch differently; nil is not set.
    case snapshotDiffers(PolicyFlag, says: Bool?, before: Bool?)
    /// The policy was deleted while synchronization was allowed, which Entra refuses: that goes first.
    case deletedWithSynchronization
    /// The policy was added while it was there.
    case addedTwice
    /// The policy was changed after its deletion, and no record adds it again.
    case changedAfterDeletion
  }

  /// What doesn't fit.
  public let kind: Kind
  /// After which the missing record lies: the instant of the record before.
  public let after: Instant
  /// Before which it lies: the instant of the record that doesn't fit.
  public let before: Instant
  /// The record before.
  public let earlier: EventReference
  /// The record that doesn't fit.
  public let event: EventReference
}

extension PolicyHistory {
  /// Holes in the log, in time order.
  ///
  /// - Complexity: O(n) in the number of steps and snapshots, times the number of snapshots where these contradict.
  public var gaps: [PolicyGap] {
    var check = PolicyCheck(history: self)
    return check.run()
  }
}
