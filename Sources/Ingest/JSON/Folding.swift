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
    let kept = bytes.lazy.map(lower).filter { ($0 &- 0x30 < 10) || ($0 &- 0x61 < 26) }
    return String(decoding: Array(kept), as: UTF8.self)
  }
}
