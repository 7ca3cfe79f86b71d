internal import EntraModel

/// Splunk's JSON export: search results whose `_raw` is the record that was indexed.
enum Splunk: RecordFormat {
  static let name = "splunk"
  static let summary =
    "Splunk search results in JSON: the record in _raw (azure:monitor:aad, o365:management:activity)"

  static func recognises(_ keys: RecordKeys) -> Bool {
    keys.contains(.raw) || keys.isSuperset(of: [.preview, .result])
  }

  static func read(_ record: JSONValue, into writer: inout RowWriter) {
    let row = record["_raw"] == nil ? record["result"] ?? record : record
    guard let raw = row["_raw"]?.present else {
      // Only tables of a search's statistics have rows without it.
      writer.refuse(.unread(name, "Splunk search results without _raw"))
      return
    }
    let packed = writer.record(in: raw)
    guard packed.kind == .object else {
      let type = row["sourcetype"]?.text ?? "an unnamed source type"
      writer.refuse(
        ForeignKind(name: name, title: "Splunk events of \(type)", slug: .notEntra, keys: []))
      return
    }
    writer.readPacked(packed)
  }
}
