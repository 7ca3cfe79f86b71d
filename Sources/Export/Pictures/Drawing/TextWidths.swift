/// Measures text by ``AdvanceWidths``: the same on every machine, and never less than it takes when drawn.
enum TextWidths {
  /// The width of a text in pixels.
  ///
  /// - Complexity: O(n).
  static func width(of text: String, _ style: TextStyle) -> Double {
    let sum = text.unicodeScalars.reduce(0) { $0 + Int(units(of: $1, style.face)) }
    return Double(sum) * style.size / 1000
  }

  /// The width of a character in thousandths of an em.
  static func units(of scalar: Unicode.Scalar, _ face: TextStyle.Face) -> UInt16 {
    let value = scalar.value
    if value >= 0x300 {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: return 0
      default: break
      }
    }
    if value >= 0x1F000 || (0x2600...0x27BF).contains(value) { return 1300 }
    let isMono = face == .mono
    for run in face == .bold ? AdvanceWidths.bold : AdvanceWidths.regular {
      guard value >= run.first else { break }
      let offset = Int(value - run.first)
      if offset < run.widths.count { return isMono ? AdvanceWidths.mono : run.widths[offset] }
    }
    return 1000
  }
}
