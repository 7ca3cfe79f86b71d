internal import EntraModel

/// Times in pictures: UTC, without fractions, and spans in two units.
enum PictureTime {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
  private static let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

  /// Whole seconds since the epoch, rounded towards the past.
  static func seconds(_ instant: Instant) -> Int64 {
    let (quotient, remainder) = instant.ticks.quotientAndRemainder(
      dividingBy: Instant.ticksPerSecond)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// `08:21:03`.
  static func clock(_ seconds: Int64) -> String {
    let second = seconds - day(seconds) * 86_400
    return two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60)
  }

  /// `08:21`.
  static func minute(_ seconds: Int64) -> String { String(clock(seconds).prefix(5)) }

  /// The day since the epoch.
  static func day(_ seconds: Int64) -> Int64 {
    let (quotient, remainder) = seconds.quotientAndRemainder(dividingBy: 86_400)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// `Tue 3`.
  static func weekday(_ day: Int64) -> String {
    let index = Int(((day % 7) + 7) % 7)
    return weekdays[index] + " \(CivilDate(daysSinceEpoch: Int(day)).day)"
  }

  /// `3 Mar`.
  static func date(_ day: Int64) -> String {
    let date = CivilDate(daysSinceEpoch: Int(day))
    return "\(date.day) " + months[(date.month - 1) % 12]
  }

  /// `Mar 2026`.
  static func month(_ day: Int64) -> String {
    let date = CivilDate(daysSinceEpoch: Int(day))
    return months[(date.month - 1) % 12] + " \(date.year)"
  }

  /// The year of a day.
  static func year(_ day: Int64) -> String { "\(CivilDate(daysSinceEpoch: Int(day)).year)" }

  /// `Tue 3 Mar 2026`.
  static func longDay(_ day: Int64) -> String {
    String(weekday(day).prefix(3)) + " " + date(day) + " " + year(day)
  }

  /// `18 s`, `6 m 56 s`, `1 h 20 m`, `6 d 17 h`: two units at most, the smaller one left out when it is nothing.
  static func span(_ seconds: Int64) -> String {
    let units: [(Int64, String)] = [(86_400, "d"), (3600, "h"), (60, "m"), (1, "s")]
    let total = seconds.magnitude > UInt64(Int64.max) ? Int64.max : abs(seconds)
    guard let first = units.firstIndex(where: { total >= $0.0 }) else { return "0 s" }
    var text = "\(total / units[first].0) \(units[first].1)"
    if first + 1 < units.count {
      let rest = total % units[first].0 / units[first + 1].0
      if rest > 0 { text += " \(rest) \(units[first + 1].1)" }
    }
    return text
  }

  /// A span rounded to one unit, for gaps: `19 h`, `6.5 d`, `7 d`.
  static func rough(_ seconds: Int64) -> String {
    switch seconds {
    case ..<90: return "\(seconds) s"
    case ..<5400: return "\((seconds + 30) / 60) min"
    case ..<172_800: return "\((seconds + 1800) / 3600) h"
    default:
      let halves = (seconds + 21_600) / 43_200
      return halves % 2 == 0 || halves > 40 ? "\((halves + 1) / 2) d" : "\(halves / 2).5 d"
    }
  }

  private static func two(_ number: Int64) -> String { (number < 10 ? "0" : "") + "\(number)" }
}
