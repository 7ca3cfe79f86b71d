/// Columns that text takes on a terminal: wide East Asian characters and emoji count two, combining marks none.
enum TextWidth {
  /// Columns of a text without control characters and escapes.
  ///
  /// - Complexity: O(n).
  static func columns(_ text: String) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// Columns of one character.
  static func columns(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.value < 0x300 { return 1 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    return isWide(scalar.value) ? 2 : 1
  }

  /// The longest beginning of a text that fits.
  static func prefix(_ text: String, columns limit: Int) -> String {
    var (taken, used) = ("", 0)
    for character in text {
      used += columns(of: character)
      if used > limit { break }
      taken.append(character)
    }
    return taken
  }

  /// The longest end of a text that fits.
  static func suffix(_ text: String, columns limit: Int) -> String {
    var (taken, used) = ([Character](), 0)
    for character in text.reversed() {
      used += columns(of: character)
      if used > limit { break }
      taken.append(character)
    }
    return String(taken.reversed())
  }

  /// The text with blanks behind it up to a number of columns.
  static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - columns(text)))
  }

  /// The text with blanks before it up to a number of columns.
  static func aligned(_ text: String, to width: Int) -> String {
    String(repeating: " ", count: max(0, width - columns(text))) + text
  }

  /// The blocks that terminals draw two columns wide (Unicode, EastAsianWidth: W and F, by block).
  private static func isWide(_ value: UInt32) -> Bool {
    switch value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF,
      0x20000...0x3FFFD:
      true
    default:
      false
    }
  }
}
