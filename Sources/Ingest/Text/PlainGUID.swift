internal import EntraModel

extension GUID {
  /// The fast way for 36 bytes with dashes; anything else goes the tolerant way.
  ///
  /// - Complexity: O(n), without generic dispatch: this is called several times for every sign-in.
  static func readPlain(_ bytes: TextBytes) -> GUID? {
    guard bytes.count == 36 else { return bytes.isEmpty ? nil : GUID.parse(bytes) }
    var (high, low) = (UInt64(0), UInt64(0))
    var bad: UInt8 = 0
    for at in 0..<36 {
      let byte = bytes[at]
      if at == 8 || at == 13 || at == 18 || at == 23 {
        bad |= byte ^ 0x2D
        continue
      }
      let digit = byte &- 0x30
      let letter = (byte | 0x20) &- 0x61
      bad |= digit < 10 || letter < 6 ? 0 : 1
      let nibble = UInt64(digit < 10 ? digit : letter &+ 10)
      if at < 18 { high = high << 4 | nibble } else { low = low << 4 | nibble }
    }
    return bad == 0 ? GUID(high: high, low: low) : GUID.parse(bytes)
  }
}
