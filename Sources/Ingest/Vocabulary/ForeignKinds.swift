internal import EntraModel

/// A kind of record that is recognised, named and refused.
struct ForeignKind: Sendable {
  /// Name in the inventory, lower case with hyphens.
  var name: String
  /// What it is, for people.
  var title: String
  /// Why it is refused.
  var slug: Slug
  /// Keys that a record must have at its top, whatever their case.
  var keys: [String]
  /// Keys of which it must have one; empty when there are none to ask for.
  var anyOf: [String] = []
  /// A further condition on the record.
  var test: @Sendable (JSONValue) -> Bool = { _ in true }

  /// Whether a record is of this kind.
  func matches(_ record: JSONValue) -> Bool {
    keys.allSatisfy { record.member(named: $0) != nil }
      && (anyOf.isEmpty || anyOf.contains { record.member(named: $0) != nil }) && test(record)
  }

  /// One line for people.
  var message: String {
    switch slug {
    case .notSupportedYet: "\(title): recognised, and not read by this version"
    case .otherWorkload: "\(title): a log of another workload than Entra ID"
    default: "\(title): not a log of Entra ID"
    }
  }
}

/// The kinds that are only named.
///
/// Their order is policy: a kind whose keys another's records carry too stands first.
enum ForeignKinds {
  /// What a record of no known kind is refused as.
  static func unknown(_ record: JSONValue) -> String {
    let keys = record.members.prefix(5).map { String(decoding: $0.key, as: UTF8.self) }
    return "not a log of Entra ID: an object with the keys \(keys.joined(separator: ", "))"
  }

  private static func workload(_ value: JSONValue?) -> String {
    Folding.word((value?.text ?? "").utf8)
  }

  /// Whether a unified audit log record is of the workload that crosstrail will read.
  private static func isDirectory(_ record: JSONValue) -> Bool {
    let workload = workload(record["Workload"] ?? record["OfficeWorkload"])
    if !workload.isEmpty { return workload == "azureactivedirectory" }
    return workloadOfRecordType(record)
  }

  /// Record types 8, 9 and 15 are Entra ID's, by number or by name.
  private static func workloadOfRecordType(_ record: JSONValue) -> Bool {
    let type = Folding.word((record["RecordType"]?.anyText ?? "").utf8)
    return ["8", "9", "15"].contains(type) || type.hasPrefix("azureactivedirectory")
  }

  /// Whether the record packed into `AuditData` is Entra ID's; taken as such when it can't be told.
  private static func packsDirectory(_ record: JSONValue) -> Bool {
    if let packed = record["AuditData"], packed.kind == .object { return isDirectory(packed) }
    if record["RecordType"]?.present != nil { return workloadOfRecordType(record) }
    let text = Folding.word((record["AuditData"]?.text ?? "").utf8)
    return !text.contains("workload") || text.contains("workloadazureactivedirectory")
  }

  /// The table.
  static let all: [ForeignKind] = [
    ForeignKind(
      name: "azure-activity", title: "Azure Activity Log", slug: .notEntra, keys: ["operationName"],
      anyOf: ["eventTimestamp", "eventDataId", "caller"]),
    // Azure Activity that came through a diagnostic setting names a subscription, not a tenant.
    ForeignKind(
      name: "azure-activity", title: "Azure Activity Log", slug: .notEntra,
      keys: ["time", "operationName", "resourceId"],
      test: { ($0["resourceId"]?.text ?? "").lowercased().hasPrefix("/subscriptions/") }),
    ForeignKind(
      name: "azure-monitor", title: "Azure Monitor diagnostic records", slug: .notSupportedYet,
      keys: ["time", "category", "properties"]),
    ForeignKind(
      name: "azure-monitor", title: "Azure Monitor diagnostic records", slug: .notSupportedYet,
      keys: ["time", "operationName", "properties"]),
    ForeignKind(
      name: "graph-security-audit", title: "Graph security audit query records of Entra ID",
      slug: .notSupportedYet, keys: ["auditLogRecordType", "auditData"],
      test: {
        Folding.word(($0["auditLogRecordType"]?.text ?? "").utf8).contains("activedirectory")
      }),
    ForeignKind(
      name: "graph-security-audit", title: "Graph security audit query records",
      slug: .otherWorkload, keys: ["auditLogRecordType", "auditData"]),
    ForeignKind(
      name: "search-unified-audit-log", title: "Search-UnifiedAuditLog records",
      slug: .notSupportedYet, keys: ["AuditData"],
      anyOf: ["CreationDate", "Operations", "UserIds"],
      test: packsDirectory),
    ForeignKind(
      name: "search-unified-audit-log", title: "Search-UnifiedAuditLog records",
      slug: .otherWorkload, keys: ["AuditData"], anyOf: ["CreationDate", "Operations", "UserIds"]),
    ForeignKind(
      name: "unified-audit-log", title: "unified audit log records", slug: .notSupportedYet,
      keys: ["CreationTime", "Operation"], anyOf: ["Workload", "RecordType"], test: isDirectory),
    ForeignKind(
      name: "unified-audit-log", title: "unified audit log records", slug: .otherWorkload,
      keys: ["CreationTime", "Operation"], anyOf: ["Workload", "RecordType"]),
    // Sentinel's table of the unified audit log, before its tables of Entra ID.
    ForeignKind(
      name: "office-activity", title: "Sentinel OfficeActivity rows", slug: .otherWorkload,
      keys: ["TimeGenerated", "OfficeWorkload"], test: { !isDirectory($0) }),
    ForeignKind(
      name: "log-analytics-rows", title: "Log Analytics rows", slug: .notSupportedYet,
      keys: ["TimeGenerated"]),
    ForeignKind(
      name: "log-analytics-rows", title: "Log Analytics rows", slug: .notSupportedYet,
      keys: ["TableName"]),
    ForeignKind(
      name: "elastic", title: "Elastic documents", slug: .notSupportedYet, keys: ["_source"]),
    ForeignKind(
      name: "elastic", title: "Elastic documents", slug: .notSupportedYet, keys: ["@timestamp"]),
    ForeignKind(
      name: "splunk", title: "Splunk export rows", slug: .notSupportedYet, keys: ["_raw"]),
    ForeignKind(
      name: "splunk", title: "Splunk export rows", slug: .notSupportedYet,
      keys: ["preview", "result"]),
    ForeignKind(
      name: "policy-snapshot", title: "a snapshot of cross-tenant access policies",
      slug: .notSupportedYet, keys: [],
      anyOf: [
        "b2bCollaborationInbound", "automaticUserConsentSettings", "userSyncInbound",
        "identitySynchronization", "allowedCloudEndpoints", "synchronizationJobSettings",
      ]),
    ForeignKind(
      name: "policy-snapshot", title: "a snapshot of synchronization jobs", slug: .notSupportedYet,
      keys: ["templateId", "schedule", "status"]),
    ForeignKind(
      name: "aws-cloudtrail", title: "AWS CloudTrail", slug: .notEntra,
      keys: ["eventSource", "eventName"], anyOf: ["awsRegion", "eventVersion", "userIdentity"]),
    ForeignKind(
      name: "azurehound", title: "AzureHound objects", slug: .notEntra, keys: ["kind", "data"]),
  ]

  /// The first kind that a record is of.
  static func kind(of record: JSONValue) -> ForeignKind? { all.first { $0.matches(record) } }
}
