/// Lays a JSON record out for reading: an element a line, indented by two.
///
/// Only white space outside strings is added, and only where the record has none of its own; every other byte stays, so
/// duplicate keys, odd numbers and broken ends are seen as they are. What isn't JSON stays as it is.
enum RecordLayout {
  /// The text for reading.
  ///
  /// - Complexity: O(n).
  static func readable(_ text: String) -> String {
    guard let first = text.utf8.first, first == 0x7B || first == 0x5B,
      !text.utf8.contains(0x0A)
    else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 2)
    var (depth, inString, isEscaped, opened) = (0, false, false, false)
    for byte in text.utf8 {
      if inString {
        bytes.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          inString = false
        }
        continue
      }
      let closes = byte == 0x7D || byte == 0x5D
      if closes { depth = max(0, depth - 1) }
      if opened, byte != 0x20 {
        if !closes { line(depth, &bytes) }
        opened = false
      } else if closes {
        line(depth, &bytes)
      }
      switch byte {
      case 0x22: inString = true
      case 0x7B, 0x5B:
        depth += 1
        opened = true
      default: break
      }
      bytes.append(byte)
      if byte == 0x2C { line(depth, &bytes) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Depth is capped: a record that only opens brackets must not grow with their square.
  private static func line(_ depth: Int, _ bytes: inout [UInt8]) {
    bytes.append(0x0A)
    for _ in 0..<min(depth, 20) * 2 { bytes.append(0x20) }
  }
}
