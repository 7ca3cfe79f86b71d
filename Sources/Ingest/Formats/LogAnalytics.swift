internal import EntraModel

/// Rows of Log Analytics and Sentinel: Graph's fields in PascalCase, nested ones often as JSON inside text.
///
/// A row's `TenantId` is the workspace's; the log's owner is `AADTenantId`. Rows come as objects (lines, an array), as
/// tables of the query API, and as tables of the portal: all are read here, once their columns have names.
enum LogAnalytics: SelectiveFormat {
  static let name = "log-analytics-rows"
  static let summary =
    "Log Analytics and Sentinel rows: objects, or the tables of a query's answer"

  static func recognises(_ keys: RecordKeys) -> Bool {
    keys.count(of: [.timeGenerated, .tableName]) > 0
  }

  static func read(_ row: JSONValue, into writer: inout RowWriter) {
    guard let log = log(of: row) else {
      let table = row["Type"]?.text ?? row["TableName"]?.text ?? ""
      let title = table.isEmpty ? "rows of an unnamed table" : "rows of the table \(table)"
      writer.refuse(.unread(name, "Log Analytics \(title)"))
      return
    }
    let resource = row["ResourceId"]?.text ?? ""
    writer.setOwner(
      GUID(row["AADTenantId"]?.text ?? "") ?? AzureMonitor.tenant(ofResource: resource))
    // An audit's and a provisioning row's `TimeGenerated` is the time of the act; a sign-in's is that of its arrival.
    switch log {
    case .audit:
      GraphDirectoryAudits.read(
        row, activity: filled(row["ActivityDisplayName"]) ?? row["OperationName"],
        time: filled(row["ActivityDateTime"]) ?? row["TimeGenerated"], into: &writer)
    case .provisioning:
      GraphProvisioning.read(
        row, time: filled(row["ActivityDateTime"]) ?? row["TimeGenerated"],
        tenant: row["AADTenantId"], into: &writer)
    case .graphActivity:
      GraphActivity.read(row, time: row["TimeGenerated"], into: &writer)
    case .signIn(let source):
      GraphSignIns.read(
        row, from: source, time: row["CreatedDateTime"], location: "LocationDetails",
        into: &writer)
      writer.completeSignIn(
        code: row["ResultType"], reason: row["ResultDescription"], address: nil)
      if writer.row[.country].isEmpty { writer.put(.country, row["Location"]?.text ?? "") }
    }
  }

  private static func filled(_ value: JSONValue?) -> JSONValue? {
    value?.present.flatMap { $0.isEmptyText ? nil : $0 }
  }

  /// The table that the row names, else the one that its columns tell.
  private static func log(of row: JSONValue) -> EntraLog? {
    for name in [row["Type"], row["TableName"], row["Category"]] {
      guard let name = name?.text, !name.isEmpty else { continue }
      if let log = EntraLog(name: name) { return log }
    }
    let keys = RecordKeys(of: row)
    // Rows that name another table aren't guessed at, but for a query that gave its result a column of that name.
    if let type = row["Type"]?.text, !type.isEmpty {
      return keys.isSuperset(of: Self.audit) ? .audit : nil
    }
    return EntraLog(keys: keys)
  }

  /// Columns that no table but the audit log's has together.
  private static let audit: RecordKeys = [
    .activityDateTime, .activityDisplayName, .initiatedBy, .targetResources, .loggedByService,
  ]
}
