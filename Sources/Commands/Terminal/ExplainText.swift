internal import EntraModel
internal import Pipeline

/// The raw records behind a finding, an edge or an event, each with its place and hashes.
struct ExplainText {
  let explanation: Explanation
  let terminal: Terminal

  /// The longest record that is printed whole, in bytes; the rest of a longer one is counted.
  private static let longestRecord = 65_536

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    switch explanation.subject {
    case .finding(let finding): add(finding, to: &page)
    case .edge(let edge): add(edge, to: &page)
    case .events(let events): add(events, to: &page)
    }
    files(on: &page)
    return page
  }

  private func add(_ finding: Finding, to page: inout Page) {
    let letters = TenantLetters(explanation.facts, findings: [finding], cast: explanation.cast)
    let words = NodeWords(cast: explanation.cast, letters: letters)
    let level = finding.severity.rawValue.uppercased()
    page.paragraph(
      VisibleText.visible(finding.title), lead: level, indent: level.utf8.count + 2,
      leadInk: { terminal.paint($0, as: finding.severity) }, ink: .bold)
    page.paragraph(
      "\(finding.rule): \(FindingText.steps(finding)), \(finding.status.rawValue), id \(finding.id)",
      lead: "    ", indent: 4, ink: .dim)
    var shown: Set<Int64> = []
    for step in finding.path {
      page.gap()
      head(step, StepWords(nodes: words).clause(step), letters: words, on: &page)
      records(of: step.events, shown: &shown, on: &page)
    }
    for (title, items) in [("Not known", finding.missing), ("Harmless if", finding.benign)]
    where !items.isEmpty {
      page.heading(title)
      for item in items { page.paragraph(VisibleText.visible(item), lead: "- ", indent: 2) }
    }
  }

  private func head(
    _ step: PathStep, _ clause: String, letters: NodeWords, on page: inout Page
  ) {
    let time =
      step.state == .observed ? step.time.map { $0.secondText + " UTC" } ?? "no time" : "no time"
    page.paragraph(
      "\(time) \(letters.tenants(step, on: terminal)) \(clause)", lead: "\(step.step)", indent: 3,
      ink: .bold)
    var parts = ["\(step.edge) \(step.edgeID)", step.state.rawValue, step.corroboration.rawValue]
    if !step.change.isEmpty { parts.append(VisibleText.visible(step.change)) }
    if let by = step.by { parts.append("\(letters.name(by)) is recorded as initiator") }
    page.paragraph(parts.joined(separator: ", "), lead: "   ", indent: 3, ink: .dim)
    if step.events.isEmpty {
      page.paragraph(
        step.state == .inferred
          ? "No record shows it: it follows from the other steps."
          : "No record of it in the case.", lead: "   ", indent: 3, ink: .yellow)
    }
  }

  private func add(_ edge: Edge, to page: inout Page) {
    let letters = TenantLetters(explanation.facts, cast: explanation.cast)
    let words = NodeWords(cast: explanation.cast, letters: letters)
    page.paragraph("\(edge.kind)  \(edge.id)", ink: .bold)
    page.paragraph("from  \(VisibleText.visible(edge.from.text))", indent: 6)
    page.paragraph("to    \(VisibleText.visible(edge.to.text))", indent: 6)
    if edge.failures > 0 {
      page.line(Counts.of(edge.failures, "failed attempt") + " at the same, in no act")
    }
    var shown: Set<Int64> = []
    for (index, act) in edge.acts.enumerated() {
      let step = PathStep(
        step: index + 1, edge: edge.kind, edgeID: edge.id, from: edge.from, to: edge.to,
        time: act.instant, state: act.state, linkQuality: act.quality,
        corroboration: act.corroboration, verb: act.verb, change: act.change, by: act.by,
        events: act.events)
      page.gap()
      head(step, StepWords(nodes: words).clause(step), letters: words, on: &page)
      records(of: act.events, shown: &shown, on: &page)
    }
  }

  private func add(_ events: [Event], to page: inout Page) {
    var shown: Set<Int64> = []
    for event in events {
      page.gap()
      page.paragraph(
        "\(event.instant.map { $0.secondText + " UTC" } ?? "no time")  \(event.source.name)  "
          + VisibleText.visible(event.activity), ink: .bold)
      page.paragraph(
        "event \(VisibleText.visible(event.id))  log of "
          + (event.logTenant?.description ?? "an unknown tenant"), indent: 2, ink: .dim)
      records(of: [EventReference(event)], shown: &shown, on: &page)
    }
  }

  /// Prints the records of events; one that stands above already is named alone.
  private func records(
    of events: [EventReference], shown: inout Set<Int64>, on page: inout Page
  ) {
    for event in events {
      let records = explanation.records[event.key] ?? []
      guard shown.insert(event.key).inserted else {
        let place = records.first.map { VisibleText.visible($0.citation.place) } ?? ""
        page.paragraph(
          "\(place) offset \(event.place.offset), shown above", lead: "   ", indent: 3, ink: .dim)
        continue
      }
      for record in records { add(record, to: &page) }
    }
  }

  private func add(_ record: Explanation.Record, to page: inout Page) {
    let citation = record.citation
    let copy = record.isFurtherCopy ? "  (further copy)" : ""
    page.line(
      "   "
        + terminal.paint(
          VisibleText.fitted(
            VisibleText.visible(citation.place) + copy, to: terminal.width - 3, on: terminal), .cyan
        ))
    page.line("   offset \(citation.offset)  length \(citation.length)")
    if let trouble = record.trouble {
      page.paragraph(
        "the record can't be read: \(VisibleText.visible(trouble))", lead: "   ", indent: 3,
        ink: .red)
      return
    }
    page.line("   sha256 \(citation.sha256)")
    if let pointer = record.nesting.pointer {
      page.line("   row \(VisibleText.visible(pointer)) of the answer")
    }
    difference(record, on: &page)
    print(record.bytes, on: &page)
    NestingText(record: record).add(to: &page) { print($0, on: &$1) }
  }

  private func print(_ text: [UInt8], on page: inout Page) {
    let shown = text.prefix(Self.longestRecord)
    let visible = VisibleText.record(String(decoding: shown, as: UTF8.self))
    for line in visible.split(separator: "\n", omittingEmptySubsequences: false) {
      page.line("   | " + line)
    }
    if text.count > Self.longestRecord {
      page.line("   | and \(Counts.of(text.count - Self.longestRecord, "byte")) more")
    }
  }

  /// Under what id a further copy stands, and in what it disagrees with the first.
  private func difference(_ record: Explanation.Record, on page: inout Page) {
    if let id = record.ownID {
      page.paragraph(
        "joined by likeness; its exporter calls it \(VisibleText.visible(id))", lead: "   ",
        indent: 3, ink: .dim)
    }
    for disagreement in record.disagreements {
      page.paragraph(
        "disagrees in \(disagreement.field): first copy "
          + "\(VisibleText.value(disagreement.first, on: terminal)), here "
          + VisibleText.value(disagreement.copy, on: terminal), lead: "   ", indent: 3,
        ink: .yellow)
    }
  }

  private func files(on page: inout Page) {
    guard !explanation.files.isEmpty else { return }
    page.heading("Files behind these records")
    for file in explanation.files {
      page.line(
        "  "
          + VisibleText.fitted(
            "E\(file.entry.number)  " + VisibleText.visible(file.entry.path),
            to: terminal.width - 2, on: terminal))
      page.line("    sha256 \(file.entry.sha256)")
      if file.isUnchanged {
        page.line("    unchanged since ingest")
      } else if let now = file.sha256Now {
        page.line(terminal.paint("    CHANGED since ingest; it is now", .red))
        page.line("           \(now)")
      } else {
        page.paragraph(
          "can't be read: \(VisibleText.visible(file.trouble ?? ""))", lead: "    ", indent: 4,
          ink: .red)
      }
    }
  }
}
