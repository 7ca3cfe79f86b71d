/// Text in which nothing hides: what a terminal, an XML reader or an eye would take for something else is spelled out.
///
/// Evidence is hostile. Control characters become `\x1b`; characters that turn the direction of writing, take no room or
/// are no characters at all become `\u{202e}`; line breaks become ` ¦ `, so that one value stays on one line.
enum VisibleText {
  /// What stands for a line break.
  static let lineBreak: [UInt8] = [0x20, 0xC2, 0xA6, 0x20]

  /// The text, unchanged and without a copy when nothing in it hides.
  ///
  /// - Complexity: O(n).
  static func of(_ text: String) -> String {
    isPlain(text) ? text : spelledOut(text)
  }

  /// Whether every byte is printable ASCII.
  static func isPlain(_ text: String) -> Bool {
    let bytes = text.utf8.span
    for index in bytes.indices where bytes[index] &- 0x20 >= 0x5F { return false }
    return true
  }

  private static func spelledOut(_ text: String) -> String {
    var result = ""
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if afterReturn, scalar == "\n" {
        afterReturn = false
        continue
      }
      afterReturn = scalar == "\r"
      if isLineBreak(scalar) {
        result += " ¦ "
      } else if isHidden(scalar) {
        result += spelling(of: scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// Whether a character ends a line anywhere.
  static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0A, 0x0D, 0x85, 0x2028, 0x2029: true
    default: false
    }
  }

  /// Whether a character is a control, a mark of direction, without width, or no character at all.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E: false
    case 0x00...0x1F, 0x7F...0x9F: true
    case 0xAD, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F: true
    case 0xFDD0...0xFDEF, 0xFEFF, 0xFFF9...0xFFFB: true
    case 0xE0000...0xE007F: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// How a hidden character is spelled: `\x1b` below 256, else `\u{202e}`.
  static func spelling(of scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    guard scalar.value < 0x100 else { return "\\u{" + digits + "}" }
    return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
  }

  /// The text cut to a number of characters with `...` at its end.
  static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit, text.count > limit else { return text }
    return String(text.prefix(limit - 3)) + "..."
  }
}
