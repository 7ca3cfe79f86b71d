internal import EntraModel

/// Documents of Elastic's Azure and Microsoft 365 integrations, as exported from an index.
///
/// `event.original` is the record that was collected and is read where it stands. Without it the document's own fields
/// are put back into the collected record's shape.
enum Elastic: RecordFormat {
  static let name = "elastic"
  static let summary =
    "Elastic documents (azure.*, o365.audit.*): event.original when present, else their own fields"

  static func recognises(_ keys: RecordKeys) -> Bool { keys.count(of: [.source, .timestamp]) > 0 }

  static func read(_ record: JSONValue, into writer: inout RowWriter) {
    let hit = record["_source"] ?? record["fields"] ?? record
    guard hit.kind == .object else {
      writer.giveUp(.badRecord, "an Elastic document without fields")
      return
    }
    let document = ElasticDocument(hit)
    if let original = document.value("event", "original"), original.kind == .string,
      case let collected = writer.unpacked(original), collected.kind == .object,
      case .format = Recognition(of: collected, keys: RecordKeys(of: collected))
    {
      writer.trace?.unpack(collected, from: original)
      writer.readPacked(collected)
      return
    }
    guard let rebuilt = document.collectedRecord(),
      let tape = try? writer.parser.tape(of: rebuilt)
    else {
      let dataset = document.text("event", "dataset") ?? document.text("data_stream", "dataset")
      writer.refuse(.unread(name, "Elastic documents of \(dataset ?? "an unnamed data set")"))
      return
    }
    writer.trace?.rebuild()
    writer.readPacked(tape.root)
  }
}
