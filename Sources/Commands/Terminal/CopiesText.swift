internal import EntraModel
internal import Pipeline

/// How many records are copies of events that other records tell of, and in what copies disagree.
struct CopiesText {
  let report: CaseReport
  let terminal: Terminal

  /// Adds a few lines; none when the case has no copies.
  func add(to page: inout Page) {
    let duplicates = report.facts.evidence.reduce(0) { $0 + $1.duplicates }
    guard duplicates > 0 else { return }
    page.heading("Copies")
    var words =
      Counts.of(duplicates, "record is a further copy", "records are further copies")
      + " of an event"
    if report.copies.joined > 0 {
      words +=
        ", \(Counts.grouped(report.copies.joined)) of them under another id or none "
        + "(same tenant, time, act, actor and target)"
    }
    page.paragraph(words + ".", lead: "  ", indent: 2)
    guard report.copies.disagreeing > 0 else { return }
    let fields = report.copies.fields.map { "\($0.name) \(Counts.grouped($0.copies))" }
    page.paragraph(
      Counts.of(report.copies.disagreeing, "event has", "events have")
        + " copies that disagree: \(fields.joined(separator: ", ")). The first copy counts; "
        + "crosstrail explain CASE EVENT shows both.", lead: "  ", indent: 2, ink: .yellow)
  }
}
