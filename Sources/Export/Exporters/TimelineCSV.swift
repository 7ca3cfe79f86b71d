public import EntraModel

/// The super-timeline: every dated event of every log in one CSV, in the total order of the model.
///
/// RFC 4180 in UTF-8 without a byte order mark, LF, one physical line a record. It streams: memory doesn't grow with the
/// number of events. A value that a spreadsheet would run is guarded by an apostrophe, and control characters are spelled out.
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
  public init() {}

  /// Writes the header and one row an event.
  ///
  /// - Complexity: O(events), in constant memory beside the marks of cited events.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    var writer = TimelineWriter(input)
    let cursor = try input.events()
    switch input.timelineProfile {
    case .full:
      let columns = input.timelineColumns.isEmpty ? TimelineColumn.allCases : input.timelineColumns
      try writer.header(columns.map(\.rawValue), to: sink)
      while let event = try cursor.next() { try writer.row(event, columns, to: sink) }
    case .report:
      try writer.header(Self.reportColumns, to: sink)
      while let event = try cursor.next() { try writer.report(event, to: sink) }
    }
    try writer.finish(to: sink)
  }
}
