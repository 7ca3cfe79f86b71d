internal import EntraModel
internal import Pipeline

/// The summary of `investigate`: what was read, what was found, what isn't known, where the exports lie.
struct InvestigationText {
  let report: InvestigationReport
  let terminal: Terminal

  /// Findings that are shown with their path; the others get a line each.
  private static let shownInFull = 3

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    let overview = report.overview
    let finding = FindingText(overview, terminal: terminal)
    page.title(
      overview.facts.title,
      marking: overview.facts.tlp + (report.isNewCase ? "   new case" : ""))
    IngestText(report: report.ingest, terminal: terminal).add(to: &page)
    TenantText(report: overview, letters: finding.words.letters, terminal: terminal)
      .add(to: &page)
    findings(finding, on: &page)
    unknown(finding, on: &page)
    sources(on: &page)
    exports(on: &page)
    return page
  }

  private func findings(_ text: FindingText, on page: inout Page) {
    let findings = report.overview.findings
    page.heading(Self.tally(findings))
    let grave = findings.filter { $0.severity >= .high }.prefix(Self.shownInFull)
    for finding in grave {
      page.gap()
      text.add(finding, to: &page, isBrief: true)
    }
    let others = findings.dropFirst(grave.count)
    if !others.isEmpty {
      page.gap()
      FindingsTable.add(Array(others), withTitles: true, to: &page)
    }
  }

  /// What the gravest findings can't say: the limits come before any picture.
  private func unknown(_ text: FindingText, on page: inout Page) {
    var said: [String] = []
    for finding in report.overview.findings.filter({ $0.severity >= .high }) {
      for sentence in finding.missing where !said.contains(sentence) { said.append(sentence) }
    }
    let facts = report.overview.facts
    if facts.undatedEvents > 0 {
      said.append(
        Counts.of(facts.undatedEvents, "event has", "events have")
          + " no usable time: kept and counted, in no timeline.")
    }
    if facts.ownTenants.isEmpty {
      said.append(
        "Which tenants are yours: none is declared. Name them with --own, since what a finding "
          + "weighs depends on it.")
    }
    guard !said.isEmpty else { return }
    page.heading("Not known")
    for sentence in said.prefix(6) {
      page.paragraph(VisibleText.visible(sentence), lead: "  ", indent: 2)
    }
    if said.count > 6 { page.line("  and \(said.count - 6) more: crosstrail detect lists them") }
  }

  /// The files behind the E-numbers of the paths.
  private func sources(on page: inout Page) {
    let shown = report.overview.findings.filter { $0.severity >= .high }.prefix(Self.shownInFull)
    SourcesText(facts: report.overview.facts, terminal: terminal)
      .add(shown.flatMap(\.path), to: &page)
  }

  private func exports(on page: inout Page) {
    page.heading("Exports")
    for export in report.exports {
      let files = export.files.isEmpty ? "" : "/ (\(Counts.of(export.files.count, "file")))"
      page.line("  " + VisibleText.visible(export.path) + files)
    }
    if report.exports.isEmpty { page.line("  none") }
    guard let first = report.overview.findings.first else { return }
    page.gap()
    let place = VisibleText.visible(report.overview.path)
    page.paragraph(
      "crosstrail explain \(place) \(first.id.prefix(8))", lead: "Why, record by record: ",
      indent: 23)
  }

  /// `1 critical, 2 high findings`, or that there are none.
  static func tally(_ findings: [Finding]) -> String {
    guard !findings.isEmpty else { return "No findings" }
    let parts = Severity.allCases.sorted(by: >).compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count > 0 ? "\(count) \(severity.rawValue)" : nil
    }
    return Counts.of(findings.count, "finding") + ": " + parts.joined(separator: ", ")
  }
}
