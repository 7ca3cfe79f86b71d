internal import EntraModel
internal import Pipeline

/// What came, went or changed between two cases, each thing with the record that tells it.
struct DiffText {
  private let report: DiffReport
  private let terminal: Terminal
  private let letters: TenantLetters
  private let words: NodeWords

  /// The most files, edges, findings, or records of one thing that are listed.
  private static let most = (files: 20, edges: 20, findings: 50, records: 3)
  /// Columns of the words `came`, `went` and `changed` with their blanks.
  private static let indent = 9

  /// Prepares the page; tenants have letters as in the second case.
  init(_ report: DiffReport, terminal: Terminal) {
    self.report = report
    self.terminal = terminal
    let ends = report.edges.compactMap { $0.edge.after ?? $0.edge.before }
      .flatMap { [$0.from, $0.to] }
    letters = TenantLetters(
      report.after.facts, nodes: ends.compactMap { report.cast[$0] }, cast: report.cast)
    words = NodeWords(cast: report.cast, letters: letters)
  }

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    page.line(terminal.paint(report.isEqual ? "EQUAL" : "DIFFERENT", .bold))
    subject(report.before, "before", on: &page)
    subject(report.after, "after", on: &page)
    if report.before.detectedBy != report.after.detectedBy {
      page.paragraph("The findings were made by different versions of the tool.", ink: .yellow)
    }
    guard !report.isEqual else { return page }
    evidence(on: &page)
    declarations(on: &page)
    events(on: &page)
    edges(on: &page)
    findings(on: &page)
    if !report.edges.isEmpty { letters.add(to: &page) }
    return page
  }

  private func subject(_ subject: DiffReport.Subject, _ word: String, on page: inout Page) {
    let facts = subject.facts
    page.paragraph(
      "\(VisibleText.visible(subject.path)): \(Counts.of(facts.evidence.count, "file")), "
        + "\(Counts.of(facts.events, "event")), \(Counts.of(subject.edges, "edge")), "
        + "\(Counts.of(subject.findings, "finding"))"
        + (subject.detectedBy.map { " by " + VisibleText.visible($0) } ?? ""),
      lead: word, indent: Self.indent)
  }

  private func evidence(on page: inout Page) {
    let evidence = report.evidence
    guard !evidence.came.isEmpty || !evidence.went.isEmpty else { return }
    page.heading("Evidence (\(Counts.of(evidence.both, "file")) in both)")
    for (files, word) in [(evidence.went, "went"), (evidence.came, "came")] {
      for file in files.prefix(Self.most.files) {
        entry(VisibleText.visible(file.path), word, on: &page)
        page.paragraph(
          "sha256 \(file.sha256.prefix(12)), \(Counts.of(file.events, "event")), "
            + file.status.rawValue, indent: Self.indent, ink: .dim)
      }
      more(files.count - Self.most.files, word, on: &page)
    }
  }

  private func declarations(on page: inout Page) {
    let declared = report.declarations
    guard !declared.isEqual else { return }
    page.heading("Declarations")
    for (name, change) in [("title", declared.title), ("marking", declared.tlp)] {
      guard let was = change?.before, let now = change?.after else { continue }
      entry(
        "\(name): \(VisibleText.visible(was)) \(terminal.arrow) \(VisibleText.visible(now))",
        "changed", on: &page)
    }
    for change in declared.ownTenants {
      guard let tenant = change.after ?? change.before else { continue }
      entry("own tenant \(tenant)", change.word, on: &page)
    }
    for change in declared.partners {
      guard let partner = change.after ?? change.before else { continue }
      entry(
        "partner \(partner.tenant) \(VisibleText.visible(partner.name))", change.word, on: &page)
      if let was = change.before { limits(of: was, "before", on: &page) }
      if let now = change.after { limits(of: now, "after", on: &page) }
    }
  }

  private func limits(of partner: KnownPartner, _ word: String, on page: inout Page) {
    let limits = DeclaredText.limits(of: partner)
    page.paragraph(
      "\(word): \(limits.isEmpty ? "for everything, without an end" : limits)",
      indent: Self.indent)
  }

  private func events(on page: inout Page) {
    let events = report.events
    guard !events.isEqual else { return }
    page.heading("Events")
    var table = Table(
      columns: [.init(title: "log")]
        + ["before", "after", "came", "went"].map { .init(title: $0, isNumber: true) }, indent: 2)
    for count in events.counts {
      table.rows.append(
        [.init(count.source.name)]
          + [count.before, count.after, count.came, count.went].map { .init(Counts.grouped($0)) })
    }
    page.table(table)
    guard !events.first.isEmpty else {
      page.paragraph("The graph is made from none of those that came or went.", indent: 2)
      return
    }
    page.paragraph(
      "The graph is made from \(Counts.grouped(events.relevant)) of those that came or went"
        + (events.relevant > events.first.count ? "; the first \(events.first.count):" : ":"),
      indent: 2)
    for change in events.first {
      if let event = change.before { add(event, change.word, .before, on: &page) }
      if let event = change.after { add(event, change.word, .after, on: &page) }
    }
  }

  private func add(
    _ event: Event, _ word: String, _ side: DiffReport.Side, on page: inout Page
  ) {
    let time = event.instant.map(\.secondText) ?? "no time"
    let what = event.activity.isEmpty ? event.source.name : event.activity
    entry("\(time)  \(VisibleText.value(what, on: terminal))", word, on: &page)
    citation(EventReference(event), side, on: &page)
  }

  private func edges(on page: inout Page) {
    guard !report.edges.isEmpty else { return }
    page.heading("Edges (\(Counts.grouped(report.edges.count)))")
    for change in report.edges.prefix(Self.most.edges) {
      guard let edge = change.edge.after ?? change.edge.before else { continue }
      entry(
        "\(edge.kind.label): \(name(edge.from)) \(terminal.arrow) \(name(edge.to))",
        change.edge.word, on: &page)
      let acts = [change.edge.before, change.edge.after].compactMap { edge in
        edge.map { "\(Counts.of($0.acts.count, "act")) \($0.state.rawValue)" }
      }
      page.paragraph(
        "\(acts.joined(separator: " \(terminal.arrow) ")), id \(edge.id.prefix(10))",
        indent: Self.indent, ink: .dim)
      citations(change.records, on: &page)
    }
    more(report.edges.count - Self.most.edges, "", on: &page)
  }

  private func name(_ id: NodeID) -> String {
    report.cast[id].map(words.alone) ?? VisibleText.visible(id.text)
  }

  private func findings(on page: inout Page) {
    guard !report.findings.isEmpty else { return }
    page.heading("Findings (\(Counts.grouped(report.findings.count)))")
    for change in report.findings.prefix(Self.most.findings) {
      guard let finding = change.finding.after ?? change.finding.before else { continue }
      entry(
        "\(finding.severity.rawValue): \(VisibleText.visible(finding.title))",
        change.finding.word, on: &page)
      page.paragraph(
        "\(finding.rule): \(FindingText.steps(finding)), \(finding.status.rawValue), "
          + "id \(finding.id.prefix(8))", indent: Self.indent, ink: .dim)
      for mark in change.marks {
        page.paragraph(
          "\(mark.name): \(mark.before) \(terminal.arrow) \(mark.after)", indent: Self.indent)
      }
      citations(change.records, on: &page)
      page.paragraph(DiffCauses.sentence(change.causes), indent: Self.indent)
    }
    more(report.findings.count - Self.most.findings, "", on: &page)
  }

  private func citations(_ records: [DiffReport.Record], on page: inout Page) {
    for record in records.prefix(Self.most.records) {
      citation(record.event, record.side, on: &page)
    }
    if records.count > Self.most.records {
      page.paragraph(
        "and \(Counts.grouped(records.count - Self.most.records)) more (--json lists all)",
        indent: Self.indent)
    }
  }

  /// `only after: signin-1, evidence/signIns.json:2`.
  private func citation(
    _ event: EventReference, _ side: DiffReport.Side, on page: inout Page
  ) {
    let place = event.place
    let file = report.subject(side).facts.file(place.evidence)?.path ?? "?"
    page.paragraph(
      "only \(side.rawValue): \(VisibleText.value(event.id, on: terminal)), "
        + "\(VisibleText.visible(file))\(place.line > 0 ? ":\(place.line)" : "#\(place.record)")",
      indent: Self.indent)
  }

  private func entry(_ text: String, _ word: String, on page: inout Page) {
    page.paragraph(text, lead: word, indent: Self.indent, leadInk: { terminal.paint($0, .bold) })
  }

  private func more(_ count: Int, _ word: String, on page: inout Page) {
    guard count > 0 else { return }
    entry("and \(Counts.grouped(count)) more (--json lists all)", word, on: &page)
  }
}
