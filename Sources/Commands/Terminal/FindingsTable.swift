internal import EntraModel
internal import Pipeline

/// Findings, a line each, and where asked for their titles under the lines.
enum FindingsTable {
  /// Adds level, rule, steps, strength, when first seen, and the beginning of the id.
  static func add(_ findings: [Finding], withTitles: Bool, to page: inout Page) {
    let lines = table(findings).lines(on: page.terminal)
    guard withTitles else {
      for line in lines { page.line(line) }
      return
    }
    for (finding, line) in zip(findings, lines.dropFirst()) {
      page.line(line)
      page.paragraph(
        VisibleText.visible(finding.title), lead: String(repeating: " ", count: 10), indent: 10)
    }
  }

  private static func table(_ findings: [Finding]) -> Table {
    var table = Table(columns: [
      .init(title: "level"), .init(title: "rule", isFlexible: true), .init(title: "steps"),
      .init(title: "strength"), .init(title: "first (UTC)"), .init(title: "id"),
    ])
    for finding in findings {
      let first = finding.firstSeen.map { String($0.secondText.dropFirst(5).prefix(11)) }
      let row: [Table.Cell] = [
        Table.Cell(text: finding.severity.rawValue.padded, inks: inks(finding.severity)),
        Table.Cell(finding.rule),
        Table.Cell("\(finding.stepsObserved) of \(finding.stepsExpected)"),
        Table.Cell(finding.strength.rawValue), Table.Cell(first ?? "no time"),
        Table.Cell(String(finding.id.prefix(8)), .dim),
      ]
      table.rows.append(row)
    }
    return table
  }

  private static func inks(_ severity: Severity) -> [Terminal.Ink] {
    switch severity {
    case .critical: [.bold, .red]
    case .high: [.red]
    case .medium: [.yellow]
    case .low: [.cyan]
    case .info: [.dim]
    }
  }
}

extension String {
  /// As wide as the widest severity, so that tables of a page stand under each other.
  fileprivate var padded: String { TextWidth.padded(self, to: 8) }
}
