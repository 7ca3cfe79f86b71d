/// Text from evidence or file names in the form in which it may reach a terminal.
///
/// Evidence is hostile: an escape sequence in a display name could rewrite what stands above it, and a right-to-left
/// mark could turn a name around. Such characters are written as `\xHH` or `\u{HHHH}`.
enum VisibleText {
  /// The longest value from evidence that one message prints, in columns.
  static let limit = 80

  /// The text with every control, format and bidirectional character made visible, at any length.
  static func visible(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      shown += isHarmless(scalar) ? String(scalar) : escape(scalar)
    }
    return shown
  }

  /// A value for a message: visible, and cut to 80 columns in the middle.
  static func value(_ text: String, on terminal: Terminal) -> String {
    fitted(visible(text), to: limit, on: terminal)
  }

  /// A record for `explain`: visible, with its line breaks and tabs kept.
  static func record(_ text: String) -> String {
    var shown = ""
    for scalar in text.unicodeScalars {
      let stays = scalar == "\n" || scalar == "\t" || isHarmless(scalar)
      shown += stays ? String(scalar) : escape(scalar)
    }
    return shown
  }

  /// The text cut to a number of columns with an ellipsis in its middle, so that both ends can be told apart.
  static func fitted(_ text: String, to columns: Int, on terminal: Terminal) -> String {
    guard TextWidth.columns(text) > columns else { return text }
    let mark = terminal.ellipsis
    let room = columns - TextWidth.columns(mark)
    guard room > 1 else { return TextWidth.prefix(text, columns: max(0, columns)) }
    let head = TextWidth.prefix(text, columns: room - room / 2)
    return head + mark + TextWidth.suffix(text, columns: room / 2)
  }

  /// Whether a scalar shows itself and nothing else.
  private static func isHarmless(_ scalar: UnicodeScalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default:
      true
    }
  }

  private static func escape(_ scalar: UnicodeScalar) -> String {
    let digits = String(scalar.value, radix: 16)
    guard scalar.value < 0x80 else { return "\\u{" + digits + "}" }
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default: return "\\x" + (digits.utf8.count == 1 ? "0" : "") + digits
    }
  }
}
