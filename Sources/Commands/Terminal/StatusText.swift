internal import EntraModel
internal import Pipeline

/// What a case holds: files with their accounting, events by log, coverage, and everything that is odd.
struct StatusText {
  let report: CaseReport
  let terminal: Terminal

  /// The most places that are named for one slug.
  private static let mostPlaces = 5

  /// The most files that are listed.
  private static let mostFiles = 100

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    let facts = report.facts
    let letters = TenantLetters(facts, findings: report.findings, cast: report.cast)
    page.title(facts.title, marking: facts.tlp)
    page.paragraph(
      "\(Counts.of(facts.evidence.count, "file")), \(Counts.of(facts.events, "event")), "
        + "\(Counts.of(report.nodes, "node")), \(Counts.of(report.edges, "edge")), "
        + Counts.of(report.findings.count, "finding"))
    TenantText(report: report, letters: letters, terminal: terminal).add(to: &page)
    evidence(letters, on: &page)
    unopened(on: &page)
    events(on: &page)
    CopiesText(report: report, terminal: terminal).add(to: &page)
    CoverageStrip(coverage: facts.coverage, letters: letters, terminal: terminal).add(to: &page)
    LogCoverageText(report: report, letters: letters, terminal: terminal).add(to: &page)
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
    let files = report.facts.evidence
    guard !files.isEmpty else {
      page.gap()
      page.line("No evidence yet: crosstrail ingest CASE PATH")
      return
    }
    page.heading("Evidence")
    let indent = "E\(files.last?.number ?? 0)".utf8.count + 2
    for file in files.prefix(Self.mostFiles) {
      page.paragraph(
        VisibleText.visible(file.path), lead: "E\(file.number)", indent: indent,
        leadInk: { terminal.paint($0, .bold) })
      let margin = String(repeating: " ", count: indent)
      page.paragraph(
        ending(file), lead: margin, indent: indent,
        ink: file.status == .complete ? .dim : (file.status == .partial ? .yellow : .red))
      guard file.status != .refused else { continue }
      page.paragraph(accounting(file), lead: margin, indent: indent)
      // An archive is nobody's log; its members are.
      guard file.records > 0 || file.tenantBasis == .option else { continue }
      page.paragraph(owner(file, letters), lead: margin, indent: indent, ink: .dim)
    }
    if files.count > Self.mostFiles {
      page.line("and \(Counts.grouped(files.count - Self.mostFiles)) more (--json lists all)")
    }
  }

  private func unopened(on page: inout Page) {
    guard !report.unopened.isEmpty else { return }
    page.heading("Never opened (\(Counts.grouped(report.unopened.count)))")
    for source in report.unopened.prefix(Self.mostFiles) {
      page.paragraph(
        "\(VisibleText.visible(source.path)) [\(source.reason.rawValue)] "
          + VisibleText.value(source.message, on: terminal), lead: "  ", indent: 4, ink: .yellow)
    }
    if report.unopened.count > Self.mostFiles {
      page.line(
        "and \(Counts.grouped(report.unopened.count - Self.mostFiles)) more (--json lists all)")
    }
  }

  /// `complete, graph-sign-ins, 57.6 KB`.
  private func ending(_ file: EvidenceFile) -> String {
    var parts = [file.status.rawValue + (file.reason.map { " [\($0.rawValue)]" } ?? "")]
    if !file.format.isEmpty { parts.append(VisibleText.visible(file.format)) }
    parts.append(Counts.bytes(file.bytes))
    if file.encoding != "utf-8" { parts.append(file.encoding) }
    if file.isReference { parts.append("a reference, no copy") }
    return parts.joined(separator: ", ")
  }

  /// `27 records = 25 events + 2 duplicates`.
  private func accounting(_ file: EvidenceFile) -> String {
    // An archive has no records of its own.
    let members = report.facts.evidence.count { $0.path.hasPrefix(file.path + "!/") }
    if file.records == 0, members > 0 {
      return "archive of " + Counts.of(members, "file") + ", each counted by itself"
    }
    var parts = [Counts.of(file.events, "event")]
    if file.duplicates > 0 { parts.append(Counts.of(file.duplicates, "duplicate")) }
    if file.faults > 0 { parts.append("\(Counts.grouped(file.faults)) unreadable") }
    if file.refused > 0 { parts.append("\(Counts.grouped(file.refused)) refused") }
    return Counts.of(file.records, "record") + " = " + parts.joined(separator: " + ")
  }

  /// Whose log it is, and how that is known.
  private func owner(_ file: EvidenceFile, _ letters: TenantLetters) -> String {
    let letter = "log of \(letters.letter(file.tenant)), "
    switch file.tenantBasis {
    case .content: return letter + "as its records say"
    case .domains: return letter + "by the domains of its accounts"
    case .option: return letter + "as --tenant says"
    case .declaredOwn: return letter + "assumed: the only tenant declared as own"
    case .unknown: return "nothing tells whose log it is: say so with --tenant"
    }
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
        page.line(
          "    and \(Counts.grouped(group.count - Self.mostPlaces)) more (--json lists all)")
      }
    }
  }

  private func place(_ place: EvidencePlace) -> String {
    let path = VisibleText.visible(report.facts.file(place.evidence)?.path ?? "?")
    return place.line > 0 ? "\(path):\(place.line)" : path
  }
}
