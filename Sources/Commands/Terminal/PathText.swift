internal import EntraModel
internal import Pipeline

/// The walks from a node, each as a table of hops.
struct PathText {
  let report: PathReport
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    let ends = [report.from] + (report.to.map { [$0] } ?? [])
    let letters = TenantLetters(
      report.facts, paths: report.paths, nodes: ends, cast: report.cast)
    let words = NodeWords(cast: report.cast, letters: letters)
    let start = words.alone(report.from)
    let end = report.to.map { " to \(words.alone($0))" } ?? ""
    page.paragraph(
      Counts.of(report.paths.count, "walk") + " in time order from \(start)\(end)", ink: .bold)
    guard !report.paths.isEmpty else {
      page.paragraph(
        report.to == nil
          ? "Nothing in these logs leads on from there in time order. What isn't logged isn't excluded."
          : "Nothing in these logs leads from the one to the other in time order. What isn't logged isn't excluded."
      )
      letters.add(to: &page)
      return page
    }
    let table = HopTable(report.paths, facts: report.facts, words: words, terminal: terminal)
    for steps in report.paths {
      page.gap()
      table.add(steps, to: &page)
    }
    letters.add(to: &page)
    SourcesText(facts: report.facts, terminal: terminal)
      .add(report.paths.flatMap { $0 }, to: &page)
    return page
  }
}
