internal import Pipeline

/// Exports that were made anew, and why those differ that lie there.
struct ExportCheckText {
  let checks: [ExportCheck]
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    if checks.isEmpty { page.line("No export lies there.") }
    var table = Table(columns: [.init(title: "", isFlexible: true), .init(title: "")])
    for check in checks {
      let isSame = check.verdict == .same
      table.rows.append([
        .init(VisibleText.visible(check.path)),
        .init(isSame ? "same" : check.verdict.rawValue, isSame ? .dim : .red),
      ])
    }
    page.table(table)
    for check in checks where check.verdict != .same {
      page.paragraph(VisibleText.visible("\(check.name): \(check.why)."))
    }
    return page
  }
}
