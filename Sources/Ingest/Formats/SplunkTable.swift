/// Splunk's CSV export: search results whose `_raw` cell is the record that was indexed.
enum SplunkTable: TableFormat {
  static let name = "splunk-csv"
  static let summary = "Splunk search results in CSV: the record in _raw"
  static let isEnvelope = true

  static func recognises(_ header: TableHeader) -> Bool { header.has("_raw") }

  static func plan(_ header: TableHeader) -> TableValue {
    header.record { name, column in name == "_raw" ? .json(column) : .text(column) }
  }
}
