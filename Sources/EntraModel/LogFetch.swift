/// A log that a finding needed and the case doesn't hold, or not far enough back.
public struct LogFetch: Sendable, Hashable {
  /// Why it is to be fetched.
  public enum Reason: String, Sendable, CaseIterable {
    /// The case holds nothing of it.
    case missing
    /// What the case holds of it begins too late.
    case older
  }

  /// Whose log it is.
  public var tenant: TenantID
  /// Which log.
  public var source: EventSource
  /// The first moment to fetch, at the start of a day in UTC.
  public var from: Instant
  /// The last moment to fetch, at the start of a day in UTC.
  public var until: Instant
  /// Why.
  public var reason: Reason

  /// Makes a fetch.
  public init(
    tenant: TenantID, source: EventSource, from: Instant, until: Instant, reason: Reason
  ) {
    self.tenant = tenant
    self.source = source
    self.from = from
    self.until = until
    self.reason = reason
  }
}
