import EntraModel
import Testing

@testable import Ingest

struct UnifiedAuditLogTests {
  private func record(
    _ operation: String, type: Int = 8, workload: String = "AzureActiveDirectory",
    actor: String =
      #"[{"ID":"root@tailspin.example","Type":5},{"ID":"10032001","Type":3},{"ID":"User_11111111-2222-4333-8444-555555555555","Type":2},{"ID":"User","Type":2}]"#,
    target: String = "[]", changes: String = "[]", extended: String = "[]", more: String = ""
  ) -> String {
    #"{"CreationTime":"2026-03-01T10:05:06","Id":"A0A0A0A0-1111-4222-8333-000000000001","Operation":"\#(operation)","#
      + #""OrganizationId":"\#(Fixtures.own)","RecordType":\#(type),"ResultStatus":"Success","UserType":0,"#
      + #""Workload":"\#(workload)","UserId":"root@tailspin.example","ActorIpAddress":"203.0.113.10","#
      + #""InterSystemsId":"0F0F0F0F-1111-4222-8333-444444444444","IntraSystemId":"B0B0B0B0-1111-4222-8333-000000000002","#
      + #""Actor":\#(actor),"Target":\#(target),"ModifiedProperties":\#(changes),"ExtendedProperties":\#(extended)\#(more)}"#
  }

  private func policy() -> String {
    record(
      "Add a partner to cross-tenant access setting.",
      target:
        #"[{"ID":"Policy_99999999-AAAA-4bbb-8ccc-dddddddddddd","Type":2},{"ID":"Policy","Type":2},{"ID":"CrossTenantAccessPolicy for \#(Fixtures.own)","Type":1}]"#,
      changes: #"[{"Name":"tenantId","NewValue":"\#(Fixtures.partner)","OldValue":""}]"#,
      extended:
        #"[{"Name":"additionalDetails","Value":"{\"User-Agent\":\"x/1\"}"},{"Name":"extendedAuditEventCategory","Value":"Policy"}]"#
    )
  }

  @Test func `a policy record is the event that Graph gives`() throws {
    let event = try #require(Reading(policy()).events.first)
    let twin = try #require(Reading(Fixtures.policyAudit()).events.first)
    #expect(event.source == .unifiedAuditLog && event.logTenant == GUID(Fixtures.own))
    #expect(event.activity == twin.activity && event.category == twin.category)
    #expect(event.actor == twin.actor && event.target == twin.target)
    #expect(event.partnerTenant == twin.partnerTenant && event.correlationID == twin.correlationID)
    #expect(event.ipAddress == twin.ipAddress && event.result == twin.result)
    #expect(event.detail?.changes.map(\.name) == ["tenantId"])
    #expect(event.detail?.changes.map(\.old) == [nil])
    #expect(event.userAgent == "x/1")
    #expect(event.id == "a0a0a0a0-1111-4222-8333-000000000001")
  }

  @Test func `an application acts by its service principal and its own id`() throws {
    let actor =
      #"[{"ID":"Microsoft.Azure.SyncFabric","Type":1},{"ID":"00000014-0000-0000-c000-000000000000","Type":2},"#
      + #"{"ID":"ServicePrincipal_22222222-2222-4333-8444-555555555555","Type":2},{"ID":"ServicePrincipal","Type":2}]"#
    let target =
      #"[{"ID":"User_33333333-2222-4333-8444-555555555555","Type":2},{"ID":"User","Type":2},{"ID":"ada_woodgrove.example#EXT#@tailspin.example","Type":5}]"#
    let changes =
      #"[{"Name":"UserType","NewValue":"[\r\n  \"Member\"\r\n]","OldValue":"[]"},{"Name":"Included Updated Properties","NewValue":"UserType","OldValue":""}]"#
    let text = record(
      "Add user.", actor: actor, target: target, changes: changes,
      extended: #"[{"Name":"extendedAuditEventCategory","Value":"User"}]"#)
    let event = try #require(Reading(text).events.first)
    #expect(
      event.actor.kind == .servicePrincipal && event.actor.name == "Microsoft.Azure.SyncFabric")
    #expect(event.actor.id == "22222222-2222-4333-8444-555555555555")
    #expect(event.actorApplicationID == "00000014-0000-0000-c000-000000000000")
    #expect(event.category == "UserManagement" && event.activity == "Add user")
    #expect(event.target.kind == .user && event.target.id == "33333333-2222-4333-8444-555555555555")
    #expect(event.detail?.changes.map(\.new) == [#"["Member"]"#, "UserType"])
  }

