internal import EntraModel
internal import Pipeline

/// What a case is: title, marking, declared tenants, and how much it holds.
struct CaseText {
  let report: CaseReport
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    let facts = report.facts
    page.title(facts.title, marking: facts.tlp)
    page.paragraph(VisibleText.visible(report.path), lead: "place     ", indent: 10)
    DeclaredText(facts: facts).add(to: &page)
    page.line("evidence  " + Counts.of(facts.evidence.count, "file"))
    page.line("events    " + Counts.grouped(facts.events))
    page.line(
      "graph     \(Counts.of(report.nodes, "node")), \(Counts.of(report.edges, "edge"))")
    page.line("findings  " + Counts.grouped(report.findings.count))
    return page
  }
}
