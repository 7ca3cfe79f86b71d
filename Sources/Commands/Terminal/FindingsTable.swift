internal import EntraModel
internal import Pipeline

/// Findings, a line each.
enum FindingsTable {
  /// Level, title, steps, when first seen, and the beginning of the id.
  static func table(_ findings: [Finding], words: NodeWords) -> Table {
    var table = Table(columns: [
      .init(title: "level"), .init(title: "finding", isFlexible: true), .init(title: "steps"),
      .init(title: "strength"), .init(title: "first (UTC)"), .init(title: "id"),
    ])
    for finding in findings {
      let first = finding.firstSeen.map { String($0.secondText.dropFirst(5).prefix(11)) }
      let row: [Table.Cell] = [
        Table.Cell(text: finding.severity.rawValue, inks: inks(finding.severity)),
        Table.Cell(VisibleText.visible(finding.title)),
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
