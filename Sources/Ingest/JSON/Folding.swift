/// Compares ASCII names without regard to case, on bytes.
enum Folding {
  /// How two names compare.
  enum Comparison { case same, sameFolded, different }

  /// Compares bytes with a name of the same length.
  static func compare(_ bytes: ArraySlice<UInt8>, _ name: StaticString) -> Comparison {
    var same = true
    for (index, byte) in bytes.enumerated() {
      let wanted = unsafe name.utf8Start[index]
      if byte == wanted { continue }
      guard lower(byte) == lower(wanted) else { return .different }
      same = false
    }
    return same ? .same : .sameFolded
  }

  /// A byte in lower case.
  @inline(__always)
  static func lower(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// A 64-bit hash of bytes in lower case (FNV-1a).
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(lower(byte))) &* 0x100_0000_01B3 }
    return hash
  }

  /// A 64-bit hash of bytes as they are (FNV-1a).
  static func exactHash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
  }

  /// Letters and digits alone, in lower case: `B2B collaboration` and `b2bCollaboration` are one word.
  static func word(_ bytes: some Sequence<UInt8>) -> String {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.underestimatedCount)
    for byte in bytes {
      let folded = lower(byte)
      if folded &- 0x30 < 10 || folded &- 0x61 < 26 { kept.append(folded) }
    }
    return String(decoding: kept, as: UTF8.self)
  }

  /// Whether bytes are a name, letters of either case taken for the same.
  static func isSame(_ bytes: ArraySlice<UInt8>, _ name: String) -> Bool {
    bytes.count == name.utf8.count
      && zip(bytes, name.utf8).allSatisfy { lower($0) == lower($1) }
  }

  /// Whether a text holds a name somewhere, letters of either case taken for the same.
  ///
  /// - Complexity: O(n) for a name whose first character is rare, without allocation.
  static func holds(_ text: String, _ name: StaticString) -> Bool {
    let bytes = text.utf8.span
    let count = name.utf8CodeUnitCount
    guard bytes.count >= count else { return false }
    for start in 0...(bytes.count - count) {
      var matched = 0
      while matched < count,
        lower(bytes[start + matched]) == lower(unsafe name.utf8Start[matched])
      {
        matched += 1
      }
      if matched == count { return true }
    }
    return false
  }
}
