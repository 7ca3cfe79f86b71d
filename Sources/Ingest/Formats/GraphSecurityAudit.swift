internal import EntraModel

/// Records of Microsoft Graph's security audit query: the unified audit log's record as `auditData`, its head beside it.
enum GraphSecurityAudit: RecordFormat {
  static let name = "graph-security-audit"
  static let summary =
    "Microsoft Graph security audit query (security/auditLog/queries): unified audit log records"

  static func recognises(_ keys: RecordKeys) -> Bool {
    keys.isSuperset(of: [.auditLogRecordType, .auditData])
  }

  static func read(_ record: JSONValue, into writer: inout RowWriter) {
    guard let value = record["auditData"], case let data = writer.record(in: value),
      data.kind == .object
    else {
      writer.giveUp(.badRecord, "auditData holds no record")
      return
    }
    UnifiedAuditLog.read(AuditData(data, head: record), into: &writer)
  }
}
