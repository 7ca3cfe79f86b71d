internal import EntraModel

/// Which of the first two numbers of a date such as `3/10/2025` is the month.
enum DateOrder: Sendable, Equatable { case monthFirst, dayFirst }

/// A date as tables spell it, with slashes, dots or dashes: `9/19/2023, 1:45:17.287 PM`, `19.09.2023 13:45:17`.
///
/// Which number is the month can't be told from one cell where both are 12 or less. A column tells it: one number above
/// 12 settles all of it.
struct TableDate: Equatable {
  private var first = 0
  private var second = 0
  private var year = 0
  private var clock = (hour: 0, minute: 0, second: 0)
  private var fraction = ""
  private var isDotted = false
  /// Whether it is spelled as American English spells it: unpadded, a comma, `AM` or `PM` in capitals.
  private(set) var isAmerican = false

  static func == (left: TableDate, right: TableDate) -> Bool {
    left.first == right.first && left.second == right.second && left.year == right.year
      && left.clock == right.clock && left.fraction == right.fraction
  }

  /// What this date says of its column; nil when it could be either.
  var order: DateOrder? {
    if isDotted { return .dayFirst }
    if first > 12, second <= 12 { return .dayFirst }
    if second > 12, first <= 12 { return .monthFirst }
    return nil
  }

  /// The date in ISO 8601, UTC; nil when the order isn't known or there is no such day.
  func iso(_ known: DateOrder?) -> String? {
    // The same number twice is the same day either way.
    guard let order = isDotted ? .dayFirst : known ?? order ?? (first == second ? .dayFirst : nil)
    else { return nil }
    let (month, day) = order == .monthFirst ? (first, second) : (second, first)
    guard CivilDate(year: year, month: month, day: day) != nil else { return nil }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let tail = fraction.isEmpty ? "Z" : ".\(fraction)Z"
    return "\(year)-\(two(month))-\(two(day))T"
      + "\(two(clock.hour)):\(two(clock.minute)):\(two(clock.second))\(tail)"
  }

  /// Reads a cell; nil when it is spelled otherwise, as ISO 8601 is.
  init?(_ cell: some Collection<UInt8>) {
    var reader = Reader(bytes: Array(cell))
    reader.skipBlanks()
    let from = reader.at
    guard let one = reader.number(1...2), let mark = reader.take("/.-"),
      let two = reader.number(1...2), reader.take(mark) != nil, let year = reader.number(4...4)
    else { return nil }
    let isPadded = reader.bytes[from] == 0x30
    (first, second, self.year, isDotted) = (one, two, year, mark == 0x2E)
    let hasComma = reader.take(",") != nil
    reader.skipBlanks()
    guard !reader.isAtEnd else { return }
    guard let hour = reader.number(1...2), reader.take(":.") != nil,
      let minute = reader.number(2...2)
    else { return nil }
    clock = (hour, minute, 0)
    if reader.take(":.") != nil {
      guard let second = reader.number(2...2) else { return nil }
      clock.second = second
      if reader.take(".,") != nil {
        guard let digits = reader.digits(1...9) else { return nil }
        fraction = digits
      }
    }
    reader.skipBlanks()
    let half = reader.rest.prefix { $0 != 0x20 }.map { Folding.lower($0) }.filter { $0 != 0x2E }
    switch String(decoding: half, as: UTF8.self) {
    case "am": clock.hour = hour == 12 ? 0 : hour
    case "pm": clock.hour = hour == 12 ? 12 : hour + 12
    case "", "z", "utc", "gmt": break
    default: return nil
    }
    guard clock.hour < 24, clock.minute < 60, clock.second < 60 else { return nil }
    isAmerican =
      hasComma && !isPadded && mark == 0x2F
      && reader.rest.first.map { $0 == 0x41 || $0 == 0x50 } == true
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    var isAtEnd: Bool { at >= bytes.count }
    var rest: ArraySlice<UInt8> { bytes[Swift.min(at, bytes.count)...] }

    /// Blanks, the narrow no-break blank (E2 80 AF) before `PM` and the no-break blank (C2 A0) included.
    mutating func skipBlanks() {
      while at < bytes.count {
        if bytes[at] == 0x20 || bytes[at] == 0x09 {
          at += 1
        } else if rest.starts(with: [0xE2, 0x80, 0xAF]) {
          at += 3
        } else if rest.starts(with: [0xC2, 0xA0]) {
          at += 2
        } else {
          return
        }
      }
    }

    mutating func take(_ wanted: StaticString) -> UInt8? {
      guard at < bytes.count, wanted.description.utf8.contains(bytes[at]) else { return nil }
      at += 1
      return bytes[at - 1]
    }

    mutating func take(_ wanted: UInt8) -> UInt8? {
      guard at < bytes.count, bytes[at] == wanted else { return nil }
      at += 1
      return wanted
    }

    mutating func digits(_ lengths: ClosedRange<Int>) -> String? {
      let run = rest.prefix { $0 &- 0x30 < 10 }
      guard lengths.contains(run.count) else { return nil }
      at += run.count
      return String(decoding: run, as: UTF8.self)
    }

    mutating func number(_ lengths: ClosedRange<Int>) -> Int? {
      digits(lengths).flatMap { Int($0) }
    }
  }
}
