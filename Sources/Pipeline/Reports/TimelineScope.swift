public import EntraModel

/// Which events of a case a timeline is to hold, as the user says it; nothing said is every event.
public struct TimelineScope: Sendable, Equatable {
  /// The earliest instant.
  public var since: Instant?
  /// The latest instant, itself included.
  public var until: Instant?
  /// The id of an event, around which ``windowSeconds`` lie on both sides.
  public var around: String?
  /// Seconds before and after the event of ``around``.
  public var windowSeconds: Int64 = 1800
  /// A tenant on any side of an event.
  public var tenant: TenantID?
  /// An account by GUID, UPN or node id, as actor or target.
  public var account: String?
  /// A finding by its id: the events that it cites.
  public var finding: String?
  /// The logs; empty for all.
  public var sources: [EventSource] = []
  /// Only events that any finding cites.
  public var onlyFindings = false

  /// Every event.
  public init() {}

  /// Whether it holds every event.
  public var isWhole: Bool {
    self == TimelineScope()
  }
}
