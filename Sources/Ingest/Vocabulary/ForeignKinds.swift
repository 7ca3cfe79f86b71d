internal import EntraModel

/// A kind of record that is recognised, named and refused.
struct ForeignKind: Sendable {
  /// Name in the inventory, lower case with hyphens.
  var name: String
  /// What it is, for people.
  var title: String
  /// Why it is refused.
  var slug: Slug
  /// Telling keys that it must have: a quick look before the others are sought.
  var telling: RecordKeys = []
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

  /// Whether it has a name in the inventory: a record of no known kind has none.
  var isNamed: Bool { name != "unknown" }

  /// What a record of no known kind is refused as.
  static func unknown(_ record: JSONValue) -> ForeignKind {
    let keys = record.members.prefix(5).map { String(decoding: $0.key, as: UTF8.self) }
    return ForeignKind(
      name: "unknown", title: "an object with the keys \(keys.joined(separator: ", "))",
      slug: .notEntra, keys: [])
  }

  /// A log of Entra ID, or of its neighbours, that a known exporter wrote and that isn't read.
  static func unread(_ name: String, _ title: String) -> ForeignKind {
    ForeignKind(name: name, title: title, slug: .notSupportedYet, keys: [])
  }

  /// One line for people.
  var message: String {
    switch slug {
    case .notSupportedYet: "\(title): recognised, and not read by this version"
    case .otherWorkload: "\(title): a log of another workload than Entra ID"
    default: isNamed ? "\(title): not a log of Entra ID" : "not a log of Entra ID: \(title)"
    }
  }
}

/// The kinds that are only named.
///
/// Their order is policy: a kind whose keys another's records carry too stands first.
enum ForeignKinds {
  /// The table.
  static let all: [ForeignKind] = [
    ForeignKind(
      name: "azure-activity", title: "Azure Activity Log", slug: .notEntra,
      telling: .operationName, keys: ["operationName"],
      anyOf: ["eventTimestamp", "eventDataId", "caller"]),
    // Azure Activity that came through a diagnostic setting names a subscription, not a tenant.
    ForeignKind(
      name: "azure-activity", title: "Azure Activity Log", slug: .notEntra,
      telling: [.time, .operationName], keys: ["resourceId"],
      test: { ($0["resourceId"]?.text ?? "").lowercased().hasPrefix("/subscriptions/") }),
    ForeignKind(
      name: "graph-security-audit", title: "Graph security audit query records",
      slug: .otherWorkload, telling: [.auditLogRecordType, .auditData],
      keys: ["auditLogRecordType", "auditData"], test: { !AuditWorkload.isEntra(query: $0) }),
    ForeignKind(
      name: "search-unified-audit-log", title: "Search-UnifiedAuditLog records",
      slug: .otherWorkload, telling: .auditData, keys: ["AuditData"],
      test: { $0["auditLogRecordType"] == nil && !AuditWorkload.isEntra(search: $0) }),
    ForeignKind(
      name: "unified-audit-log", title: "unified audit log records", slug: .otherWorkload,
      telling: [.creationTime, .operation], keys: ["CreationTime", "Operation"],
      anyOf: ["Workload", "RecordType"], test: { !AuditWorkload.isEntra($0) }),
    // Sentinel's table of the unified audit log, before its tables of Entra ID.
    ForeignKind(
      name: "office-activity", title: "Sentinel OfficeActivity rows", slug: .otherWorkload,
      telling: .timeGenerated, keys: ["TimeGenerated", "OfficeWorkload"],
      test: { !AuditWorkload.isEntra($0) }),
    // The policies themselves are read; this is the object above them, which has no switch.
    ForeignKind(
      name: "policy-snapshot", title: "a snapshot of the clouds that policies may name",
      slug: .notSupportedYet, keys: ["allowedCloudEndpoints"]),
    ForeignKind(
      name: "sync-job-schema", title: "the mappings of a synchronization job",
      slug: .notSupportedYet, keys: ["synchronizationRules"]),
    ForeignKind(
      name: "aws-cloudtrail", title: "AWS CloudTrail", slug: .notEntra,
      keys: ["eventSource", "eventName"], anyOf: ["awsRegion", "eventVersion", "userIdentity"]),
    ForeignKind(
      name: "azurehound", title: "AzureHound objects", slug: .notEntra, keys: ["kind", "data"]),
  ]

  /// The first kind that a record is of.
  static func kind(of record: JSONValue, keys: RecordKeys) -> ForeignKind? {
    all.first { keys.isSuperset(of: $0.telling) && $0.matches(record) }
  }
}
