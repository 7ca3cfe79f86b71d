internal import EntraModel

/// What the stream that data goes to can show: width, colour and UTF-8.
struct Terminal: Sendable, Equatable {
  /// Columns that a line may fill; 80 unless the stream is a wider or narrower terminal.
  var width = 80
  /// Whether escapes for colour may be written; every coloured thing has a word or a mark as well.
  var hasColour = false
  /// Whether arrows, dashes and ellipses beyond ASCII may be written.
  var isUnicode = true

  /// The inks in use: all of the sixteen-colour set, so that any theme can show them.
  enum Ink: String {
    case bold = "1"
    case dim = "2"
    case red = "31"
    case yellow = "33"
    case cyan = "36"
  }

  /// The text in an ink, or as it stands where there is no colour.
  func paint(_ text: String, _ inks: Ink...) -> String {
    guard hasColour, !text.isEmpty, !inks.isEmpty else { return text }
    return "\u{1B}[" + inks.map(\.rawValue).joined(separator: ";") + "m" + text + "\u{1B}[0m"
  }

  /// The ink of a severity; the word stands beside it always.
  func paint(_ text: String, as severity: Severity) -> String {
    switch severity {
    case .critical: paint(text, .bold, .red)
    case .high: paint(text, .red)
    case .medium: paint(text, .yellow)
    case .low: paint(text, .cyan)
    case .info: paint(text, .dim)
    }
  }

  /// `→` where UTF-8 is understood, else `->`.
  var arrow: String { isUnicode ? "→" : "->" }
  /// `…` where UTF-8 is understood, else `...`.
  var ellipsis: String { isUnicode ? "…" : "..." }
  /// The mark of something absent: `–`, else `-`.
  var none: String { isUnicode ? "–" : "-" }
}
