/// The formats that are read, in the order in which a record is held against them.
public enum LogFormats {
  /// Every format, in order.
  public static var all: [any LogFormat.Type] { readers + tables }

  /// The list, whose order is policy.
  static let readers: [any RecordFormat.Type] = [
    // Before audits: a provisioning record has an audit record's `activityDateTime` and `initiatedBy` too.
    GraphProvisioning.self,
    GraphDirectoryAudits.self,
    // Behind audits: its keys are the least telling.
    GraphSignIns.self,
    // Whole records in an envelope, before those that renamed or lost something.
    AzureMonitor.self,
    LogAnalytics.self,
    // Before the search's records, whose only telling key it has too.
    GraphSecurityAudit.self,
    SearchUnifiedAuditLog.self,
    UnifiedAuditLog.self,
    // A state, whose keys no log has.
    PolicySnapshot.self,
    SyncJobSnapshot.self,
    Splunk.self,
    // Last: what lacks the original was put back from renamed fields.
    Elastic.self,
  ]

  /// The tables, whose order is policy too.
  static let tables: [any TableFormat.Type] = [
    // Rows that are other exporters' records as they are: one column tells them.
    UnifiedAuditTable.self,
    LogAnalyticsTable.self,
    SplunkTable.self,
    // The provisioning table shares columns with the audit table and so stands before it.
    // Its steps and properties before it: they may repeat its columns, it has none of theirs.
    PortalProvisioningSteps.self,
    PortalProvisioningProperties.self,
    PortalProvisioningTable.self,
    PortalAuditTable.self,
    PortalSignInTable.self,
    // Last: any table whose columns are the keys of Graph's records.
    GraphTable.self,
  ]

  /// The first format that recognises a table with this header.
  static func table(for header: TableHeader) -> (any TableFormat.Type)? {
    tables.first { $0.recognises(header) }
  }

  /// The formats with a hot way: sign-ins are the only log that is large enough to need one.
  static let selective: [any SelectiveFormat.Type] = [
    GraphSignIns.self, AzureMonitor.self, LogAnalytics.self,
  ]

  /// The first format that recognises a record with these keys.
  static func format(for keys: RecordKeys) -> (any RecordFormat.Type)? {
    readers.first { $0.recognises(keys) }
  }
}
