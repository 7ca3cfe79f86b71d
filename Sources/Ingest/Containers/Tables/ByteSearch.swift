/// Searches bytes eight at a time.
enum ByteSearch {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// A bit in each byte's top for bytes that are zero; bits above the lowest may lie.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

  @inline(__always)
  private static func has(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    zeros(word ^ (ones &* UInt64(byte)))
  }

  /// The first quote from an index on, else the end.
  @inline(__always)
  static func quote(_ bytes: TextBytes, from start: Int) -> Int {
    var at = start
    while at + 8 <= bytes.count {
      let found = has(bytes.word(at), 0x22)
      if found != 0 { return at + found.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < bytes.count, bytes[at] != 0x22 { at += 1 }
    return at
  }

  /// The first quote or line feed from an index on, else the end.
  @inline(__always)
  static func quoteOrBreak(_ bytes: TextBytes, from start: Int) -> Int {
    var at = start
    while at + 8 <= bytes.count {
      let word = bytes.word(at)
      let found = has(word, 0x22) | has(word, 0x0A)
      if found != 0 { return at + found.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < bytes.count, bytes[at] != 0x22, bytes[at] != 0x0A { at += 1 }
    return at
  }

  /// The first byte from an index on that is this one, else the end of the range.
  @inline(__always)
  static func byte(_ wanted: UInt8, _ bytes: TextBytes, _ range: Range<Int>) -> Int {
    var at = range.lowerBound
    while at + 8 <= range.upperBound {
      let found = has(bytes.word(at), wanted)
      if found != 0 { return at + found.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < range.upperBound, bytes[at] != wanted { at += 1 }
    return at
  }

  /// The first byte that JSON text can't hold as it stands (quote, backslash, control), else the end of the range.
  @inline(__always)
  static func escape(_ bytes: TextBytes, _ range: Range<Int>) -> Int {
    var at = range.lowerBound
    while at + 8 <= range.upperBound {
      let word = bytes.word(at)
      // A byte below 0x20 borrows into its top bit when 0x20 is taken off it.
      let controls = (word &- ones &* 0x20) & ~word & highs
      let found = has(word, 0x22) | has(word, 0x5C) | controls
      if found != 0 { return at + found.trailingZeroBitCount / 8 }
      at += 8
    }
    while at < range.upperBound, bytes[at] != 0x22, bytes[at] != 0x5C, bytes[at] >= 0x20 { at += 1 }
    return at
  }
}
