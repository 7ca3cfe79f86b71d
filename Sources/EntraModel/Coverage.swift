/// What the case holds of one log of one tenant.
///
/// Absence of logs is "unknown", never "did not happen".
public struct Coverage: Sendable, Equatable {
  /// The tenant; nil when the log's owner isn't known.
  public var tenant: TenantID?
  /// The log.
  public var source: EventSource
  /// First instant; nil when no event has one.
  public var first: Instant?
  /// Last instant; nil when no event has one.
  public var last: Instant?
  /// Number of events, dated or not.
  public var events: Int
  /// Events per hour, hour counted from the Unix epoch, ascending; hours without events are left out.
  public var hours: [HourCount]

  /// Makes a coverage row.
  public init(
    tenant: TenantID?, source: EventSource, first: Instant?, last: Instant?, events: Int,
    hours: [HourCount]
  ) {
    self.tenant = tenant
    self.source = source
    self.first = first
    self.last = last
    self.events = events
    self.hours = hours
  }

  /// Whether an instant lies between the first and the last event of this log.
  public func spans(_ instant: Instant) -> Bool {
    guard let first, let last else { return false }
    return first <= instant && instant <= last
  }

  /// Silences of at least a number of hours between two events of this log, in order.
  public func gaps(atLeastHours minimum: Int64) -> [ClosedRange<Instant>] {
    let hour: Int64 = 3600 * Instant.ticksPerSecond
    return zip(hours, hours.dropFirst()).compactMap { earlier, later in
      let silent = later.hour - earlier.hour - 1
      guard silent >= minimum else { return nil }
      return Instant(ticks: (earlier.hour + 1) * hour)...Instant(ticks: later.hour * hour)
    }
  }
}

/// Number of events in one hour.
public struct HourCount: Sendable, Equatable {
  /// Hours since the Unix epoch.
  public var hour: Int64
  /// Events in that hour.
  public var events: Int

  /// Makes a count.
  public init(hour: Int64, events: Int) {
    (self.hour, self.events) = (hour, events)
  }
}
