internal import EntraModel
internal import Pipeline

/// What cuts a node off: the policies and accounts, each with the walk that it alone of them breaks.
struct CutText {
  let report: CutReport
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    let walks = report.items.map(\.walk) + (report.uncuttable.map { [$0] } ?? [])
    let letters = TenantLetters(
      report.facts, paths: walks, nodes: report.from + [report.to], cast: report.cast)
    let words = NodeWords(cast: report.cast, letters: letters)
    page.paragraph(heading(words), ink: .bold)
    if let uncuttable = report.uncuttable {
      page.paragraph(
        "No policy and no account of \(within(words)) lies on this walk, so that nothing there "
          + "would have broken it.")
      add([uncuttable], words, to: &page)
    } else if report.items.isEmpty {
      page.paragraph(
        "Nothing in these logs leads there in time order. What isn't logged isn't excluded.")
      letters.add(to: &page)
      return page
    } else {
      if !report.isSmallest {
        page.paragraph("This breaks every walk; that nothing smaller does isn't proven.")
      }
      for (index, item) in report.items.enumerated() {
        page.gap()
        page.paragraph(
          phrase(item, words), lead: "\(index + 1)  ", indent: 3,
          leadInk: { terminal.paint($0, .bold) }, ink: .bold)
        page.paragraph(
          report.items.count > 1
            ? "The walk that it alone breaks:" : "The first walk that it breaks:", indent: 3)
        add([item.walk], words, to: &page)
      }
    }
    letters.add(to: &page)
    SourcesText(facts: report.facts, terminal: terminal).add(walks.flatMap { $0 }, to: &page)
    return page
  }

  private func add(_ walks: [[PathStep]], _ words: NodeWords, to page: inout Page) {
    let table = HopTable(
      report.items.map(\.walk) + walks, facts: report.facts, words: words, terminal: terminal)
    for walk in walks { table.add(walk, to: &page) }
  }

  private func heading(_ words: NodeWords) -> String {
    let from =
      report.from.count > 3
      ? Counts.of(report.from.count, "start")
      : report.from.map(words.alone).joined(separator: ", ")
    let span = "\(from) \(terminal.arrow) \(words.alone(report.to))"
    guard report.uncuttable == nil, !report.items.isEmpty else { return span }
    let policies = report.items.filter(\.isPolicy).count
    let parts = [
      policies > 0 ? Counts.of(policies, "policy", "policies") : nil,
      report.items.count > policies ? Counts.of(report.items.count - policies, "account") : nil,
    ].compactMap { $0 }
    return parts.joined(separator: " and ") + (report.items.count == 1 ? " cuts " : " cut ") + span
      + " off"
  }

  private func phrase(_ item: CutReport.Item, _ words: NodeWords) -> String {
    let tenant = words.letters.letter(item.tenant)
    guard item.isPolicy else { return "\(words.name(item.node)) in \(tenant): the account" }
    let partner = item.partner.map { words.letters.letter($0) } ?? "every partner"
    return "the policy of \(tenant) for \(partner)"
  }

  private func within(_ words: NodeWords) -> String {
    report.facts.ownTenants.isEmpty ? "a tenant in which no walk begins" : "your own tenants"
  }
}
