public import EntraModel

/// What the policy of one owner towards one partner was at an instant, as far as the trail tells, and where the trail has holes.
public struct PolicyStand: Sendable, Equatable {
  /// What a switch was.
  public enum Value: String, Sendable {
    case on, off
    /// The policy doesn't say: the owner's default policy decides.
    case notSet = "not-set"
    /// No record tells.
    case unknown
  }

  /// One switch and what shows its value.
  public struct Setting: Sendable, Equatable {
    /// Which switch.
    public var flag: PolicyFlag
    /// Its value at the instant.
    public var value: Value
    /// When a record set it; nil while no record had done so by the instant.
    public var since: Instant?
    /// The record that set it, else the later one whose old value shows it; nil when unknown.
    public var event: EventReference?

    /// Makes a setting.
    public init(
      flag: PolicyFlag, value: PolicyStand.Value, since: Instant? = nil,
      event: EventReference? = nil
    ) {
      (self.flag, self.value, self.since, self.event) = (flag, value, since, event)
    }
  }

  /// The two sides.
  public let pair: PolicyPair
  /// Every switch, in the order of ``PolicyFlag``.
  public let settings: [Setting]
  /// Holes over the whole time, in time order.
  public let gaps: [PolicyGap]
}

extension PolicyHistory {
  /// The policy at an instant; a record of that very instant counts.
  ///
  /// A switch that no record had set by then has the old value of its first record, and is unknown when there is none.
  /// After a deletion no switch is set, until a record sets it again.
  /// - Complexity: O(n) in the number of steps, times the number of switches.
  public func stand(at instant: Instant) -> PolicyStand {
    let deletion = steps.last { $0.flag == .exists && $0.instant <= instant }
      .flatMap { $0.new == false ? $0 : nil }
    return PolicyStand(
      pair: PolicyPair(owner: owner, partner: partner),
      settings: PolicyFlag.allCases.map { setting($0, at: instant, deletion) }, gaps: gaps)
  }

  private func setting(
    _ flag: PolicyFlag, at instant: Instant, _ deletion: Step?
  ) -> PolicyStand.Setting {
    let last = steps.lastIndex { $0.flag == flag && $0.instant <= instant }
    if let deletion, flag != .exists,
      last.map({ steps[$0].instant <= deletion.instant }) ?? true
    {
      return PolicyStand.Setting(
        flag: flag, value: .notSet, since: deletion.instant, event: deletion.event)
    }
    if let last {
      return PolicyStand.Setting(
        flag: flag, value: Self.value(steps[last].new, else: .notSet), since: steps[last].instant,
        event: steps[last].event)
    }
    let first = steps.first { $0.flag == flag }
    // A record that adds the policy shows that it wasn't there.
    if let first, flag == .exists, first.new == true {
      return PolicyStand.Setting(flag: flag, value: .off, event: first.event)
    }
    guard let first, first.old != nil else {
      return PolicyStand.Setting(flag: flag, value: .unknown)
    }
    return PolicyStand.Setting(
      flag: flag, value: Self.value(first.old, else: .unknown), since: nil, event: first.event)
  }

  private static func value(_ flag: Bool?, else other: PolicyStand.Value) -> PolicyStand.Value {
    flag.map { $0 ? .on : .off } ?? other
  }
}
