internal import EntraModel

/// Times and spans as a terminal prints them: UTC, and as short as they stay clear.
enum Times {
  /// `09:10:03`.
  static func clock(_ instant: Instant) -> String { String(instant.secondText.dropFirst(11)) }

  /// `Mon 10 Mar 2025`.
  static func day(_ instant: Instant) -> String {
    let date = CivilDate(daysSinceEpoch: Int(instant.daysSinceEpoch))
    let names = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let weekday = Int(((instant.daysSinceEpoch % 7) + 7) % 7)
    return "\(names[weekday]) \(date.day) \(month(date.month)) \(date.year)"
  }

  /// `10 Mar`.
  static func shortDay(_ instant: Instant) -> String {
    let date = CivilDate(daysSinceEpoch: Int(instant.daysSinceEpoch))
    return "\(date.day) \(month(date.month))"
  }

  /// `+1m17s`, `+6d17h`, `same s`: two units at most.
  static func delta(seconds: Int64) -> String {
    guard seconds != 0 else { return "same s" }
    let sign = seconds < 0 ? "-" : "+"
    return sign + span(seconds: abs(seconds))
  }

  /// `1m17s`, `6d17h`, `45s`.
  static func span(seconds: Int64) -> String {
    let (days, hours, minutes) = (seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60)
    if days > 0 { return "\(days)d" + (hours > 0 ? "\(hours)h" : "") }
    if hours > 0 { return "\(hours)h" + (minutes > 0 ? "\(minutes)m" : "") }
    return (minutes > 0 ? "\(minutes)m" : "") + (minutes == 0 || seconds % 60 > 0 ? "\(seconds % 60)s" : "")
  }

  /// `2025-03-09 to 2025-03-15`.
  static func window(_ first: Instant?, _ last: Instant?) -> String {
    guard let first, let last else { return "no usable time" }
    return first.dayText == last.dayText ? first.dayText : "\(first.dayText) to \(last.dayText)"
  }

  private static func month(_ number: Int) -> String {
    let names = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    return names[(number - 1) % 12]
  }
}
