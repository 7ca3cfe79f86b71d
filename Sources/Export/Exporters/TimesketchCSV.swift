public import EntraModel

/// The super-timeline for Timesketch as CSV: the fields of ``TimesketchJSONL``, a column each.
///
/// For whoever looks at what is imported in a spreadsheet before: RFC 4180 in UTF-8, LF, one physical line a record, values
/// that a spreadsheet would run guarded by an apostrophe. JSON lines are exact and the better of the two. It streams.
public struct TimesketchCSV: Exporter {
  /// The name after `--format`.
  public static let name = "timesketch-csv"
  /// The file in `exports/`.
  public static let fileName = "timesketch.csv"
  /// One line for people who choose.
  public static let summary = "the super-timeline for Timesketch as CSV"
  /// Made when it is asked for.
  public static let isDefault = false

  /// It may be asked for some of the events.
  public static let isTimeline = true

  /// The columns, in order: what Timesketch demands or knows, then ours.
  public static let columns =
    ["message", "datetime", "timestamp", "timestamp_desc", "tag"]
    + TimesketchEntries.Word.allCases.map(\.rawValue)
    + TimesketchEntries.Number.allCases.map(\.rawValue)

  /// Makes the exporter.
  public init() {}

  /// Writes the header and one row a dated event.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    var row = CSVRow()
    let entries = TimesketchEntries(input)
    for column in Self.columns { row.word(column) }
    try row.end(to: sink)
    let cursor = try input.events()
    while let event = try cursor.next() {
      guard let entry = entries.entry(event) else { continue }
      row.text(entry.message)
      row.instant(entry.instant)
      row.number(entry.microseconds)
      row.word(entry.timestampDescription)
      row.text(Self.list(entry.tags))
      for (_, value) in entry.words { row.text(value) }
      for (_, value) in entry.numbers { row.number(value) }
      try row.end(to: sink)
    }
    try row.finish(to: sink)
  }

  /// A JSON list, which Timesketch takes apart; severities and techniques need no escapes.
  private static func list(_ tags: [String]) -> String {
    "[" + tags.map { "\"" + $0 + "\"" }.joined(separator: ",") + "]"
  }
}
