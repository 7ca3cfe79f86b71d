/// The unified audit log as a table: Search-UnifiedAuditLog, the Purview portal, and collectors of both.
///
/// Each row holds the log's own record as JSON in one cell; the columns beside it repeat parts of it in the culture of the
/// machine that exported them, and so aren't read.
enum UnifiedAuditTable: TableFormat {
  static let name = "unified-audit-log-csv"
  static let summary =
    "Unified audit log CSV (Search-UnifiedAuditLog, Purview): AuditData in a cell"
  static let isEnvelope = true

  static func recognises(_ header: TableHeader) -> Bool { header.has("auditdata") }

  static func plan(_ header: TableHeader) -> TableValue {
    header.record { name, column in name == "auditdata" ? .json(column) : .text(column) }
  }
}
