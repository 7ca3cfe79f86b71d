public import EntraModel

/// The super-timeline for Timesketch: one JSON object a line, dated events alone, in the total order of the model.
///
/// `message`, `datetime` and `timestamp_desc` are what Timesketch demands; `timestamp` is in microseconds since 1970 and
/// `tag` names severity and techniques of findings, and the examiners' tags. Values are exact, without a spreadsheet's guard; nothing that the
/// record didn't say has a field. No field begins with `_`, which Timesketch keeps for itself. It streams.
public struct TimesketchJSONL: Exporter {
  /// The name after `--format`.
  public static let name = "timesketch"
  /// The file in `exports/`.
  public static let fileName = "timesketch.jsonl"
  /// One line for people who choose.
  public static let summary = "the super-timeline for Timesketch, one JSON object a line"
  /// Made when it is asked for.
  public static let isDefault = false

  /// It may be asked for some of the events.
  public static let isTimeline = true

  /// Makes the exporter.
  public init() {}

  /// Writes one line an event; a case without dated events gives an empty file.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    var json = JSONWriter(isCompact: true)
    let entries = TimesketchEntries(input)
    let cursor = try input.events()
    while let event = try cursor.next() {
      guard let entry = entries.entry(event) else { continue }
      json.beginObject()
      json.pair("message", entry.message)
      json.pair("datetime", entry.instant.description)
      json.pair("timestamp", entry.microseconds)
      json.pair("timestamp_desc", entry.timestampDescription)
      if !entry.tags.isEmpty { json.pair("tag", entry.tags) }
      for (name, value) in entry.words where !value.isEmpty { json.pair(name.rawValue, value) }
      for (name, value) in entry.numbers { json.pair(name.rawValue, value) }
      json.endObject()
      json.endLine()
      try json.drain(to: sink)
    }
    try json.flush(to: sink)
  }
}
