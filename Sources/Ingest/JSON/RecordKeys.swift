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
    "_raw", "properties", "id", "userId", "error", "result", "time", "category", "operationName",
    "TableName", "Operation", "Workload", "RecordType", "preview", "b2bCollaborationInbound",
    "b2bCollaborationOutbound", "b2bDirectConnectInbound", "b2bDirectConnectOutbound",
    "automaticUserConsentSettings", "inboundTrust", "identitySynchronization", "userSyncInbound",
    "groupSyncInbound", "synchronizationJobSettings", "templateId", "schedule",
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
  static let result = RecordKeys(bit: 37)
  static let time = RecordKeys(bit: 38)
  static let category = RecordKeys(bit: 39)
  static let operationName = RecordKeys(bit: 40)
  static let tableName = RecordKeys(bit: 41)
  static let operation = RecordKeys(bit: 42)
  static let workload = RecordKeys(bit: 43)
  static let recordType = RecordKeys(bit: 44)
  static let preview = RecordKeys(bit: 45)
  static let b2bCollaborationInbound = RecordKeys(bit: 46)
  static let b2bCollaborationOutbound = RecordKeys(bit: 47)
  static let b2bDirectConnectInbound = RecordKeys(bit: 48)
  static let b2bDirectConnectOutbound = RecordKeys(bit: 49)
  static let automaticUserConsentSettings = RecordKeys(bit: 50)
  static let inboundTrust = RecordKeys(bit: 51)
  static let identitySynchronization = RecordKeys(bit: 52)
  static let userSyncInbound = RecordKeys(bit: 53)
  static let groupSyncInbound = RecordKeys(bit: 54)

  static let synchronizationJobSettings = RecordKeys(bit: 55)
  static let templateID = RecordKeys(bit: 56)
  static let schedule = RecordKeys(bit: 57)

  /// Keys of records that aren't Graph's own: one of them, and a record is first held against the foreign kinds.
  static let foreign: RecordKeys = wrapped.union(.properties)

  /// Keys of exporters that wrap or rename a record: with one of them it isn't read as Graph's own.
  static let wrapped: RecordKeys = [
    .timeGenerated, .tableName, .creationTime, .auditData, .auditLogRecordType, .timestamp,
    .source, .raw, .preview,
  ]

  /// How many of some keys are there.
  func count(of keys: RecordKeys) -> Int { intersection(keys).rawValue.nonzeroBitCount }

  /// Names by hash in an open table, twice as large as it need be: looked up for every key of every record.
  private static let table: [(hash: UInt64, length: Int, key: RecordKeys)] = {
    var table = [(hash: UInt64, length: Int, key: RecordKeys)](
      repeating: (0, 0, []), count: 128)
    for (index, name) in names.enumerated() {
      let hash = Folding.hash(name.utf8)
      var slot = Int(truncatingIfNeeded: hash >> 40) & 127
      while table[slot].length > 0 { slot = (slot + 1) & 127 }
      table[slot] = (hash, name.utf8.count, RecordKeys(bit: index))
    }
    return table
  }()

  /// The keys among some names, whatever their case.
  init(names: [String]) {
    rawValue = 0
    let known = Dictionary(
      Self.names.enumerated().map { ($1.lowercased(), $0) }, uniquingKeysWith: { first, _ in first }
    )
    for name in names { if let bit = known[name.lowercased()] { formUnion(RecordKeys(bit: bit)) } }
  }

  /// The keys at the top of a record, whatever their case.
  init(of record: JSONValue) {
    rawValue = 0
    let table = RecordKeys.table
    for member in record.members {
      let hash = Folding.hash(member.key)
      var slot = Int(truncatingIfNeeded: hash >> 40) & 127
      while table[slot].length > 0 {
        if table[slot].hash == hash, table[slot].length == member.key.count {
          formUnion(table[slot].key)
          break
        }
        slot = (slot + 1) & 127
      }
    }
  }
}
