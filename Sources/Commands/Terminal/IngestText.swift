internal import EntraModel
internal import Pipeline

/// What became of each file: a few lines of numbers, then everything that wasn't read.
struct IngestText {
  let report: IngestReport
  let terminal: Terminal

  /// The most files that are named one by one.
  private static let mostNamed = 8

  /// The page of `ingest`: the inventory lines, and what the case holds then.
  static func page(_ report: InvestigationReport, terminal: Terminal) -> Page {
    var page = Page(terminal)
    IngestText(report: report.ingest, terminal: terminal).add(to: &page)
    page.gap()
    page.paragraph(
      "The case holds \(Counts.of(report.overview.facts.events, "event")). "
        + InvestigationText.tally(report.overview.findings) + ".")
    return page
  }

  /// Adds the inventory lines.
  func add(to page: inout Page) {
    let held = report.files.filter { $0.outcome == .alreadyHeld }
    let read = report.files.filter { $0.outcome != .alreadyHeld && $0.entry != nil }
    page.gap()
    if !read.isEmpty { page.paragraph(sum(of: read.count)) }
    if read.isEmpty, !held.isEmpty {
      page.paragraph(
        "Nothing was added: the case holds "
          + (held.count == 1 ? "this file" : "these \(Counts.grouped(held.count)) files")
          + " already, byte for byte.")
    } else if !held.isEmpty {
      page.paragraph(
        Counts.of(held.count, "file was", "files were") + " in the case already, byte for byte.")
    }
    troubled(on: &page)
    if !report.skipped.isEmpty {
      page.gap()
      let names = report.skipped.prefix(4).map(VisibleText.visible).joined(separator: ", ")
      let more = report.skipped.count > 4 ? " and \(report.skipped.count - 4) more" : ""
      page.paragraph("Passed over: \(names)\(more)", ink: .dim)
    }
    for notice in report.notices {
      page.paragraph(VisibleText.visible(notice), ink: .dim)
    }
  }

  /// `3 files, 412 records (1.2 MB): 400 events, 12 duplicates`.
  private func sum(of files: Int) -> String {
    let totals = report.totals
    var parts = [Counts.of(totals.events, "event")]
    if totals.duplicates > 0 { parts.append(Counts.of(totals.duplicates, "duplicate")) }
    if totals.faults > 0 { parts.append("\(Counts.grouped(totals.faults)) unreadable") }
    if totals.refused > 0 { parts.append("\(Counts.grouped(totals.refused)) refused") }
    return "\(Counts.of(files, "file")), \(Counts.of(totals.records, "record")) "
      + "(\(Counts.bytes(totals.bytes))): " + parts.joined(separator: ", ")
  }

  /// Files that weren't read whole, each with its reason; refused ones first.
  private func troubled(on page: inout Page) {
    let troubled = report.files.filter { $0.reason != nil || $0.entry?.status == .partial }
    guard !troubled.isEmpty else { return }
    let (refused, partial) = (
      troubled.filter { $0.outcome == .refused }, troubled.filter { $0.outcome != .refused }
    )
    page.gap()
    for file in (refused + partial).prefix(Self.mostNamed) {
      let isRefused = file.outcome == .refused
      let reason = file.reason.map { " [\($0.rawValue)]" } ?? ""
      page.paragraph(
        VisibleText.visible(file.path) + reason, lead: isRefused ? "refused" : "partial",
        indent: 9, leadInk: { terminal.paint($0, isRefused ? .red : .yellow) })
      let words = words(file)
      if !words.isEmpty { page.paragraph(words, lead: "         ", indent: 9, ink: .dim) }
    }
    if troubled.count > Self.mostNamed {
      page.line("and \(troubled.count - Self.mostNamed) more: crosstrail status lists them")
    }
  }

  private func words(_ file: IngestReport.File) -> String {
    if !file.message.isEmpty { return VisibleText.value(file.message, on: terminal) }
    guard let entry = file.entry else { return "" }
    var parts: [String] = []
    if entry.faults > 0 { parts.append("\(Counts.grouped(entry.faults)) unreadable") }
    if entry.refused > 0 { parts.append("\(Counts.grouped(entry.refused)) refused") }
    return parts.joined(separator: ", ")
  }
}
