/// Breaks prose at blanks; a word longer than a line is cut where the line ends.
enum WordWrap {
  /// The lines of a text; at least one, and none wider than the columns.
  static func lines(_ text: String, columns: Int) -> [String] {
    var (lines, current) = ([String](), "")
    for word in text.split(separator: " ") {
      var word = String(word)
      if !current.isEmpty, TextWidth.columns(current) + 1 + TextWidth.columns(word) > columns {
        lines.append(current)
        current = ""
      }
      while TextWidth.columns(word) > columns {
        let head = TextWidth.prefix(word, columns: columns)
        guard !head.isEmpty else { break }
        lines.append(head)
        word = String(word.dropFirst(head.count))
      }
      current += (current.isEmpty ? "" : " ") + word
    }
    return lines + [current]
  }
}
