public import EntraModel

/// The super-timeline: every dated event of every log in one CSV, in the total order of the model.
///
/// RFC 4180 in UTF-8, one physical line a record. It streams: memory doesn't grow with the
/// number of events. A value that a spreadsheet would run is guarded by an apostrophe, and control characters are spelled out.
/// Lines end in LF and there is no byte order mark, unless it is asked for as Excel wants it (``ExportInput/isForExcel``).
public struct TimelineCSV: Exporter {
  /// The name after `--format`.
  public static let name = "timeline"
  /// The file in `exports/`.
  public static let fileName = "timeline.csv"
  /// One line for people who choose.
  public static let summary = "every dated event of every log in one CSV, in the order of time"

  /// The columns of ``TimelineProfile/full``, in order.
  public static let columns = TimelineColumn.allCases.map(\.rawValue)

  /// The columns of ``TimelineProfile/report``, in order.
  public static let reportColumns = [
    "datetime", "who", "did_what", "to_whom", "from_tenant", "result", "finding", "citation",
  ]

  /// It may be asked for some of the events.
  public static let isTimeline = true

  /// Makes the exporter.
  public init() { sheetRows = SheetLimits.rows }

  /// Makes one for sheets of another size.
  init(sheetRows: Int) { self.sheetRows = sheetRows }

  private let sheetRows: Int

  /// Writes the header and one row an event.
  ///
  /// - Complexity: O(events), in constant memory beside the marks of cited events.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    var writer = TimelineWriter(input, style: input.isForExcel ? .excel : .standard)
    let cursor = try input.events()
    try writer.header(to: sink)
    var rows = 1
    while let event = try cursor.next() {
      if try writer.row(event, to: sink) { rows += 1 }
    }
    try writer.finish(to: sink)
    guard input.isForExcel else { return }
    if let words = SheetLimits.words(ofCut: writer.cuts) { input.note(words) }
    if rows > sheetRows {
      input.note(
        "\(rows) lines: a sheet shows the first \(sheetRows), --since and --until cut parts")
    }
  }
}
