internal import EntraModel
internal import Pipeline

/// The window of each log, its gaps, and what hints that there was more.
struct LogCoverageText {
  let report: CaseReport
  let letters: TenantLetters
  let terminal: Terminal

  /// The most gaps that are named of one log.
  private static let mostGaps = 3

  /// Adds a paragraph a log.
  func add(to page: inout Page) {
    guard !report.logs.isEmpty else { return }
    page.heading("Windows, gaps and signs of missing records")
    for log in report.logs {
      let coverage = log.coverage
      let name = letters.letter(coverage.tenant) + " " + LogWords.short(coverage.source)
      page.paragraph(
        window(coverage) + ", " + Counts.of(coverage.events, "event"),
        lead: "  " + VisibleText.fitted(name, to: 20, on: terminal), indent: 24)
      for gap in log.gaps.prefix(Self.mostGaps) {
        page.paragraph(
          "nothing from \(gap.lowerBound.secondText) to \(gap.upperBound.secondText)", indent: 24,
          ink: .dim)
      }
      if log.gaps.count > Self.mostGaps {
        page.line(
          String(repeating: " ", count: 24)
            + terminal.paint(
              "and \(Counts.of(log.gaps.count - Self.mostGaps, "more gap")) of a day or longer",
              .dim
            ))
      }
      for sign in log.signs {
        let file = sign.file.map { VisibleText.visible($0) + ": " } ?? ""
        page.paragraph(file + sign.words, indent: 24, ink: .yellow)
        page.paragraph("(\(sign.source))", indent: 24, ink: .dim)
      }
    }
  }

  private func window(_ coverage: Coverage) -> String {
    guard let first = coverage.first, let last = coverage.last else { return "no time" }
    return "\(first.secondText) to \(last.secondText)"
  }
}
