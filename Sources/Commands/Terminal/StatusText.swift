internal import EntraModel
internal import Pipeline

/// What a case holds: files with their accounting, events by log, coverage, and everything that is odd.
struct StatusText {
  let report: CaseReport
  let terminal: Terminal

  /// The most places that are named for one slug.
  private static let mostPlaces = 5

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    let facts = report.facts
    let letters = TenantLetters(facts, findings: report.findings, cast: report.cast)
    page.paragraph(VisibleText.visible(facts.title) + "   " + facts.tlp, ink: .bold)
    page.paragraph(
      "\(Counts.of(facts.evidence.count, "file")), \(Counts.of(facts.events, "event")), "
        + "\(Counts.of(report.nodes, "node")), \(Counts.of(report.edges, "edge")), "
        + Counts.of(report.findings.count, "finding"))
    TenantText(report: report, letters: letters, terminal: terminal).add(to: &page)
    evidence(letters, on: &page)
    events(on: &page)
    CoverageStrip(coverage: facts.coverage, letters: letters, terminal: terminal).add(to: &page)
    notes("Faults: records that couldn't be read", facts.faults.map(Note.init), on: &page)
    notes("Remarks on what was kept", facts.remarks.map(Note.init), on: &page)
    if facts.undatedEvents > 0 {
      page.gap()
      page.paragraph(
        Counts.of(facts.undatedEvents, "event has", "events have")
          + " no usable time: kept and counted, in no timeline and on no edge.", ink: .yellow)
    }
    return page
  }

  private func evidence(_ letters: TenantLetters, on page: inout Page) {
    guard !report.facts.evidence.isEmpty else {
      page.gap()
      page.line("No evidence yet: crosstrail ingest \(VisibleText.visible(report.path)) PATH")
      return
    }
    page.heading("Evidence")
    var table = Table(columns: [
      .init(title: ""), .init(title: "file", isFlexible: true), .init(title: "log of"),
      .init(title: "records", isNumber: true), .init(title: "events", isNumber: true),
      .init(title: "dupl.", isNumber: true), .init(title: "unread.", isNumber: true),
      .init(title: "refused", isNumber: true),
    ])
    for file in report.facts.evidence {
      table.rows.append([
        .init("E\(file.number)", .bold),
        .init(VisibleText.visible(String(file.path.dropFirst("evidence/".utf8.count)))),
        .init(letters.letter(file.tenant) + basisMark(file)),
        .init(Counts.grouped(file.records)), .init(Counts.grouped(file.events)),
        .init(Counts.grouped(file.duplicates)), count(file.faults), count(file.refused),
      ])
    }
    page.table(table)
    let files = report.facts.evidence
    if files.contains(where: { !basisMark($0).isEmpty }) {
      page.paragraph(
        "d: by the domains of its accounts  o: by --tenant  a: assumed, the only own tenant",
        indent: 2, ink: .dim)
    }
    for file in files where file.status != .complete {
      let reason = file.reason.map { " [\($0.rawValue)]" } ?? ""
      page.paragraph(
        "E\(file.number) \(file.status.rawValue)\(reason)",
        lead: "  ", indent: 2, ink: file.status == .refused ? .red : .yellow)
    }
  }

  private func basisMark(_ file: EvidenceFile) -> String {
    switch file.tenantBasis {
    case .content, .unknown: ""
    case .domains: " d"
    case .option: " o"
    case .declaredOwn: " a"
    }
  }

  private func count(_ number: Int) -> Table.Cell {
    number == 0 ? .init(terminal.none) : .init(Counts.grouped(number), .yellow)
  }

  private func events(on page: inout Page) {
    guard !report.eventCounts.isEmpty else { return }
    page.heading("Events by log")
    var table = Table(columns: [.init(title: ""), .init(title: "", isNumber: true)], indent: 2)
    for (source, count) in report.eventCounts {
      table.rows.append([.init(source.name), .init(Counts.grouped(count))])
    }
    page.table(table)
  }

  /// A fault or a remark.
  private struct Note {
    var slug: Slug
    var place: EvidencePlace
    var message: String

    init(_ fault: Fault) { (slug, place, message) = (fault.slug, fault.place, fault.message) }
    init(_ remark: Remark) { (slug, place, message) = (remark.slug, remark.place, remark.message) }
  }

  private func notes(_ title: String, _ notes: [Note], on page: inout Page) {
    guard !notes.isEmpty else { return }
    page.heading("\(title) (\(Counts.grouped(notes.count)))")
    for slug in Slug.allCases {
      let group = notes.filter { $0.slug == slug }
      guard !group.isEmpty else { continue }
      page.line("  " + terminal.paint("\(slug.rawValue)  \(Counts.grouped(group.count))", .yellow))
      for note in group.prefix(Self.mostPlaces) {
        page.paragraph(
          place(note.place) + "  " + VisibleText.value(note.message, on: terminal),
          lead: "    ", indent: 4)
      }
      if group.count > Self.mostPlaces {
        page.line("    and \(Counts.grouped(group.count - Self.mostPlaces)) more (--json lists all)")
      }
    }
  }

  private func place(_ place: EvidencePlace) -> String {
    let path = VisibleText.visible(report.facts.file(place.evidence)?.path ?? "?")
    return place.line > 0 ? "\(path):\(place.line)" : path
  }
}
