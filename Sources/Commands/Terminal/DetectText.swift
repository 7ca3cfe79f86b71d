internal import EntraModel
internal import Pipeline

/// The findings of a case: a table, then each with its path and its limits.
struct DetectText {
  let report: CaseReport
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    let text = FindingText(report, terminal: terminal)
    page.paragraph(
      InvestigationText.tally(report.findings) + "   ("
        + Counts.of(Catalogue.rules.count, "rule") + ", "
        + Counts.of(report.facts.events, "event") + ")", ink: .bold)
    guard !report.findings.isEmpty else {
      page.paragraph(
        "No finding isn't proof: crosstrail status says which logs and hours the case holds.")
      return page
    }
    page.gap()
    FindingsTable.add(report.findings, withTitles: false, to: &page)
    TenantText(report: report, letters: text.words.letters, terminal: terminal).add(to: &page)
    for finding in report.findings {
      page.gap()
      text.add(finding, to: &page, isBrief: false)
    }
    SourcesText(facts: report.facts, terminal: terminal)
      .add(report.findings.flatMap(\.path), to: &page)
    page.gap()
    page.paragraph(
      "Why, record by record: crosstrail explain \(VisibleText.visible(report.path)) ID", ink: .dim)
    return page
  }
}
