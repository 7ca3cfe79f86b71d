/// Columns of text under a heading; the flexible column gives way, sources never do.
struct Table {
  /// One column: its heading and how it behaves when the line is too long.
  struct Column {
    /// Heading; a table whose headings are all empty has no heading line.
    var title: String
    /// Whether numbers stand at its right edge.
    var isNumber = false
    /// Whether it may be cut in the middle when the line is too long.
    var isFlexible = false
  }

  /// A cell: its text, and the inks in which it is drawn where there is colour.
  struct Cell: ExpressibleByStringInterpolation {
    var text: String
    var inks: [Terminal.Ink] = []

    init(_ text: String, _ inks: Terminal.Ink...) {
      self.init(text: text, inks: inks)
    }

    init(text: String, inks: [Terminal.Ink]) {
      self.text = text
      self.inks = inks
    }

    init(stringLiteral value: String) {
      text = value
    }
  }

  /// The columns from left to right.
  var columns: [Column]
  /// Blanks before the first column.
  var indent = 0
  /// The rows; a row shorter than the columns ends early.
  var rows: [[Cell]] = []

  /// The smallest width to which a flexible column is cut.
  private static let narrowest = 12

  /// The heading and the rows, fitted to the terminal.
  func lines(on terminal: Terminal) -> [String] {
    let widths = fittedWidths(to: terminal.width)
    var lines: [String] = []
    if columns.contains(where: { !$0.title.isEmpty }) {
      let heading = row(columns.map { Cell($0.title) }, widths, terminal)
      lines.append(terminal.paint(heading, .dim))
    }
    return lines + rows.map { row($0, widths, terminal) }
  }

  private func fittedWidths(to width: Int) -> [Int] {
    var widths = columns.indices.map { index in
      rows.reduce(TextWidth.columns(columns[index].title)) { widest, row in
        index < row.count ? max(widest, TextWidth.columns(row[index].text)) : widest
      }
    }
    var excess = indent + widths.reduce(0, +) + 2 * max(0, columns.count - 1) - width
    // The widest flexible column gives way first, so that no column is cut while another has room to spare.
    while excess > 0 {
      let candidates = columns.indices.filter {
        columns[$0].isFlexible && widths[$0] > Self.narrowest
      }
      guard let widest = candidates.max(by: { (widths[$0], $1) < (widths[$1], $0) }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func row(_ cells: [Cell], _ widths: [Int], _ terminal: Terminal) -> String {
    var line = String(repeating: " ", count: indent)
    for (index, cell) in cells.enumerated() where index < columns.count {
      let isLast = index == cells.count - 1
      let shown = VisibleText.fitted(cell.text, to: widths[index], on: terminal)
      let blank = String(repeating: " ", count: max(0, widths[index] - TextWidth.columns(shown)))
      let inked = cell.inks.reduce(shown) { terminal.paint($0, $1) }
      line += columns[index].isNumber ? blank + inked : inked + (isLast ? "" : blank)
      line += isLast ? "" : "  "
    }
    return line
  }
}
