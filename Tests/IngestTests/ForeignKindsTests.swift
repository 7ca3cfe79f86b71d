import EntraModel
import Testing

@testable import Ingest

@Suite struct ForeignKindsTests {
  @Test(arguments: [
    (
      #"{"time":"t","category":"RiskyUsers","operationName":"x","properties":{"id":"a"}}"#,
      "azure-monitor", Slug.notSupportedYet
    ),
    (
      #"{"time":"t","category":"Administrative","operationName":"x","resourceid":"/SUBSCRIPTIONS/0","properties":{}}"#,
      "azure-activity", .notEntra
    ),
    (
      #"{"TimeGenerated":"t","Type":"SecurityAlert","ActivityDateTime":"t","InitiatedBy":"{}"}"#,
      "log-analytics-rows", .notSupportedYet
    ),
    (
      #"{"TimeGenerated":"t","Type":"OfficeActivity","OfficeWorkload":"Exchange","RecordType":"x"}"#,
      "office-activity", .otherWorkload
    ),
    (
      #"{"CreationTime":"t","Operation":"Set-Mailbox","Workload":"Exchange","RecordType":1}"#,
      "unified-audit-log", .otherWorkload
    ),
    (
      #"{"RecordType":"ExchangeAdmin","CreationDate":"t","UserIds":"u","Operations":"o","AuditData":"{}"}"#,
      "search-unified-audit-log", .otherWorkload
    ),
    (
      #"{"CreationDate":"t","UserIds":"u","AuditData":{"Workload":"Exchange"}}"#,
      "search-unified-audit-log", .otherWorkload
    ),
    (
      #"{"CreationDate":"t","AuditData":"{\"Workload\":\"Exchange\",\"Operation\":\"x\"}"}"#,
      "search-unified-audit-log", .otherWorkload
    ),
    (
      #"{"id":"a","createdDateTime":"t","auditLogRecordType":"ExchangeAdmin","auditData":{}}"#,
      "graph-security-audit", .otherWorkload
    ),
    (#"{"@timestamp":"t","azure":{}}"#, "elastic", .notSupportedYet),
    (#"{"_index":"x","_source":{}}"#, "elastic", .notSupportedYet),
    (#"{"preview":false,"result":{"_raw":"{}"}}"#, "splunk", .notEntra),
    (#"{"_raw":"Nov 1 sshd[1]: hello","sourcetype":"syslog"}"#, "splunk", .notEntra),
    (#"{"preview":false,"result":{"count":"3"}}"#, "splunk", .notSupportedYet),
    (
      #"{"displayName":"CrossTenantAccessPolicy","allowedCloudEndpoints":[]}"#,
      "policy-snapshot", .notSupportedYet
    ),
    (
      #"{"id":"Azure2Azure.x","directories":[],"synchronizationRules":[]}"#, "sync-job-schema",
      .notSupportedYet
    ),
    (
      #"{"eventVersion":"1.08","eventSource":"iam.amazonaws.com","eventName":"x","awsRegion":"r"}"#,
      "aws-cloudtrail", .notEntra
    ),
    (
      #"{"caller":"a","operationName":{"value":"x"},"eventTimestamp":"t"}"#, "azure-activity",
      .notEntra
    ),
  ])
  func `a record of another kind is named and refused`(record: String, name: String, slug: Slug) {
    let reading = Reading("\(record)\n\(Fixtures.audit())\n\(record)")
    #expect(reading.formats == [name: 2, "graph-directory-audits": 1])
    #expect(reading.refused == 2)
    #expect(reading.refusedReason == slug)
    #expect(!reading.refusedMessage.isEmpty)
    #expect(reading.isBalanced)
  }

  @Test(arguments: [
    #"{"id":"u","createdDateTime":"2026-01-01T00:00:00Z","userPrincipalName":"a@b.example","userType":"Member"}"#,
    #"{"id":"a","appId":"x","appDisplayName":"App","createdDateTime":"2026-01-01T00:00:00Z"}"#,
    #"{"id":"r","riskType":"x","activityDateTime":"2026-01-01T00:00:00Z","detectedDateTime":"t","ipAddress":"192.0.2.1"}"#,
    #"{"hello":"world"}"#,
  ])
  func `other objects of Graph are not taken for logs`(record: String) {
    let reading = Reading(record)
    #expect(reading.events.isEmpty)
    #expect(reading.refusedReason == .notEntra)
    #expect(reading.isBalanced)
  }

  @Test func `provisioning is recognised before audit and kinds may be mixed in one file`() {
    let records = [
      Fixtures.provisioning(), Fixtures.audit(), Fixtures.signIn(), Fixtures.audit(),
      Fixtures.signIn(),
      Fixtures.provisioning(),
    ]
    let reading = Reading("[" + records.joined(separator: ",") + "]")
    #expect(
      reading.events.map(\.source) == [
        .provisioning, .audit, .signIn, .audit, .signIn, .provisioning,
      ])
    #expect(reading.remarks.isEmpty)
  }

  @Test func `a forced format is taken whatever the keys`() {
    let reading = Reading(
      #"{"id":"x","createdDateTime":"2026-01-01T00:00:00Z"}"#,
      options: IngestOptions(forcedFormat: "graph-sign-ins"))
    #expect(reading.events.map(\.source) == [.signIn])
  }

  @Test func `names of formats are unique and say what they are`() {
    let names = LogFormats.all.map { $0.name }
    #expect(Set(names).count == names.count)
    #expect(
      names.prefix(4) == [
        "graph-provisioning", "graph-directory-audits", "graph-sign-ins", "azure-monitor",
      ])
    #expect(LogFormats.all.allSatisfy { !$0.summary.isEmpty })
  }
}
