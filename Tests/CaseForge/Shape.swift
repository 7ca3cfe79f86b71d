/// How the sign-ins lie in the file: the same events, as different exporters write them.
enum Shape: String, CaseIterable {
  /// One Graph record a line.
  case ndjson
  /// One Graph page: an object with the records in its `value`.
  case value
  /// Azure Monitor diagnostic settings, one envelope a line.
  case azureMonitor = "azure-monitor"
  /// Log Analytics rows, one object a line, nested columns as JSON inside text.
  case logAnalytics = "log-analytics"
  /// The portal's download of the same rows.
  case logAnalyticsTable = "log-analytics-csv"
  /// The admin centre's download of sign-ins.
  case portalTable = "portal-csv"
  /// The admin centre's download of audits: a change to each account that signed in.
  case portalAuditTable = "portal-audit-csv"
  /// The unified audit log's logons, as Search-UnifiedAuditLog's CSV.
  case unifiedAuditTable = "unified-audit-csv"

  /// What stands before the first record.
  var opening: [UInt8] {
    switch self {
    case .value:
      Array(
        #"{"@odata.context":"https://graph.microsoft.com/beta/$metadata#auditLogs/signIns","value":["#
          .utf8)
    case .logAnalyticsTable: LogAnalyticsRow.header
    case .portalTable: PortalRow.header
    case .portalAuditTable: PortalAuditRow.header
    case .unifiedAuditTable: UnifiedAuditRow.header
    default: []
    }
  }

  /// What stands between two records.
  var separator: UInt8 { self == .value ? 0x2C : 0x0A }

  /// What stands behind the last record.
  var closing: [UInt8] { Array((self == .value ? "]}\n" : "\n").utf8) }

  /// Appends a forged record in this shape.
  func append(_ record: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    switch self {
    case .ndjson, .value: bytes += record
    case .azureMonitor: AzureMonitorEnvelope.append(record, to: &bytes)
    case .logAnalytics: LogAnalyticsRow.appendObject(RecordMembers(record), to: &bytes)
    case .logAnalyticsTable: LogAnalyticsRow.appendCells(RecordMembers(record), to: &bytes)
    case .portalTable: PortalRow.append(RecordMembers(record), to: &bytes)
    case .portalAuditTable: PortalAuditRow.append(RecordMembers(record), to: &bytes)
    case .unifiedAuditTable: UnifiedAuditRow.append(RecordMembers(record), to: &bytes)
    }
  }
}

extension [UInt8] {
  /// Appends a cell of CSV, in quotes where it needs them.
  mutating func appendCell(_ cell: [UInt8]) {
    guard cell.contains(where: { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A }) else {
      self += cell
      return
    }
    append(0x22)
    for byte in cell {
      append(byte)
      if byte == 0x22 { append(0x22) }
    }
    append(0x22)
  }

  /// Appends a row of CSV, without a line end.
  mutating func appendRow(_ cells: [[UInt8]]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { append(0x2C) }
      appendCell(cell)
    }
  }

  /// Appends a JSON string of text that may hold JSON.
  mutating func appendText(_ text: [UInt8]) {
    append(0x22)
    for byte in text {
      if byte == 0x22 || byte == 0x5C { append(0x5C) }
      append(byte)
    }
    append(0x22)
  }
}
