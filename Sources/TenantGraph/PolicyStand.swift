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
    /// The record that set it, the snapshot that shows it, else the later record whose old value shows it; nil when unknown.
    public var event: EventReference?
    /// The last snapshot at or before the instant that shows this value; the same as ``event`` when no record tells it.
    public var seenBy: EventReference?
    /// When that snapshot was taken.
    public var seenAt: Instant?

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
  /// What snapshots show that don't say when they were taken: so it was at some time, before or after the instant.
  public let undated: [Setting]
  /// Holes over the whole time, in time order.
  public let gaps: [PolicyGap]
}

extension PolicyHistory {
  /// The policy at an instant; a record of that very instant counts.
  ///
  /// A switch that no record had set by then has the old value of its first record, and is unknown when there is none.
  /// A snapshot that is newer than the last record tells what a switch was when it was taken, and until a newer one.
  /// After a deletion no switch is set, until a record sets it again.
  /// - Complexity: O(n) in the number of steps, times the number of switches.
  public func stand(at instant: Instant) -> PolicyStand {
    let deletion = steps.last { $0.flag == .exists && $0.instant <= instant }
      .flatMap { $0.new == false ? $0 : nil }
    return PolicyStand(
      pair: PolicyPair(owner: owner, partner: partner),
      settings: PolicyFlag.allCases.map { seen(setting($0, at: instant, deletion), at: instant) },
      undated: undated, gaps: gaps)
  }

  /// What a setting is in the light of the last snapshot: where that is newer than the record that set it, it tells the value.
  ///
  /// Since when that was so, a snapshot can't tell.
  private func seen(_ setting: PolicyStand.Setting, at instant: Instant) -> PolicyStand.Setting {
    let last = sightings.last { sighting in
      (sighting.instant ?? instant) <= instant && sighting.states(setting.flag)
    }
    guard let last, let taken = last.instant, let statement = last.statement(of: setting.flag),
      setting.since.map({ taken > $0 }) ?? true
    else { return setting }
    let value = Self.value(statement.value, else: .notSet)
    var seen = setting
    if setting.since == nil || setting.value != value {
      seen = PolicyStand.Setting(flag: setting.flag, value: value, event: last.event)
    }
    (seen.seenBy, seen.seenAt) = (last.event, taken)
    return seen
  }

  /// Each value that an undated snapshot shows, once, by switch.
  private var undated: [PolicyStand.Setting] {
    PolicyFlag.allCases.flatMap { flag in
      var shown: [PolicyStand.Setting] = []
      for sighting in undatedSightings {
        guard let statement = sighting.statement(of: flag) else { continue }
        let value = Self.value(statement.value, else: .notSet)
        guard !shown.contains(where: { $0.value == value }) else { continue }
        shown.append(PolicyStand.Setting(flag: flag, value: value, event: sighting.event))
      }
      return shown
    }
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
