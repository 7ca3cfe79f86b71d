import FoundationEssentials

/// Lists of texts in one readable column.
enum JSONList {
  static func text(_ list: [String]) -> String { JSONText.of(list) }

  /// Reads what ``text(_:)`` wrote; empty for anything else.
  static func list(_ text: String) -> [String] {
    if text == "[]" { return [] }
    return (try? JSONDecoder().decode([String].self, from: Data(text.utf8))) ?? []
  }
}
