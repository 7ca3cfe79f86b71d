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
      ("error", .optional(record.trouble)),
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
