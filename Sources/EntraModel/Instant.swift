/// A moment in UTC, counted in ticks of 100 nanoseconds since 1970-01-01T00:00:00Z.
///
/// Entra ID stamps its events with up to seven fraction digits, which is exactly one tick. Arithmetic is on
/// plain integers, without calendar, locale or time zone, so that equal evidence gives equal exports anywhere.
public struct Instant: Hashable, Comparable, Sendable {
  /// Ticks of 100 nanoseconds since the Unix epoch; negative before it.
  public var ticks: Int64

  /// Ticks in one second.
  public static let ticksPerSecond: Int64 = 10_000_000

  /// Makes an instant from ticks of 100 nanoseconds since the Unix epoch.
  public init(ticks: Int64) {
    self.ticks = ticks
  }

  /// Earlier before later.
  public static func < (left: Instant, right: Instant) -> Bool { left.ticks < right.ticks }

  /// Milliseconds since the Unix epoch, rounded towards the past.
  public var epochMilliseconds: Int64 {
    let (quotient, remainder) = ticks.quotientAndRemainder(dividingBy: 10_000)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// Adds a number of seconds, saturating at the ends of the range.
  public func advanced(bySeconds seconds: Int64) -> Instant {
    let (product, overflow) = seconds.multipliedReportingOverflow(by: Instant.ticksPerSecond)
    if overflow { return Instant(ticks: seconds < 0 ? .min : .max) }
    let (sum, wrapped) = ticks.addingReportingOverflow(product)
    return Instant(ticks: wrapped ? (seconds < 0 ? .min : .max) : sum)
  }

  /// Whole seconds from another instant to this one; negative when the other is later.
  public func seconds(since other: Instant) -> Int64 {
    let (difference, overflow) = ticks.subtractingReportingOverflow(other.ticks)
    if overflow { return ticks < other.ticks ? .min : .max }
    return difference / Instant.ticksPerSecond
  }
}

/// How finely the source wrote a time, kept since `09:10:03Z` and `09:10:03.0000000Z` are not the same claim.
public enum TimePrecision: UInt8, Sendable, CaseIterable {
  case unknown = 0
  case minute, second, millisecond, microsecond, tick

  /// The precision of a number of fraction digits after the seconds.
  public init(fractionDigits: Int) {
    switch fractionDigits {
    case ..<1: self = .second
    case 1...3: self = .millisecond
    case 4...6: self = .microsecond
    default: self = .tick
    }
  }

  /// The word that exports print: `minute`, `second`, `millisecond`, `microsecond`, `100ns`, or nothing.
  public var word: String {
    switch self {
    case .unknown: ""
    case .minute: "minute"
    case .second: "second"
    case .millisecond: "millisecond"
    case .microsecond: "microsecond"
    case .tick: "100ns"
    }
  }
}
