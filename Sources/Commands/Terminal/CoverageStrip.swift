internal import EntraModel
internal import Pipeline

/// Which hours of the case each log covers, as a strip of marks: `#` where there are events, `.` where there are none.
struct CoverageStrip {
  let coverage: [Coverage]
  let letters: TenantLetters
  let terminal: Terminal

  /// Marks on a strip.
  private static let marks: Int64 = 48

  /// Adds a strip a log, under a line with the first and the last day.
  func add(to page: inout Page) {
    let logs = coverage.filter { !$0.hours.isEmpty }
    guard let first = logs.compactMap({ $0.hours.first?.hour }).min(),
      let last = logs.compactMap({ $0.hours.last?.hour }).max()
    else { return }
    let hoursPerMark = max(1, (last - first + Self.marks) / Self.marks)
    let count = Int((last - first) / hoursPerMark) + 1
    page.heading("Coverage (one mark \(Counts.of(Int(hoursPerMark), "hour")))")
    let isOneYear = at(first).dayText.prefix(4) == at(last).dayText.prefix(4)
    let (start, end) =
      isOneYear
      ? (Times.shortDay(at(first)), Times.shortDay(at(last)))
      : (at(first).dayText, at(last).dayText)
    let gap = max(1, count - start.utf8.count - end.utf8.count)
    page.line(
      terminal.paint(
        String(repeating: " ", count: 24) + start + String(repeating: " ", count: gap) + end, .dim))
    for log in logs {
      let name = letters.letter(log.tenant) + " " + LogWords.short(log.source)
      page.line(
        "  " + TextWidth.padded(VisibleText.fitted(name, to: 20, on: terminal), to: 20) + "  "
          + strip(log, first: first, hoursPerMark: hoursPerMark, count: count))
    }
    page.line(terminal.paint(String(repeating: " ", count: 24) + "# events   . none", .dim))
  }

  private func strip(
    _ log: Coverage, first: Int64, hoursPerMark: Int64, count: Int
  ) -> String {
    var marks = [Character](repeating: ".", count: count)
    for hour in log.hours where hour.events > 0 {
      marks[Int((hour.hour - first) / hoursPerMark)] = "#"
    }
    return String(marks)
  }

  private func at(_ hour: Int64) -> Instant { Instant(ticks: hour * 3600 * Instant.ticksPerSecond) }
}
