import Glibc

/// A fast hash and comparison of bytes for tables in memory; never stored, never shown.
enum ByteHash {
  /// Multiply and fold eight bytes at a time.
  @unsafe
  static func of(_ base: UnsafeRawPointer, count: Int, seed: UInt64) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var position = 0
    while position + 8 <= count {
      hash = mixed(
        unsafe hash ^ base.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      position += 8
    }
    var rest: UInt64 = 0
    while position < count {
      rest = rest << 8 | UInt64(unsafe base.load(fromByteOffset: position, as: UInt8.self))
      position += 1
    }
    return mixed(hash ^ rest)
  }

  @unsafe
  static func equal(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, count: Int) -> Bool {
    unsafe memcmp(left, right, count) == 0
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    let product = (value ^ 0xA076_1D64_78BD_642F).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    return product.high ^ product.low
  }
}
