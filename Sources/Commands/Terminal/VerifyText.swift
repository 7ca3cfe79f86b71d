internal import Pipeline

/// What was checked of a case and what isn't as it was recorded.
struct VerifyText {
  let path: String
  let verification: Verification
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    let verdict =
      verification.isIntact
      ? terminal.paint("INTACT", .bold)
      : terminal.paint("NOT INTACT", .bold, .red)
    page.line("\(VisibleText.fitted(VisibleText.visible(path), to: 60, on: terminal))   \(verdict)")
    page.gap()
    page.line(
      "evidence  \(Counts.of(verification.evidenceFiles, "file")), "
        + "\(Counts.bytes(verification.evidenceBytes)), hashed again")
    page.line("ledger    \(Counts.of(verification.ledgerLines, "line")), chain computed again")
    if !verification.ledgerHead.isEmpty { page.line("          head \(verification.ledgerHead)") }
    page.line("exports   \(Counts.of(verification.exports, "file")), hashed again")
    if !verification.problems.isEmpty {
      page.heading(Counts.of(verification.problems.count, "problem"))
      for problem in verification.problems {
        page.line(
          "  " + terminal.paint(problem.kind, .red) + "  "
            + VisibleText.fitted(
              VisibleText.visible(problem.file), to: terminal.width - problem.kind.utf8.count - 4,
              on: terminal))
        page.paragraph(VisibleText.visible(problem.message), lead: "    ", indent: 4)
      }
    }
    list("Noticed", verification.notes, on: &page)
    list("Not excluded by this check", verification.notExcluded, on: &page)
    return page
  }

  private func list(_ title: String, _ items: [String], on page: inout Page) {
    guard !items.isEmpty else { return }
    page.heading(title)
    for item in items { page.paragraph(VisibleText.visible(item), lead: "  - ", indent: 4) }
  }
}
