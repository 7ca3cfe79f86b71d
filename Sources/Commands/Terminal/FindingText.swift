internal import EntraModel
internal import Pipeline

/// A finding for a person: what it is, how much of it is observed, its path, what isn't known.
struct FindingText {
  let report: CaseReport
  let words: NodeWords
  let terminal: Terminal

  init(_ report: CaseReport, terminal: Terminal) {
    self.report = report
    self.terminal = terminal
    words = NodeWords(
      cast: report.cast,
      letters: TenantLetters(report.facts, findings: report.findings, cast: report.cast))
  }

  /// The heading: severity and title, then rule, steps in words and the beginning of the id.
  func heading(_ finding: Finding, on page: inout Page) {
    let level = finding.severity.rawValue.uppercased()
    page.paragraph(
      VisibleText.visible(finding.title), lead: level, indent: level.utf8.count + 2,
      leadInk: { terminal.paint($0, as: finding.severity) }, ink: .bold)
    page.paragraph(
      "\(finding.rule): \(Self.steps(finding)), \(finding.status.rawValue), id \(finding.id.prefix(8))",
      lead: "    ", indent: 4, ink: .dim)
  }

  /// The whole finding: heading, accounts, hops, what isn't known.
  func add(_ finding: Finding, to page: inout Page, isBrief: Bool) {
    heading(finding, on: &page)
    HopTable(
      report.findings.map(\.path), facts: report.facts, words: words, terminal: terminal
    ).add(finding.path, to: &page)
    let legend = HopTable.legend(finding.path)
    if !legend.isEmpty { page.paragraph(legend, lead: "    ", indent: 4, ink: .dim) }
    for account in finding.accounts {
      page.paragraph(
        self.account(account), lead: "    " + words.letters.letter(account.tenant), indent: 6)
    }
    guard !isBrief else { return }
    list("Not known", finding.missing, on: &page)
    list("Harmless if", finding.benign, on: &page)
    list("To contain it", finding.response, on: &page)
    list(
      "ATT&CK", finding.techniques.map { "\($0.id) \($0.name)" }, on: &page)
  }

  /// `5 of 6 steps observed, strong`.
  static func steps(_ finding: Finding) -> String {
    "\(finding.stepsObserved) of \(finding.stepsExpected) steps observed, "
      + finding.strength.rawValue
  }

  private func account(_ account: FindingAccount) -> String {
    let name = account.upn.isEmpty ? words.name(account.node) : VisibleText.visible(account.upn)
    return "\(name): \(account.role)"
  }

  private func list(_ title: String, _ items: [String], on page: inout Page) {
    guard !items.isEmpty else { return }
    page.line("    " + terminal.paint(title, .bold))
    for item in items {
      page.paragraph(VisibleText.visible(item), lead: "    - ", indent: 6)
    }
  }
}
