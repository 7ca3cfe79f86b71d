/// A 128-bit identifier, compared without regard to case, dashes or braces.
public struct GUID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The first eight bytes as they are written, most significant first.
  public var high: UInt64
  /// The last eight bytes as they are written, most significant first.
  public var low: UInt64

  /// Makes an identifier from its two halves.
  public init(high: UInt64, low: UInt64) {
    (self.high, self.low) = (high, low)
  }

  /// Reads 32 hexadecimal digits, with or without dashes and braces; nil for anything else.
  @inlinable
  public init?(_ text: some StringProtocol) {
    guard let guid = GUID.parse(text.utf8) else { return nil }
    self = guid
  }

  /// Reads an identifier from UTF-8 bytes: 32 hexadecimal digits, with or without dashes and braces.
  ///
  /// - Complexity: O(n), without allocation; other modules get a copy of their own for their kind of bytes.
  @inlinable
  public static func parse(_ bytes: some Collection<UInt8>) -> GUID? {
    var (high, low, digits) = (UInt64(0), UInt64(0), 0)
    for byte in bytes {
      let nibble: UInt8
      switch byte {
      case 0x30...0x39: nibble = byte - 0x30
      case 0x41...0x46: nibble = byte - 0x37
      case 0x61...0x66: nibble = byte - 0x57
      case 0x2D, 0x7B, 0x7D: continue
      default: return nil
      }
      guard digits < 32 else { return nil }
      if digits < 16 { high = high << 4 | UInt64(nibble) } else { low = low << 4 | UInt64(nibble) }
      digits += 1
    }
    return digits == 32 ? GUID(high: high, low: low) : nil
  }

  /// Orders as the hexadecimal digits do.
  public static func < (left: GUID, right: GUID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  /// The identifier in lower case with dashes: `bbbbbbbb-0000-4000-8000-00000000000b`.
  public var description: String { text(isDashed: true) }

  /// The 32 hexadecimal digits in lower case without dashes.
  public var hex32: String { text(isDashed: false) }

  private func text(isDashed: Bool) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(36)
    for digit in 0..<32 {
      if isDashed, digit == 8 || digit == 12 || digit == 16 || digit == 20 { bytes.append(0x2D) }
      let half = digit < 16 ? high : low
      let nibble = UInt8(truncatingIfNeeded: half >> UInt64(60 - (digit & 15) * 4)) & 15
      bytes.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A tenant (directory) is named by its GUID.
public typealias TenantID = GUID
