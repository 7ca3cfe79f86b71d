internal import EntraModel

/// The time of a record as its exporter wrote it.
enum RecordTime {
  /// What a time says.
  enum Reading: Equatable {
    case instant(Instant, TimePrecision)
    /// Readable, but before 2000 or after 2099: no log of Entra ID is that old or that new (`0001-01-01` means never).
    case outOfRange
    /// Not a date in any spelling that can be read without guessing.
    case unreadable
  }

  /// 2000-01-01 and 2100-01-01: outside of these a log of Entra ID can't be, and coverage would stretch.
  private static let usable: Range<Int64> =
    946_684_800 * Instant.ticksPerSecond..<4_102_444_800 * Instant.ticksPerSecond

  /// Reads ISO 8601 with 0 to 12 fraction digits and any offset, a blank for the `T`, or `/Date(milliseconds)/`.
  ///
  /// `10/03/2025` is unreadable: which number is the month can't be told from one row.
  static func read(_ bytes: some RandomAccessCollection<UInt8>) -> Reading {
    if let (instant, precision) = Instant.parse(bytes) {
      return usable.contains(instant.ticks) ? .instant(instant, precision) : .outOfRange
    }
    guard let milliseconds = powerShellMilliseconds(bytes) else { return .unreadable }
    let (ticks, overflow) = milliseconds.multipliedReportingOverflow(by: 10_000)
    guard !overflow, usable.contains(ticks) else { return .outOfRange }
    return .instant(Instant(ticks: ticks), .millisecond)
  }

  /// The fast way for `2025-03-10T09:10:03[.1234567]Z`, also with `+00:00` for the `Z` or without zone and fraction; nil
  /// sends the caller to ``read(_:)``.
  ///
  /// - Complexity: O(n), without allocation or generic dispatch: this is called once for every sign-in.
  static func readPlain(_ bytes: TextBytes) -> (
    ticks: Int64, precision: TimePrecision
  )? {
    let end = bytes.count - zoneLength(bytes)
    guard end >= 19, end <= 29, end < bytes.count || end == 19, bytes[4] == 0x2D, bytes[7] == 0x2D,
      bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A
    else { return nil }
    var bad = false
    func pair(_ at: Int) -> Int {
      let (high, low) = (bytes[at] &- 0x30, bytes[at + 1] &- 0x30)
      bad = bad || high > 9 || low > 9
      return Int(high) &* 10 &+ Int(low)
    }
    let (year, month, day) = (pair(0) &* 100 &+ pair(2), pair(5), pair(8))
    let (hour, minute, second) = (pair(11), pair(14), pair(17))
    guard !bad, hour < 24, minute < 60, second < 61,
      let date = CivilDate(year: year, month: month, day: day)
    else { return nil }
    var (fraction, digits) = (Int64(0), 0)
    if end > 19 {
      guard bytes[19] == 0x2E, end > 20 else { return nil }
      for at in 20..<end {
        let digit = bytes[at] &- 0x30
        guard digit < 10 else { return nil }
        if digits < 7 { fraction = fraction &* 10 &+ Int64(digit) }
        digits += 1
      }
      for _ in Swift.min(digits, 7)..<7 { fraction = fraction &* 10 }
    }
    let seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
    let ticks = seconds * Instant.ticksPerSecond + fraction
    guard usable.contains(ticks) else { return nil }
    return (ticks, TimePrecision(fractionDigits: digits))
  }

  /// Length of `Z` or `+00:00` at the end; 0 when neither stands there.
  @inline(__always)
  private static func zoneLength(_ bytes: TextBytes) -> Int {
    let count = bytes.count
    if count > 0, bytes[count - 1] == 0x5A { return 1 }
    guard count >= 25, bytes[count - 6] == 0x2B, bytes[count - 5] == 0x30,
      bytes[count - 4] == 0x30, bytes[count - 3] == 0x3A, bytes[count - 2] == 0x30,
      bytes[count - 1] == 0x30
    else { return 0 }
    return 6
  }

  /// Milliseconds of `/Date(1741597200000)/`, as Windows PowerShell writes dates; an offset behind it changes nothing.
  private static func powerShellMilliseconds(_ bytes: some RandomAccessCollection<UInt8>) -> Int64?
  {
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix("/Date("), text.hasSuffix(")/") else { return nil }
    let number = text.dropFirst(6).dropLast(2)
    if let milliseconds = Int64(number) { return milliseconds }
    guard let sign = number.dropFirst().firstIndex(where: { $0 == "+" || $0 == "-" }) else {
      return nil
    }
    return Int64(number[..<sign])
  }
}
