import EntraModel
import Testing

@testable import Ingest

/// Tables whose rows are other exporters' records as they are: each gives the event of its JSON twin.
struct EnvelopeTableTests {
  private static let data =
    #"{"CreationTime":"2026-03-01T10:05:06","Id":"5824f45b-11ad-4aab-946c-008d84c7bcb2","Operation":"Add user.","#
    + #""OrganizationId":"\#(Fixtures.own)","RecordType":8,"ResultStatus":"Success","UserType":0,"Workload":"AzureActiveDirectory","#
    + #""ObjectId":"x","UserId":"ada@tailspin.example","Actor":[{"ID":"ada@tailspin.example","Type":5}],"Target":[{"ID":"x","Type":5}]}"#

  private static func cell(_ text: String) -> String {
    "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private func bare(_ events: [Event]) -> [Event] {
    events.map { event in
      var own = event
      own.place = EvidencePlace(
        evidence: EvidenceID(0), record: 0, line: 0, offset: 0, length: 0)
      return own
    }
  }

  @Test(arguments: [
    (
      "#TYPE X\r\n\"RecordType\",\"CreationDate\",\"UserIds\",\"Operations\",\"AuditData\"",
      "\"AzureActiveDirectory\",\"3/1/2026 10:05:06 AM\",\"ada\",\"Add user.\","
    ),
    (
      "RecordId,CreationDate,RecordType,Operation,UserId,AuditData",
      "x,2026-03-01T10:05:06.0000000Z ,8,Add user.,ada,"
    ),
    ("CreationDate,UserIds,Operations,AuditData", "01/03/2026 10:05:06,ada,Add user.,"),
    ("_time,sourcetype,_raw", "1,o365:management:activity,"),
  ])
  func `a packed record is the event of its own JSON`(header: String, cells: String) throws {
    let json = Reading(Self.data)
    #expect(json.events.count == 1)
    let table = Reading(header + "\n" + cells + Self.cell(Self.data) + "\n")
    #expect(bare(table.events) == bare(json.events))
    #expect(table.votes == json.votes)
    #expect(table.remarks.isEmpty && table.faults.isEmpty)
  }

  @Test func `a collector's pretty AuditData with line breaks is one record`() throws {
    let pretty = Self.data.split(separator: ",").joined(separator: ",\r\n  ") + "\r\n"
    let table = Reading(
      "id,createdDateTime,auditLogRecordType,operation,auditData\r\n"
        + "5824f45b-11ad-4aab-946c-008d84c7bcb2,3/1/2026 10:05:06 AM,AzureActiveDirectory,Add user.,"
        + Self.cell(pretty) + "\r\n")
    #expect(bare(table.events) == bare(Reading(Self.data).events))
    #expect(table.events.first?.place.line == 2)
  }

  @Test func `a Log Analytics row is the event of its object, with its dates in ISO 8601`() throws {
    let row = [
      ("TenantId", "99999999-0000-4000-8000-00000000ffff"),
      ("TimeGenerated [UTC]", "3/1/2026, 10:05:06.120 AM"),
      ("OperationName", "Add user"), ("Category", "UserManagement"), ("CorrelationId", "c"),
      ("Id", "Directory_1"),
      (
        "InitiatedBy",
        #"{"user":{"id":"11111111-2222-4333-8444-555555555555","userPrincipalName":"ada@tailspin.example"}}"#
      ),
      (
        "TargetResources",
        #"[{"id":"t","displayName":"New \"one\"","type":"User","modifiedProperties":[]}]"#
      ),
      ("Result", "success"), ("AADTenantId", Fixtures.own),
      ("ActivityDateTime [UTC]", "3/1/2026, 10:05:06.120 AM"),
      ("Type", "AuditLogs"),
    ]
    let table = Reading(
      row.map(\.0).joined(separator: ",") + "\r\n"
        + row.map { Self.cell($0.1) }.joined(separator: ",") + "\r\n")
    let event = try #require(table.events.first)
    #expect(event.id == "Directory_1" && event.activity == "Add user")
    #expect(event.instant?.description == "2026-03-01T10:05:06.1200000Z")
    #expect(event.actor.upn == "ada@tailspin.example")
    #expect(event.target.name == "New \"one\"")
    #expect(table.votes.named == [try #require(GUID(Fixtures.own)): 1])
    #expect(table.formats == ["log-analytics-rows": 1])
  }

  @Test func `a provisioning table of Log Analytics isn't the admin centre's`() {
    let table = Reading(
      "ChangeId,JobId,ProvisioningAction,ProvisioningStatusInfo,TimeGenerated [UTC],Type\n"
        + "c,Azure2Azure.aaaaaaaa11114222833300000000000a.x,create,\"{\"\"Status\"\":\"\"success\"\"}\",\"3/1/2026, 10:05:06.120 AM\",AADProvisioningLogs\n"
    )
    #expect(table.events.map(\.source) == [.provisioning])
    #expect(table.events.first?.instant != nil)
    #expect(table.events.first?.result == .success)
  }
}
