internal import EntraModel

/// Bytes on their way to a sink: text is appended as UTF-8 without formatting machinery, and handed on in large pieces.
struct TextBuffer {
  /// What wasn't handed on yet.
  private(set) var bytes: [UInt8] = []
  private var calendar = CivilTime()
  private static let drainAt = 1 << 18

  init() {
    bytes.reserveCapacity(Self.drainAt + (1 << 16))
  }

  /// Hands everything to the sink when enough has gathered; with `all` in any case.
  mutating func drain(to sink: any ByteSink, all: Bool = false) throws {
    guard all ? !bytes.isEmpty : bytes.count >= Self.drainAt else { return }
    try sink.write(bytes.span)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Appends one byte.
  mutating func append(byte: UInt8) { bytes.append(byte) }

  /// Appends text as it is.
  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Appends ready bytes.
  mutating func append(ready: [UInt8]) { bytes.append(contentsOf: ready) }

  /// Takes back everything from a position on, at most to the last time that something was handed on.
  mutating func takeBack(from position: Int) -> [UInt8] {
    let tail = Array(bytes[position...])
    bytes.removeSubrange(position...)
    return tail
  }

  /// Appends a whole number.
  mutating func append(number: Int64) {
    if number >= 0, number < 10 {
      bytes.append(0x30 + UInt8(number))
      return
    }
    var digits = InlineArray<20, UInt8>(repeating: 0)
    var (rest, count) = (number.magnitude, 0)
    repeat {
      digits[count] = 0x30 + UInt8(rest % 10)
      rest /= 10
      count += 1
    } while rest > 0
    if number < 0 { bytes.append(0x2D) }
    while count > 0 {
      count -= 1
      bytes.append(digits[count])
    }
  }

  /// Appends an identifier in lower case with dashes.
  mutating func append(_ guid: GUID) {
    for position in 0..<16 {
      if position == 4 || position == 6 || position == 8 || position == 10 { bytes.append(0x2D) }
      let half = position < 8 ? guid.high : guid.low
      let byte = UInt8(truncatingIfNeeded: half >> UInt64(56 - position % 8 * 8))
      bytes.append(Self.hexDigit(byte >> 4))
      bytes.append(Self.hexDigit(byte & 15))
    }
  }

  /// Appends an instant as `2025-03-10T09:10:03.0000000Z`.
  mutating func append(_ instant: Instant) {
    calendar.append(instant, to: &bytes)
  }

  /// The digit of a number below 16, in lower case.
  static func hexDigit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }
}

/// Writes instants as text and remembers the last day, since neighbours in a timeline share it.
private struct CivilTime {
  private var day = Int64.min
  private var dayText: [UInt8] = []

  mutating func append(_ instant: Instant, to bytes: inout [UInt8]) {
    let today = instant.daysSinceEpoch
    if today != day {
      day = today
      dayText = Array(instant.dayText.utf8) + [0x54]
    }
    bytes.append(contentsOf: dayText)
    let ticksOfDay = instant.ticks - today * 864_000_000_000
    let seconds = ticksOfDay / Instant.ticksPerSecond
    Self.two(seconds / 3600, &bytes)
    bytes.append(0x3A)
    Self.two(seconds / 60 % 60, &bytes)
    bytes.append(0x3A)
    Self.two(seconds % 60, &bytes)
    bytes.append(0x2E)
    var (fraction, unit) = (ticksOfDay % Instant.ticksPerSecond, Int64(1_000_000))
    while unit > 0 {
      bytes.append(0x30 + UInt8(truncatingIfNeeded: fraction / unit))
      fraction %= unit
      unit /= 10
    }
    bytes.append(0x5A)
  }

  private static func two(_ number: Int64, _ bytes: inout [UInt8]) {
    bytes.append(0x30 + UInt8(truncatingIfNeeded: number / 10))
    bytes.append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }
}
