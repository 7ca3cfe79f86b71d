public import EntraModel

/// A hole in the log of a policy: a record that can't be true unless another one, which isn't there, came before it.
public struct PolicyGap: Sendable, Equatable {
  /// What doesn't fit.
  public enum Kind: Sendable, Equatable {
    /// The record's old value isn't what the record before it had set.
    case oldValueDiffers(PolicyFlag, says: Bool, replayed: Bool)
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
  /// Records closer together than this may be stamped in any order, in seconds.
  private static let orderSeconds: Int64 = 2

  /// Holes in the log, in time order.
  ///
  /// - Complexity: O(n) in the number of steps.
  public var gaps: [PolicyGap] {
    var gaps: [PolicyGap] = []
    var last: [PolicyFlag: Step] = [:]
    for step in steps {
      if let before = last[step.flag] {
        if step.contradictsReplay, let says = step.old, let replayed = before.new {
          gaps.append(
            gap(.oldValueDiffers(step.flag, says: says, replayed: replayed), before, step))
        } else if step.flag == .exists, step.new == true, before.new == true {
          gaps.append(gap(.addedTwice, before, step))
        }
      }
      if let gap = gapAround(step, last[.exists]) { gaps.append(gap) }
      last[step.flag] = step
    }
    return gaps
  }

  private func gapAround(_ step: Step, _ exists: Step?) -> PolicyGap? {
    guard let exists, exists.new == false, step.flag != .exists else { return nil }
    // What a deletion itself switches off bears its own record.
    if step.event == exists.event {
      guard step.flag == .syncInbound, step.old == true,
        let allowed = steps.last(where: {
          $0.flag == .syncInbound && $0.event != step.event && $0.instant <= step.instant
        })
      else { return nil }
      return gap(.deletedWithSynchronization, allowed, step)
    }
    guard step.new == true, step.instant.seconds(since: exists.instant) > Self.orderSeconds else {
      return nil
    }
    return gap(.changedAfterDeletion, exists, step)
  }

  private func gap(_ kind: PolicyGap.Kind, _ earlier: Step, _ step: Step) -> PolicyGap {
    PolicyGap(
      kind: kind, after: earlier.instant, before: step.instant, earlier: earlier.event,
      event: step.event)
  }
}
