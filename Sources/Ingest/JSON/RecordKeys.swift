/// Which of the telling keys stand at the top of a record: what formats are recognised by.
struct RecordKeys: OptionSet, Sendable {
  var rawValue: UInt64

  init(rawValue: UInt64) {
    self.rawValue = rawValue
  }

  private init(bit: Int) {
    rawValue = 1 << UInt64(bit)
  }

  /// The keys in Graph's spelling, in the order of their bits.
  static let names: [String] = [
    "activityDateTime", "activityDisplayName", "initiatedBy", "targetResources", "loggedByService",
    "jobId", "changeId", "provisioningSteps", "provisioningAction", "provisioningStatusInfo",
    "sourceIdentity", "targetIdentity", "createdDateTime", "signInEventTypes",
    "conditionalAccessStatus", "clientAppUsed", "isInteractive", "appDisplayName",
    "userPrincipalName", "servicePrincipalId", "ipAddress", "riskLevelDuringSignIn",
    "deviceDetail", "status", "resourceTenantId", "appliedConditionalAccessPolicies",
    "TimeGenerated", "CreationTime", "AuditData", "auditLogRecordType", "@timestamp", "_source",
    "_raw", "properties", "id", "userId", "error", "result",
  ]

  static let activityDateTime = RecordKeys(bit: 0)
  static let activityDisplayName = RecordKeys(bit: 1)
  static let initiatedBy = RecordKeys(bit: 2)
  static let targetResources = RecordKeys(bit: 3)
  static let loggedByService = RecordKeys(bit: 4)
  static let jobID = RecordKeys(bit: 5)
  static let changeID = RecordKeys(bit: 6)
  static let provisioningSteps = RecordKeys(bit: 7)
  static let provisioningAction = RecordKeys(bit: 8)
  static let provisioningStatusInfo = RecordKeys(bit: 9)
  static let sourceIdentity = RecordKeys(bit: 10)
  static let targetIdentity = RecordKeys(bit: 11)
  static let createdDateTime = RecordKeys(bit: 12)
  static let signInEventTypes = RecordKeys(bit: 13)
  static let conditionalAccessStatus = RecordKeys(bit: 14)
  static let clientAppUsed = RecordKeys(bit: 15)
  static let isInteractive = RecordKeys(bit: 16)
  static let appDisplayName = RecordKeys(bit: 17)
  static let userPrincipalName = RecordKeys(bit: 18)
  static let servicePrincipalID = RecordKeys(bit: 19)
  static let ipAddress = RecordKeys(bit: 20)
  static let riskLevelDuringSignIn = RecordKeys(bit: 21)
  static let deviceDetail = RecordKeys(bit: 22)
  static let status = RecordKeys(bit: 23)
  static let resourceTenantID = RecordKeys(bit: 24)
  static let appliedConditionalAccessPolicies = RecordKeys(bit: 25)
  static let timeGenerated = RecordKeys(bit: 26)
  static let creationTime = RecordKeys(bit: 27)
  static let auditData = RecordKeys(bit: 28)
  static let auditLogRecordType = RecordKeys(bit: 29)
  static let timestamp = RecordKeys(bit: 30)
  static let source = RecordKeys(bit: 31)
  static let raw = RecordKeys(bit: 32)
  static let properties = RecordKeys(bit: 33)
  static let id = RecordKeys(bit: 34)
  static let userID = RecordKeys(bit: 35)
  static let error = RecordKeys(bit: 36)

  /// Keys of other exporters' records: one of them, and a record is first held against the foreign kinds.
  static let foreign: RecordKeys = [
    .timeGenerated, .creationTime, .auditData, .auditLogRecordType, .timestamp, .source, .raw,
    .properties,
  ]

  /// How many of some keys are there.
  func count(of keys: RecordKeys) -> Int { intersection(keys).rawValue.nonzeroBitCount }

  private static let bits: [UInt64: (name: String, key: RecordKeys)] = Dictionary(
    uniqueKeysWithValues: names.enumerated().map { index, name in
      (Folding.hash(name.utf8), (name, RecordKeys(bit: index)))
    })

  /// The keys at the top of a record, whatever their case.
  init(of record: JSONValue) {
    rawValue = 0
    for member in record.members {
      guard let known = RecordKeys.bits[Folding.hash(member.key)],
        known.name.utf8.count == member.key.count
      else { continue }
      formUnion(known.key)
    }
  }
}
