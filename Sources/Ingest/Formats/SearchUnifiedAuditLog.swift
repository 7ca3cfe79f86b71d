internal import EntraModel

/// What `Search-UnifiedAuditLog` gives: the record as `AuditData`, an object or JSON inside a string.
enum SearchUnifiedAuditLog: RecordFormat {
  static let name = "search-unified-audit-log"
  static let summary = "Search-UnifiedAuditLog records: the unified audit log's record as AuditData"

  static func recognises(_ keys: RecordKeys) -> Bool { keys.contains(.auditData) }

  static func read(_ record: JSONValue, into writer: inout RowWriter) {
    guard let cell = record["AuditData"], case let data = writer.record(in: cell),
      data.kind == .object
    else {
      writer.giveUp(.badRecord, "AuditData holds no record")
      return
    }
    guard AuditWorkload.isEntra(data) || data["Operation"] == nil else {
      writer.refuse(
        ForeignKind(
          name: name, title: "Search-UnifiedAuditLog records", slug: .otherWorkload, keys: []))
      return
    }
    // The outer columns repeat the record's fields in the words of the machine that exported them.
    guard data["CreationTime"] != nil || data["Operation"] != nil else {
      writer.giveUp(.badRecord, "AuditData is an object without time and operation")
      return
    }
    UnifiedAuditLog.read(AuditData(data), into: &writer)
  }
}
