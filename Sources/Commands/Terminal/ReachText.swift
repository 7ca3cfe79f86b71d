internal import EntraModel
internal import Pipeline

/// What can be reached from a node: a line each, by the first moment, with the last hop of the walk.
struct ReachText {
  let report: ReachReport
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    let walks = report.reached.map(\.walk)
    let letters = TenantLetters(
      report.facts, paths: walks, nodes: [report.from], cast: report.cast)
    let words = NodeWords(cast: report.cast, letters: letters)
    let since = report.at.map { " from \($0.secondText) UTC on" } ?? " in time order"
    page.paragraph(
      "\(Counts.of(report.count, "node")) can be reached from \(words.alone(report.from))\(since)",
      ink: .bold)
    guard report.count > 0 else {
      page.paragraph(
        "Nothing in these logs leads on from there. What isn't logged isn't excluded.")
      letters.add(to: &page)
      return page
    }
    page.gap()
    addLines(words, to: &page)
    if report.count > report.reached.count {
      page.paragraph(
        "and \(Counts.of(report.count - report.reached.count, "further node")); --limit 0 shows all"
      )
    }
    page.paragraph(
      "hops: the length of the earliest walk; crosstrail path --from --to shows one hop by hop",
      ink: .dim)
    letters.add(to: &page)
    let cited = walks.compactMap { $0.last?.events.first }
    SourcesText(facts: report.facts, terminal: terminal).add(cited, to: &page)
    return page
  }

  /// A line for each node, with a line for each new day.
  private func addLines(_ words: NodeWords, to page: inout Page) {
    let lasts = report.reached.compactMap(\.walk.last)
    let marks = SourceMarks(lasts.flatMap { $0.events.map(\.place) }, facts: report.facts)
    let clauses = StepWords(nodes: words)
    var table = Table(columns: [
      .init(title: "first"), .init(title: ""), .init(title: "node", isFlexible: true),
      .init(title: "hops", isNumber: true), .init(title: "by", isFlexible: true),
      .init(title: "source"),
    ])
    for reached in report.reached {
      let isTenant = report.cast[reached.node]?.kind == .tenant
      table.rows.append([
        .init(reached.arrival.map(Times.clock) ?? "any time"), .init(words.letter(reached.node)),
        .init(isTenant ? "the tenant" : words.name(reached.node), .bold),
        .init("\(reached.walk.count)"), .init(reached.walk.last.map(clauses.clause) ?? ""),
        .init(reached.walk.last.flatMap { marks.mark($0.events) } ?? terminal.none, .dim),
      ])
    }
    let lines = table.lines(on: terminal)
    if let heading = lines.first { page.line(heading) }
    var day = ""
    for (reached, line) in zip(report.reached, lines.dropFirst()) {
      if let arrival = reached.arrival, Times.day(arrival) != day {
        day = Times.day(arrival)
        page.line(terminal.paint(day, .dim))
      }
      page.line(line)
    }
  }
}
