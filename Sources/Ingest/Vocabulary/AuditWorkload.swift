/// Tells Entra ID's records of the unified audit log from those of other workloads.
enum AuditWorkload {
  private static func word(_ value: JSONValue?) -> String {
    Folding.word((value?.anyText ?? "").utf8)
  }

  /// Record types 8, 9 and 15 are Entra ID's, by number or by name.
  private static func isEntra(recordType value: JSONValue?) -> Bool {
    let type = word(value)
    return ["8", "9", "15"].contains(type) || type.hasPrefix("azureactivedirectory")
  }

  /// Whether a unified audit log record is Entra ID's, by its workload, else by its record type.
  static func isEntra(_ record: JSONValue) -> Bool {
    let workload = word(record["Workload"] ?? record["OfficeWorkload"])
    if !workload.isEmpty { return workload == "azureactivedirectory" }
    return isEntra(recordType: record["RecordType"])
  }

  /// Whether the record packed into `AuditData` is Entra ID's; taken as such when it can't be told.
  static func isEntra(search record: JSONValue) -> Bool {
    if let packed = record["AuditData"], packed.kind == .object { return isEntra(packed) }
    if record["RecordType"]?.present != nil { return isEntra(recordType: record["RecordType"]) }
    let text = word(record["AuditData"])
    return !text.contains("workload") || text.contains("workloadazureactivedirectory")
  }

  /// Whether a record of Graph's security audit query is Entra ID's.
  static func isEntra(query record: JSONValue) -> Bool {
    word(record["auditLogRecordType"]).contains("activedirectory")
  }
}
