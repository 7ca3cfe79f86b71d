/// Writes JSON whose bytes depend on nothing but the values: fields in the given order, no blanks, only what must be escaped.
enum JSONText {
  /// The text of a ledger value.
  static func of(_ value: LedgerAction.Value) -> String {
    var text = ""
    append(value, to: &text)
    return text
  }

  /// The text of a list of strings.
  static func of(_ list: [String]) -> String { of(.list(list.map { .text($0) })) }

  static func append(_ value: LedgerAction.Value, to text: inout String) {
    switch value {
    case .text(let string): append(string, to: &text)
    case .number(let number): text += String(number)
    case .flag(let flag): text += flag ? "true" : "false"
    case .list(let items):
      text += "["
      for (index, item) in items.enumerated() {
        if index > 0 { text += "," }
        append(item, to: &text)
      }
      text += "]"
    case .fields(let fields):
      text += "{"
      for (index, (name, item)) in fields.enumerated() {
        if index > 0 { text += "," }
        append(name, to: &text)
        text += ":"
        append(item, to: &text)
      }
      text += "}"
    }
  }

  /// A quoted string; control characters, also those above ASCII, are escaped, so that a line stays a line.
  static func append(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}"..."\u{202E}",
        "\u{2066}"..."\u{2069}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
