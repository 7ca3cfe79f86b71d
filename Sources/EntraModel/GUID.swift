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
  public init?(_ text: some StringProtocol) {
    guard let guid = GUID.parse(text.utf8) else { return nil }
    self = guid
  }

  /// Reads an identifier from UTF-8 bytes: 32 hexadecimal digits, with or without dashes and braces.
  ///
  /// - Complexity: O(n), without allocation.
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
  public var description: String {
    let digits = hex32
    let cuts = [0, 8, 12, 16, 20, 32]
    let characters = Array(digits)
    return zip(cuts, cuts.dropFirst()).map { String(characters[$0..<$1]) }.joined(separator: "-")
  }

  /// The 32 hexadecimal digits in lower case without dashes.
  public var hex32: String {
    let pad = { (half: UInt64) -> String in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
    return pad(high) + pad(low)
  }
}

/// A tenant (directory) is named by its GUID.
public typealias TenantID = GUID
