import EntraModel
import Testing

@testable import Ingest

/// Records that stand inside the documents of search engines.
struct PackedRecordTests {
  private func monitor(_ record: String, _ category: String) -> String {
    #"{"time":"2026-03-02T08:03:00Z","category":"\#(category)","operationName":"x","tenantId":"\#(Fixtures.own)","properties":\#(record)}"#
  }

  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  private func essence(_ event: Event?) -> Event? {
    guard var event else { return nil }
    event.place = EvidencePlace(
      evidence: EvidenceID(0), record: 0, line: 0, offset: 0, length: 0)
    return event
  }

  @Test func `Elastic's original is read where it stands, nested or under a dotted key`() {
    let original = monitor(Fixtures.signIn(), "SignInLogs")
    let own = Reading(original)
    for document in [
      #"{"_index":"i","_source":{"@timestamp":"2026-03-02T08:00:01Z","event":{"original":\#(quoted(original))}}}"#,
      #"{"@timestamp":"2026-03-02T08:00:01Z","event.original":\#(quoted(original))}"#,
    ] {
      let reading = Reading(document)
      #expect(reading.formats == ["elastic": 1])
      #expect(essence(reading.events.first) == essence(own.events.first))
      #expect(reading.events.first?.place.length == Int64(document.utf8.count))
    }
  }

  @Test func `the hits of a search's answer are records`() {
    let hit =
      #"{"_index":"i","_source":{"@timestamp":"2026-03-02T08:00:01Z","event":{"original":\#(quoted(monitor(Fixtures.audit(), "AuditLogs")))}}}"#
    let answer =
      #"{"took":3,"timed_out":false,"_shards":{"total":1},"hits":{"total":{"value":2},"hits":[\#(hit),\#(hit)]}}"#
    let reading = Reading(answer + "\n" + answer)
    #expect(reading.ids == ["Directory_1", "Directory_1", "Directory_1", "Directory_1"])
    #expect(reading.faults.isEmpty && reading.fileFaults.isEmpty && reading.fileRemarks.isEmpty)
    let bytes = Array(answer.utf8)
    for cut in 1..<bytes.count {
      #expect(Reading(bytes, cuts: [cut], wantedHead: 1) == Reading(bytes), "cut at \(cut)")
    }
  }

  @Test func `without the original the fields are put back into the collected record`() throws {
    let document =
      #"{"@timestamp":"2026-03-01T10:05:06.123Z","azure":{"tenant_id":"\#(Fixtures.own)","auditlogs":{"category":"AuditLogs","operation_name":"Add user","properties":{"id":"Directory_9","category":"UserManagement","activity_display_name":"Add user","activity_datetime":"2026-03-01T10:05:06.1234567+00:00","result":"success","initiated_by":{"app":{"displayName":"Microsoft.Azure.SyncFabric","servicePrincipalId":"s"}},"target_resources":{"0":{"id":"u","type":"User","modified_properties":{"0":{"display_name":"UserType","new_value":"[\"Member\"]"}}},"1":{"id":"g","type":"Group"}},"additional_details":{"0":{"key":"InvitationId","value":"i"}}}}}}"#
    let reading = Reading(document)
    let event = try #require(reading.events.first)
    #expect(event.id == "Directory_9" && event.activity == "Add user")
    #expect(event.instant?.description == "2026-03-01T10:05:06.1234567Z")
    #expect(event.actor.name == "Microsoft.Azure.SyncFabric" && event.invitationID == "i")
    #expect(event.detail?.targets.map(\.kind) == [.user, .group])
    #expect(
      event.detail?.changes == [
        PropertyChange(target: 0, name: "UserType", old: nil, new: #"["Member"]"#)
      ])
    #expect(event.logTenant == GUID(Fixtures.own) && reading.remarks.isEmpty)
    let dotted =
      #"{"@timestamp":"2026-03-01T10:05:06.123Z","azure.tenant_id":"\#(Fixtures.own)","azure.auditlogs.category":"AuditLogs","azure.auditlogs.properties.id":"Directory_9","azure.auditlogs.properties.activity_display_name":"Add user","azure.auditlogs.properties.initiated_by.app.displayName":"x"}"#
    let flat = try #require(Reading(dotted).events.first)
    #expect(flat.id == "Directory_9" && flat.actor.name == "x" && flat.instant != nil)
  }

  @Test func `Elastic's unified audit record is put back too`() throws {
    let document =
      #"{"@timestamp":"2026-03-01T10:05:06.000Z","event":{"id":"E0E0E0E0-1111-4222-8333-000000000001","action":"Add member to role.","provider":"AzureActiveDirectory"},"organization":{"id":"\#(Fixtures.own)"},"o365":{"audit":{"RecordType":8,"ResultStatus":"Success","Actor":[{"ID":"root@tailspin.example","Type":5}],"Target":[{"ID":"User_33333333-2222-4333-8444-555555555555","Type":2}],"ModifiedProperties":{"Role_DisplayName":{"NewValue":"Global Administrator","OldValue":""}}}}}"#
    let event = try #require(Reading(document).events.first)
    #expect(event.activity == "Add member to role" && event.source == .unifiedAuditLog)
    #expect(event.detail?.changes.map(\.name) == ["Role.DisplayName"])
    #expect(event.actor.upn == "root@tailspin.example" && event.logTenant == GUID(Fixtures.own))
  }

  @Test func `Splunk's raw text is the record, in rows and in results`() {
    let raw = quoted(monitor(Fixtures.policyAudit(), "AuditLogs"))
    let own = Reading(monitor(Fixtures.policyAudit(), "AuditLogs")).events.first
    for row in [
      #"{"preview":false,"result":{"_raw":\#(raw),"sourcetype":"azure:monitor:aad"}}"#,
      #"{"_raw":\#(raw)}"#,
    ] {
      let reading = Reading(row)
      #expect(reading.formats == ["splunk": 1])
      #expect(essence(reading.events.first) == essence(own))
    }
  }

  @Test func `a record packed in itself again and again is given up`() {
    var text = Fixtures.audit()
    for _ in 0..<5 { text = #"{"_raw":\#(quoted(text))}"# }
    let reading = Reading(text)
    #expect(reading.faultSlugs == [.tooDeep] && reading.isBalanced)
  }

  @Test func `a workload that is packed is named for what it is`() {
    let raw =
      #"{"CreationTime":"t","Operation":"Set-Mailbox","Workload":"Exchange","RecordType":1}"#
    let reading = Reading(#"{"_raw":\#(quoted(raw))}"#)
    #expect(reading.formats == ["unified-audit-log": 1])
    #expect(reading.refusedReason == .otherWorkload)
  }

  /// Each would hang or end the program if a key's parts were gone through one inside the other, or each key beside all.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      #""\#(String(repeating: "a.", count: 300_000))b":1"#,
      (0..<200_000).map { #""k\#($0)":\#($0)"# }.joined(separator: ","),
      (0..<200_000).map { #""k\#($0)":\#($0)"# }.joined(separator: ",") + #","k199999":1"#,
    ])
  func `a document with a key of many parts, or with many keys, is read like any other`(
    members: String
  ) {
    let original = monitor(Fixtures.audit(), "AuditLogs")
    let reading = Reading(
      #"{"@timestamp":"t",\#(members),"event":{"original":\#(quoted(original))}}"#)
    #expect(reading.ids == ["Directory_1"] && reading.faults.isEmpty)
  }
}
