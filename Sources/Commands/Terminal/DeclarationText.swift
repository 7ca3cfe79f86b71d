internal import EntraModel
internal import Pipeline

/// What a declaration changed: the tenants as they are declared now, and the findings that follow.
struct DeclarationText {
  let declared: DeclarationReport
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    let facts = declared.report.facts
    page.title(facts.title, marking: facts.tlp)
    DeclaredText(facts: facts).add(to: &page)
    guard declared.isChanged else {
      page.paragraph("Nothing changed: the case declares this already.")
      return page
    }
    page.line(
      "findings  \(Counts.grouped(declared.report.findings.count)), \(Counts.grouped(declared.findingsBefore)) before"
    )
    if facts.events > 0 {
      page.paragraph("The exports are as they were: crosstrail export makes them anew.")
    }
    return page
  }
}
