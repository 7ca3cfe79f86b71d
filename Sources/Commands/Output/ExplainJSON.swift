internal import EntraModel
internal import Pipeline

/// `explain --json`: the raw text of every record with its place and hashes.
enum ExplainJSON {
  /// The value.
  static func value(_ explanation: Explanation) -> JSONValue {
    .object([
      ("schema", "crosstrail.explain/1"), subject(explanation.subject),
      (
        "records",
        .array(
          explanation.records.values.flatMap { $0 }
            .sorted(by: inOrder).map(record))
      ),
      ("files", .array(explanation.files.map(file))),
    ])
  }

  private static func subject(_ subject: Explanation.Subject) -> (String, JSONValue) {
    switch subject {
    case .finding(let finding): ("finding", .string(finding.id))
    case .edge(let edge): ("edge", .string(edge.id))
    case .events(let events): ("event", .string(events.first?.id ?? ""))
    }
  }

  /// By inventory number, then offset: a total order over records.
  private static func inOrder(_ left: Explanation.Record, _ right: Explanation.Record) -> Bool {
    (left.citation.inventoryNumber, left.citation.member ?? "", left.citation.offset)
      < (right.citation.inventoryNumber, right.citation.member ?? "", right.citation.offset)
  }

  private static func record(_ record: Explanation.Record) -> JSONValue {
    let citation = record.citation
    return .object([
      ("event", .string(citation.event)), ("time", .optional(record.instant?.description)),
      ("file", .string(citation.file)), ("member", .optional(citation.member)),
      ("line", .integer(citation.line)), ("offset", .integer(citation.offset)),
      ("length", .integer(citation.length)),
      ("sha256", citation.sha256.isEmpty ? .null : .string(citation.sha256)),
      ("furtherCopy", .boolean(record.isFurtherCopy)), ("ownId", .optional(record.ownID)),
      (
        "disagreements",
        .array(
          record.disagreements.map {
            .object([
              ("field", .string($0.field)), ("first", .string($0.first)),
              ("here", .string($0.copy)),
            ])
          })
      ),
      ("raw", .string(String(decoding: record.bytes, as: UTF8.self))),
      ("error", .optional(record.trouble)), ("pointer", .optional(record.nesting.pointer)),
      ("rebuilt", .boolean(record.nesting.isRebuilt)),
      ("stored", record.stored.map(stored) ?? .null),
      ("check", .optional(CheckCommand(textOf: record)?.text ?? storedCheck(record))),
      ("inside", .array(record.nesting.inner.indices.map { inner($0, of: record) })),
    ])
  }

  private static func storedCheck(_ record: Explanation.Record) -> String? {
    guard let stored = record.stored, stored.sha256 == record.citation.sha256 else { return nil }
    return CheckCommand(stored: stored).text
  }

  /// Where the record stands in the file as it is stored.
  private static func stored(_ stored: Explanation.Stored) -> JSONValue {
    .object([
      ("encoding", .string(stored.encoding)), ("offset", .integer(stored.offset)),
      ("length", .integer(stored.length)), ("sha256", .string(stored.sha256)),
      ("check", .string(CheckCommand(stored: stored).text)),
    ])
  }

  private static func inner(_ index: Int, of record: Explanation.Record) -> JSONValue {
    let place = record.nesting.inner[index]
    let text = index < record.innerTexts.count ? record.innerTexts[index] : []
    return .object([
      ("path", .string(place.path)), ("wrapping", .string(place.wrapping.rawValue)),
      ("offset", .integer(place.offset)), ("length", .integer(place.length)),
      ("textLength", .integer(place.textLength)), ("recordOffset", .integer(place.recordOffset)),
      ("recordLength", .integer(place.recordLength)), ("exact", .boolean(place.isExact)),
      ("sha256", .string(place.sha256)),
      ("text", .string(String(decoding: text, as: UTF8.self))),
      ("check", .optional(CheckCommand(inner: index, of: record)?.text)),
    ])
  }

  private static func file(_ file: Explanation.File) -> JSONValue {
    .object([
      ("file", .string(file.entry.path)), ("sha256", .string(file.entry.sha256)),
      ("sha256Now", .optional(file.sha256Now)), ("unchanged", .boolean(file.isUnchanged)),
      ("error", .optional(file.trouble)),
    ])
  }
}
