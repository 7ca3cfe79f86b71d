/// Text of the evidence made fit for a picture: nothing hides, nothing is taller or wider than it is measured.
enum PictureText {
  /// How many marks a letter may carry; more would climb into the lines above.
  private static let marksKept = 2

  /// The text on one line, blanks folded, without what fonts draw out of all measure.
  ///
  /// - Complexity: O(n).
  static func of(_ text: String) -> String {
    let visible = VisibleText.of(text)
    var result = ""
    var (marks, blanks) = (0, true)
    for scalar in visible.unicodeScalars {
      let isMark = scalar.value >= 0x300 && isMark(scalar)
      marks = isMark ? marks + 1 : 0
      if marks > marksKept { continue }
      if scalar.properties.isWhitespace {
        if !blanks { result += " " }
        blanks = true
        continue
      }
      blanks = false
      if isOversized(scalar) {
        result += VisibleText.spelling(of: scalar)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    if result.hasSuffix(" ") { result.removeLast() }
    return result
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: true
    default: false
    }
  }

  /// Ligatures of whole phrases, dashes of several ems and scripts whose letters are wider than high.
  private static func isOversized(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E3A...0x2E3B, 0xA9C1...0xA9C5, 0xFDFA...0xFDFD, 0x12000...0x1254F, 0x16A0...0x16FF:
      true
    case 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
    default: false
    }
  }
}
