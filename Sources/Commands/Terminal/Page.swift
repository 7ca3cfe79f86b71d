/// The lines that one command prints, none wider than the terminal.
struct Page {
  /// What the lines are fitted to.
  let terminal: Terminal
  /// The lines so far, with escapes where there is colour.
  private(set) var lines: [String] = []

  /// Makes an empty page.
  init(_ terminal: Terminal) {
    self.terminal = terminal
  }

  /// The whole text, each line with its end; empty for an empty page.
  var text: String { lines.map { $0 + "\n" }.joined() }

  /// Adds a line that is already fitted.
  mutating func line(_ text: String = "") {
    lines.append(text)
  }

  /// Adds a blank line unless the page is empty or one stands there.
  mutating func gap() {
    if let last = lines.last, !last.isEmpty { lines.append("") }
  }

  /// Adds the first line of a case's page: its title, and the marking at the right edge.
  mutating func title(_ title: String, marking: String) {
    let marking = VisibleText.visible(marking)
    let room = max(20, terminal.width - TextWidth.columns(marking) - 3)
    let fitted = VisibleText.fitted(VisibleText.visible(title), to: room, on: terminal)
    line(terminal.paint(TextWidth.padded(fitted, to: room), .bold) + "   " + marking)
  }

  /// Adds a heading.
  mutating func heading(_ text: String) {
    gap()
    line(terminal.paint(VisibleText.fitted(text, to: terminal.width, on: terminal), .bold))
  }

  /// Adds a paragraph, broken at blanks.
  ///
  /// - Parameters:
  ///   - text: The prose; runs of blanks count as one.
  ///   - lead: What stands before the first line, within the indent.
  ///   - indent: Blanks before the other lines, and before the first where there is no lead.
  ///   - leadInk: How the lead is drawn.
  ///   - ink: How the prose is drawn.
  mutating func paragraph(
    _ text: String, lead: String = "", indent: Int = 0, leadInk: ((String) -> String)? = nil,
    ink: Terminal.Ink? = nil
  ) {
    let room = max(20, terminal.width - indent)
    let margin = String(repeating: " ", count: indent)
    for (index, part) in WordWrap.lines(text, columns: room).enumerated() {
      let start = index == 0 ? TextWidth.padded(lead, to: indent) : margin
      line((leadInk.map { $0(start) } ?? start) + (ink.map { terminal.paint(part, $0) } ?? part))
    }
  }

  /// Adds the lines of a table.
  mutating func table(_ table: Table) {
    lines += table.lines(on: terminal)
  }
}
