/// Text that a spreadsheet shows as it is.
enum EscapedCell {
  private static let escape = Array("_x005F".utf8)

  /// The text, where an underscore that begins `_x001B_` is itself spelled so: else a reader would turn it into that
  /// character, which evidence could hide in.
  ///
  /// - Complexity: O(n).
  static func bytes(_ text: [UInt8]) -> [UInt8] {
    guard text.contains(0x5F) else { return text }
    var result: [UInt8] = []
    for (index, byte) in text.enumerated() {
      if byte == 0x5F, isEscape(text[index...].prefix(7)) { result += escape }
      result.append(byte)
    }
    return result
  }

  /// Whether these bytes are `_x`, four hexadecimal digits and `_`.
  private static func isEscape(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 7, bytes.last == 0x5F else { return false }
    let inner = bytes.dropFirst().dropLast()
    return (inner.first == 0x78 || inner.first == 0x58)
      && inner.dropFirst().allSatisfy {
        switch $0 {
        case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
        default: false
        }
      }
  }
}
