import EntraModel
import Testing

@testable import Ingest

struct AzureMonitorTests {
  private func envelope(
    _ category: String, _ properties: String, tenant: String = #""tenantId":"\#(Fixtures.own)","#,
    more: String = ""
  ) -> String {
    #"{"time":"2026-03-01T10:09:00.0000001Z","resourceId":"/tenants/\#(Fixtures.partner)/providers/Microsoft.aadiam","#
      + #""operationName":"x","category":"\#(category)",\#(tenant)"correlationId":"c"\#(more),"properties":\#(properties)}"#
  }

  private func essence(_ event: Event) -> Event {
    var event = event
    event.place = EvidencePlace(
      evidence: EvidenceID(0), record: 0, line: 0, offset: 0, length: 0)
    event.logTenant = nil
    return event
  }

  @Test(arguments: [
    ("AuditLogs", Fixtures.policyAudit()), ("SignInLogs", Fixtures.signIn()),
    ("ProvisioningLogs", Fixtures.provisioning()),
  ])
  func `the object in the envelope is the event that Graph gives`(category: String, record: String)
    throws
  {
    let own = try #require(Reading(record).events.first)
    let reading = Reading(envelope(category, record))
    let event = try #require(reading.events.first)
    #expect(essence(event) == essence(own))
    #expect(event.logTenant == GUID(Fixtures.own))
    #expect(reading.formats == ["azure-monitor": 1])
    #expect(reading.votes.named[try #require(GUID(Fixtures.own))] ?? 0 >= 1)
  }

  @Test(arguments: [
    ("SignInLogs", EventSource.signIn), ("NonInteractiveUserSignInLogs", .nonInteractiveSignIn),
    ("ServicePrincipalSignInLogs", .servicePrincipalSignIn),
    ("ManagedIdentitySignInLogs", .managedIdentitySignIn),
  ])
  func `the category is the log`(category: String, source: EventSource) {
    let records = (0..<3).map { envelope(category, Fixtures.signIn(id: "id-\($0)")) }
    #expect(
      Reading(records.joined(separator: "\n")).events.map(\.source) == [source, source, source])
  }

  @Test func `both ways give the same rows and votes`() {
    let times = ["2026-03-02T08:00:01Z", "2026-03-02T08:00:01.1234567+00:00"]
    let records = times.flatMap { time in
      ["SignInLogs", "ServicePrincipalSignInLogs", "AuditLogs"].map {
        envelope($0, Fixtures.signIn(id: "\($0)-\(time)", time: time))
      }
    }
    let bytes = Array((records + records).joined(separator: "\n").utf8)
    let (hot, general) = (Reading(bytes), Reading(bytes, mayGoHot: false))
    #expect(hot == general)
    #expect(hot.events.count == 12)
  }

  @Test func `without a tenant of its own the resource id names it`() {
    let reading = Reading(envelope("AuditLogs", Fixtures.audit(), tenant: ""))
    #expect(reading.events.map(\.logTenant) == [GUID(Fixtures.partner)])
  }

  @Test func `the event hub's wrapper and lower-case keys change nothing`() {
    let record = envelope("AuditLogs", Fixtures.audit())
      .replacing("\"resourceId\"", with: "\"resourceid\"").replacing(
        "\"tenantId\"", with: "\"tenantid\"")
    let reading = Reading(#"{"records":[\#(record),\#(record)]}"#)
    #expect(reading.ids == ["Directory_1", "Directory_1"])
    #expect(reading.events.map(\.logTenant) == [GUID(Fixtures.own), GUID(Fixtures.own)])
  }

  @Test func `a re-shaped copy whose category is the audit's is told by its properties`() {
    let reading = Reading(envelope("RoleManagement", Fixtures.audit()))
    #expect(reading.events.map(\.source) == [.audit])
  }

  @Test func `the envelope says what the sign-in leaves out`() throws {
    let bare =
      #"{"id":"s","createdDateTime":"2026-03-02T08:00:01Z","userId":"u","userPrincipalName":"a@b.example"}"#
    let reading = Reading(
      envelope(
        "SignInLogs", bare,
        more: #","resultType":"50126","resultDescription":"Wrong","callerIpAddress":"192.0.2.9""#))
    let event = try #require(reading.events.first)
    #expect(event.errorCode == 50126 && event.result == .failure)
    #expect(event.reason == "Wrong" && event.ipAddress == "192.0.2.9")
  }

  @Test func `an envelope without properties is a fault`() {
    let reading = Reading(envelope("AuditLogs", "null"))
    #expect(reading.faultSlugs == [.badRecord] && reading.isBalanced)
  }
}
