import EntraModel

/// Moments of the forge, counted back from its newest one, 2026-10-01T00:00:00Z: nothing asks a clock.
enum Moment {
  private static let newest = Instant(ticks: 1_790_812_800 * Instant.ticksPerSecond)

  /// The bytes of a whole second: `2026-09-30T23:59:59Z`.
  static func bytes(ofSecond secondsAgo: Int) -> [UInt8] {
    let text = newest.advanced(bySeconds: -Int64(secondsAgo)).secondText
    return Array(text.utf8.map { $0 == 0x20 ? 0x54 : $0 }) + [0x5A]
  }

  /// A second with seven digits behind it, as directory audits have them.
  static func text(ofSecond secondsAgo: Int, ticks: Int) -> String {
    let digits = String(ticks)
    let second = String(decoding: bytes(ofSecond: secondsAgo).dropLast(), as: UTF8.self)
    return second + "." + String(repeating: "0", count: 7 - digits.count) + digits + "Z"
  }
}
