extension Instant: CustomStringConvertible {
  /// The instant as `2025-03-10T09:10:03.0000000Z`, always with seven digits so that text sorts like time.
  public var description: String {
    let fraction = ticksOfDay % Instant.ticksPerSecond
    return dayText + "T" + clockText + "." + Self.padded(fraction, 7) + "Z"
  }

  /// The instant to the second, for people: `2025-03-10 09:10:03`.
  public var secondText: String { dayText + " " + clockText }

  /// The UTC day as `2025-03-10`.
  public var dayText: String { CivilDate(daysSinceEpoch: Int(daysSinceEpoch)).description }

  /// Whole days since the Unix epoch, rounded towards the past.
  public var daysSinceEpoch: Int64 {
    let (quotient, remainder) = ticks.quotientAndRemainder(dividingBy: 864_000_000_000)
    return remainder < 0 ? quotient - 1 : quotient
  }

  /// Reads `2025-03-10T09:10:03[.fraction][Z|±hh:mm]`, also with a blank for the `T`, or a bare day.
  ///
  /// A time without a zone is UTC (reference: unified audit log). Digits beyond the seventh are cut, never
  /// rounded, so that an instant doesn't move forward. Returns nil for anything else, never a guess.
  public init?(iso8601 text: some StringProtocol) {
    guard let (instant, _) = Instant.parse(Array(text.utf8)) else { return nil }
    self = instant
  }

  /// Reads an ISO 8601 time from UTF-8 bytes and says how precisely it was written.
  ///
  /// - Complexity: O(n) in the number of bytes, without allocation.
  public static func parse(_ bytes: some RandomAccessCollection<UInt8>) -> (Instant, TimePrecision)?
  {
    var reader = ISOReader(bytes: bytes)
    return reader.read()
  }

  /// Ticks since the day began; the day's own first tick may be before the earliest instant there is.
  private var ticksOfDay: Int64 {
    let remainder = ticks % 864_000_000_000
    return remainder < 0 ? remainder + 864_000_000_000 : remainder
  }

  private var clockText: String {
    let seconds = ticksOfDay / Instant.ticksPerSecond
    return Self.padded(seconds / 3600, 2) + ":" + Self.padded(seconds / 60 % 60, 2) + ":"
      + Self.padded(seconds % 60, 2)
  }

  private static func padded(_ number: Int64, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
  }
}

/// A day of the proleptic Gregorian calendar.
public struct CivilDate: Hashable, Sendable, CustomStringConvertible {
  /// The astronomical year.
  public var year: Int
  /// The month, 1 to 12.
  public var month: Int
  /// The day of the month, 1 to 31.
  public var day: Int

  /// Makes a date when year, month and day exist in the calendar.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= CivilDate.length(ofMonth: month, year: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  /// Makes the date that lies a number of days after 1970-01-01 (Hinnant, "chrono-compatible low-level date algorithms").
  public init(daysSinceEpoch days: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// Reads `2025-03-10`; nil for any other text and for a day that isn't in the calendar.
  public init?(day text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.map(\.utf8.count) == [4, 2, 2],
      parts.allSatisfy({ $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }),
      let year = Int(parts[0]),
      let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// Days since 1970-01-01.
  public var daysSinceEpoch: Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The date as `2025-03-10`.
  public var description: String {
    let pad = { (number: Int, width: Int) -> String in
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
    return (year < 0 ? "-" : "") + pad(abs(year), 4) + "-" + pad(month, 2) + "-" + pad(day, 2)
  }

  private static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

/// Reads one ISO 8601 time from bytes, front to back.
private struct ISOReader<Bytes: RandomAccessCollection<UInt8>> {
  let bytes: Bytes
  var position: Bytes.Index

  init(bytes: Bytes) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func read() -> (Instant, TimePrecision)? {
    while peek() == 0x20 { advance() }
    guard let year = digits(4), take(0x2D), let month = digits(2), take(0x2D),
      let day = digits(2), let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    var ticks = Int64(date.daysSinceEpoch) * 864_000_000_000
    var precision = TimePrecision.second
    if peek() == 0x54 || peek() == 0x74 || (peek() == 0x20 && peek(after: 1).map(isDigit) == true) {
      advance()
      guard let hour = digits(2), take(0x3A), let minute = digits(2), hour < 24, minute < 60 else {
        return nil
      }
      ticks += Int64(hour * 3600 + minute * 60) * Instant.ticksPerSecond
      precision = .minute
      if take(0x3A) {
        guard let second = digits(2), second < 61 else { return nil }
        ticks += Int64(second) * Instant.ticksPerSecond
        precision = .second
        if take(0x2E) || take(0x2C) {
          guard let fraction = fractionTicks(&precision) else { return nil }
          ticks += fraction
        }
      }
      guard let offset = zoneTicks() else { return nil }
      ticks -= offset
    } else {
      precision = .unknown
    }
    while peek() == 0x20 { advance() }
    guard position == bytes.endIndex else { return nil }
    return (Instant(ticks: ticks), precision)
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private func peek(after offset: Int = 0) -> UInt8? {
    guard let index = bytes.index(position, offsetBy: offset, limitedBy: bytes.endIndex),
      index != bytes.endIndex
    else { return nil }
    return bytes[index]
  }

  private mutating func advance() { position = bytes.index(after: position) }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    advance()
    return true
  }

  private mutating func digits(_ count: Int) -> Int? {
    var number = 0
    for _ in 0..<count {
      guard let byte = peek(), isDigit(byte) else { return nil }
      number = number * 10 + Int(byte - 0x30)
      advance()
    }
    return number
  }

  private mutating func fractionTicks(_ precision: inout TimePrecision) -> Int64? {
    var (fraction, count) = (Int64(0), 0)
    while let byte = peek(), isDigit(byte) {
      if count < 7 { fraction = fraction * 10 + Int64(byte - 0x30) }
      count += 1
      advance()
    }
    guard (1...12).contains(count) else { return nil }
    for _ in Swift.min(count, 7)..<7 { fraction *= 10 }
    precision = TimePrecision(fractionDigits: count)
    return fraction
  }

  private mutating func zoneTicks() -> Int64? {
    if take(0x5A) || take(0x7A) { return 0 }
    let sign: Int64
    if take(0x2B) { sign = 1 } else if take(0x2D) { sign = -1 } else { return 0 }
    guard let hours = digits(2), hours < 15 else { return nil }
    _ = take(0x3A)
    guard let minutes = digits(2), minutes < 60 else { return nil }
    return sign * Int64(hours * 3600 + minutes * 60) * Instant.ticksPerSecond
  }
}
