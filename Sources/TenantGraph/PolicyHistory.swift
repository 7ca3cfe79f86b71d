public import EntraModel

/// The policy of one owner towards one partner as a state over time, replayed from old and new values.
///
/// Unknown before the first record; never the documented default, since a default can have been changed.
public struct PolicyHistory: Sendable {
  /// A flag's value from an instant on.
  public struct Step: Sendable, Equatable {
    /// When the record says it changed.
    public var instant: Instant
    /// Which switch.
    public var flag: PolicyFlag
    /// The value before, as the record shows it; nil when not set or not said.
    public var old: Bool?
    /// The value from then on; nil when not set or not said.
    public var new: Bool?
    /// Whether the record's old value differs from the replayed one: a sign of a missing record.
    public var contradictsReplay: Bool
    /// The record.
    public var event: EventReference
  }

  /// The tenant whose policy it is; nil when the log's owner isn't known.
  public let owner: TenantID?
  /// Nil for the default policy.
  public let partner: TenantID?
  /// All steps in time order.
  public private(set) var steps: [Step] = []
  /// What dated snapshots show, in time order.
  ///
  /// They change nothing, so they are no steps: ``value(of:at:)`` and what is drawn from it know recorded changes alone.
  public private(set) var sightings: [PolicySighting] = []
  /// What snapshots show that don't say when they were taken.
  public private(set) var undatedSightings: [PolicySighting] = []

  init(owner: TenantID?, partner: TenantID?) {
    self.owner = owner
    self.partner = partner
  }

  mutating func replay(_ change: PolicyChange) {
    guard let instant = change.event.instant else { return }
    let reference = EventReference(change.event)
    for flag in change.flags {
      append(flag.flag, flag.old, flag.new, instant, reference)
    }
    // A deleted partner policy takes every switch with it, and falls back to the default, which we don't know.
    guard change.kind == .delete else { return }
    for flag in PolicyFlag.allCases where flag != .exists && value(of: flag, at: instant) == true {
      append(flag, true, false, instant, reference)
    }
  }

  /// Takes what a snapshot shows; dated ones come in time order.
  mutating func note(_ sighting: PolicySighting) {
    if sighting.instant == nil {
      undatedSightings.append(sighting)
    } else {
      sightings.append(sighting)
    }
  }

  private mutating func append(
    _ flag: PolicyFlag, _ old: Bool?, _ new: Bool?, _ instant: Instant, _ event: EventReference
  ) {
    let replayed = value(of: flag, at: instant)
    let contradicts = replayed != nil && old != nil && replayed != old
    steps.append(
      Step(
        instant: instant, flag: flag, old: old, new: new, contradictsReplay: contradicts,
        event: event))
  }

  /// The value of a flag at an instant; nil while unknown or not set.
  ///
  /// Before the first record of a flag its old value counts, which the record shows to have held until then.
  /// - Complexity: O(n) in the number of steps.
  public func value(of flag: PolicyFlag, at instant: Instant) -> Bool? {
    let own = steps.filter { $0.flag == flag }
    if let last = own.last(where: { $0.instant <= instant }) { return last.new }
    return own.first?.old
  }

  /// The first instant after another at which a flag goes off; nil while it stays on.
  public func closing(of flag: PolicyFlag, after instant: Instant) -> Instant? {
    steps.first { $0.flag == flag && $0.instant > instant && $0.new != true }?.instant
  }

  /// Whether a flag is on at an instant, with a tolerance for clocks and whole seconds.
  public func isOpen(_ flag: PolicyFlag, at instant: Instant, skewSeconds: Int64) -> Bool? {
    if value(of: flag, at: instant) == true { return true }
    if value(of: flag, at: instant.advanced(bySeconds: skewSeconds)) == true { return true }
    if value(of: flag, at: instant.advanced(bySeconds: -skewSeconds)) == true { return true }
    return value(of: flag, at: instant)
  }
}

/// The two sides of a partner policy.
public struct PolicyPair: Hashable, Sendable, Comparable {
  /// The tenant whose policy it is.
  public var owner: TenantID?
  /// The tenant that it is for; nil for the default policy.
  public var partner: TenantID?

  /// Makes a pair; a nil partner is the default policy.
  public init(owner: TenantID?, partner: TenantID?) {
    (self.owner, self.partner) = (owner, partner)
  }

  /// The two sides of a policy by its node; nil for the node of anything else.
  public init?(policy node: NodeID) {
    let prefix = NodeKind.policy.rawValue + ":"
    guard node.text.hasPrefix(prefix) else { return nil }
    let sides = node.text.dropFirst(prefix.count).split(separator: ".")
    guard sides.count == 2 else { return nil }
    self.init(owner: GUID(sides[0]), partner: GUID(sides[1]))
  }

  /// Orders by owner, then partner.
  public static func < (left: PolicyPair, right: PolicyPair) -> Bool {
    let key = { (pair: PolicyPair) in
      (pair.owner?.description ?? "", pair.partner?.description ?? "")
    }
    return key(left) < key(right)
  }
}
