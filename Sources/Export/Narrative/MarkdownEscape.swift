internal import EntraModel

/// Makes text of evidence harmless in Markdown, GitHub's dialect with its autolinks included.
enum MarkdownEscape {
  /// A code span.
  ///
  /// A backtick and a pipe, which could end the span or a table cell, are spelled out.
  static func code(_ value: String) -> String {
    let visible = VisibleText.cut(VisibleText.of(value), to: 300)
    guard !visible.allSatisfy({ $0 == " " }) else { return "(empty)" }
    var text = "`"
    for scalar in visible.unicodeScalars {
      switch scalar {
      case "`", "|": text += VisibleText.spelling(of: scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text + "`"
  }

  /// Prose with special characters escaped.
  ///
  /// Words that a renderer would turn into links (addresses, URLs) and
  /// identifiers become code spans, since a backslash doesn't stop GitHub from linking them.
  static func prose(_ value: String) -> String {
    let words = VisibleText.of(value).split(separator: " ", omittingEmptySubsequences: false)
    let text = words.map { word($0) }.joined(separator: " ")
    return escapedStart(text)
  }

  private static func word(_ word: Substring) -> String {
    guard needsCode(word) else { return escaped(word) }
    let opening = word.prefix { "(\"'[<".contains($0) }
    let rest = word.dropFirst(opening.count)
    let closing = rest.reversed().prefix { ".,;:!?)\"']>".contains($0) }.count
    return escaped(opening) + code(String(rest.dropLast(closing))) + escaped(rest.suffix(closing))
  }

  private static func needsCode(_ word: Substring) -> Bool {
    if word.utf8.contains(0x40) { return true }
    let lower = word.lowercased()
    if lower.contains("://") || lower.contains("www.") || lower.contains("mailto:") { return true }
    return word.utf8.count >= 36 && GUID(word.filter { !".,;:()".contains($0) }) != nil
  }

  private static func escaped(_ text: Substring) -> String {
    var result = ""
    for character in text.unicodeScalars {
      switch character {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "$", "#", "&", "!":
        result += "\\"
      default: break
      }
      result.unicodeScalars.append(character)
    }
    return result
  }

  /// At the start of a line a plus, a dash, an equals sign or a number with a dot would begin a list or underline a heading.
  private static func escapedStart(_ text: String) -> String {
    guard let first = text.first else { return text }
    if "+-=:".contains(first) { return "\\" + text }
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    if !digits.isEmpty, let next = text.dropFirst(digits.count).first, next == "." || next == ")" {
      return digits + "\\" + text.dropFirst(digits.count)
    }
    return text
  }
}