  @Test func `a logon is a sign-in under its request's id`() throws {
    let more =
      #","ApplicationId":"c44b4083-3bb0-49c1-b47d-974e53cbdf3c","ErrorNumber":"0","UserKey":"44444444-2222-4333-8444-555555555555","#
      + #""ActorContextId":"\#(Fixtures.partner)","TargetContextId":"\#(Fixtures.own)""#
    let text = record(
      "UserLoggedIn", type: 15,
      actor:
        #"[{"ID":"44444444-2222-4333-8444-555555555555","Type":0},{"ID":"ada@woodgrove.example","Type":5}]"#,
      extended: #"[{"Name":"UserAgent","Value":"ua"}]"#, more: more)
    let reading = Reading(text)
    let event = try #require(reading.events.first)
    #expect(event.source == .signIn && event.activity == "Sign-in")
    #expect(event.id == "b0b0b0b0-1111-4222-8333-000000000002")
    #expect(
      event.homeTenant == GUID(Fixtures.partner) && event.resourceTenant == GUID(Fixtures.own))
    #expect(event.actor.id == "44444444-2222-4333-8444-555555555555" && event.isRelevant)
    #expect(event.errorCode == 0 && event.result == .success && event.userAgent == "ua")
    #expect(reading.votes.domainHomes["woodgrove.example"]?.count == 1)
  }

  @Test func `a failed logon whose status says Succeeded has failed`() throws {
    let event = try #require(Reading(record("UserLoginFailed", type: 9)).events.first)
    #expect(event.result == .failure && event.source == .signIn)
  }

  @Test func `other workloads are named and refused`() {
    let reading = Reading(record("Set-Mailbox", type: 1, workload: "Exchange") + "\n" + policy())
    #expect(reading.formats == ["unified-audit-log": 2])
    #expect(reading.refused == 1 && reading.refusedReason == .otherWorkload)
    #expect(reading.events.count == 1 && reading.isBalanced)
  }

  @Test func `the exact instant of older records counts when it is the same second`() {
    func instant(_ time: String) -> String? {
      Reading(record("Add user.", extended: #"[{"Name":"env_time","Value":"\#(time)"}]"#)).events
        .first?.instant?.description
    }
    #expect(instant("2026-03-01T10:05:06.1234567Z") == "2026-03-01T10:05:06.1234567Z")
    #expect(instant("2026-03-01T10:05:09.1234567Z") == "2026-03-01T10:05:06.0000000Z")
    #expect(instant("<null>") == "2026-03-01T10:05:06.0000000Z")
  }

  @Test func `a search's record is read out of AuditData, as text and as object`() throws {
    let outer =
      #"{"RecordType":"AzureActiveDirectory","CreationDate":"\/Date(1772359506000)\/","UserIds":"u","AuditData":"#
    let quoted = policy().replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let reading = Reading("[\(outer)\(policy())},\(outer)\"\(quoted)\"}]")
    #expect(reading.formats == ["search-unified-audit-log": 2])
    #expect(reading.events.count == 2)
    var (first, second) = (reading.events[0], reading.events[1])
    (first.place, second.place) = (first.place, first.place)
    #expect(first == second)
    #expect(first.activity == "Add a partner to cross-tenant access setting")
  }

  @Test func `AuditData without a record is a fault`() {
    let reading = Reading(#"{"RecordType":"AzureActiveDirectory","AuditData":"cut {"}"#)
    #expect(reading.faultSlugs == [.badRecord] && reading.isBalanced)
  }

  @Test func `Graph's security audit query gives its head to what the record leaves out`() throws {
    let text =
      #"{"id":"c0c0c0c0-1111-4222-8333-000000000003","createdDateTime":"2026-03-01T10:05:06Z","auditLogRecordType":"AzureActiveDirectory","#
      + #""operation":"Add user.","organizationId":"\#(Fixtures.own)","userId":"root@tailspin.example","service":"AzureActiveDirectory","#
      + #""clientIp":"203.0.113.10:4431","auditData":{"@odata.type":"x","ModifiedProperties":[]}}"#
    let event = try #require(Reading(text).events.first)
    #expect(event.id == "c0c0c0c0-1111-4222-8333-000000000003" && event.activity == "Add user")
    #expect(event.actor.upn == "root@tailspin.example" && event.ipAddress == "203.0.113.10")
    #expect(event.logTenant == GUID(Fixtures.own) && event.instant != nil)
  }

  @Test(arguments: [
    ("192.0.2.1", "192.0.2.1"), ("192.0.2.1:443", "192.0.2.1"),
    ("[2001:db8::1]:443", "2001:db8::1"),
    ("::ffff:192.0.2.1", "::ffff:192.0.2.1"), ("64:ff9b::192.0.2.1", "64:ff9b::192.0.2.1"),
    ("2001:db8::1", "2001:db8::1"),
  ])
  func `an address loses its port and nothing else`(_ logged: String, _ address: String) {
    #expect(AuditData.address(logged) == address)
  }
}
