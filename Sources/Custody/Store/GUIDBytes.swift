import EntraModel

/// A GUID as the database keeps it: 16 bytes in the order in which it is written.
struct GUIDBytes {
  var bytes: [UInt8]

  init(_ guid: GUID) {
    bytes = []
    bytes.reserveCapacity(16)
    for half in [guid.high, guid.low] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: half >> shift))
      }
    }
  }

  init?(_ guid: GUID?) {
    guard let guid else { return nil }
    self.init(guid)
  }

  /// The GUID of bytes written as 8-4-4-4-12 hexadecimal digits in either case; nil for anything else.
  ///
  /// Only this form is folded to 16 bytes, since only it can be given back as text.
  static func guid(dashed bytes: Span<UInt8>) -> GUID? {
    guard bytes.count == 36 else { return nil }
    var (high, low) = (UInt64(0), UInt64(0))
    for position in 0..<36 {
      let byte = bytes[position]
      if position == 8 || position == 13 || position == 18 || position == 23 {
        guard byte == 0x2D else { return nil }
        continue
      }
      let nibble: UInt8
      switch byte {
      case 0x30...0x39: nibble = byte &- 0x30
      case 0x61...0x66: nibble = byte &- 0x57
      case 0x41...0x46: nibble = byte &- 0x37
      default: return nil
      }
      if position < 18 {
        high = high << 4 | UInt64(nibble)
      } else {
        low = low << 4 | UInt64(nibble)
      }
    }
    return GUID(high: high, low: low)
  }

  /// The lower-case text with dashes of two halves, made without intermediate strings.
  static func dashedText(high: UInt64, low: UInt64) -> String {
    unsafe String(unsafeUninitializedCapacity: 36) { buffer in
      var position = 0
      for digit in 0..<32 {
        if digit == 8 || digit == 12 || digit == 16 || digit == 20 {
          unsafe buffer[position] = 0x2D
          position += 1
        }
        let half = digit < 16 ? high : low
        let nibble = UInt8(truncatingIfNeeded: half >> UInt64(60 - (digit & 15) * 4)) & 15
        unsafe buffer[position] = nibble < 10 ? 0x30 + nibble : 0x57 + nibble
        position += 1
      }
      return 36
    }
  }
}
