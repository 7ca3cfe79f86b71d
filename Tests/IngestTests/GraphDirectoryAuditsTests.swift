import EntraModel
import Testing

@testable import Ingest

@Suite struct GraphDirectoryAuditsTests {
  private func event(_ record: String) throws -> Event {
    let reading = Reading(record)
    #expect(reading.isBalanced)
    #expect(reading.formats == ["graph-directory-audits": 1])
    return try #require(reading.events.first)
  }

  @Test func `a policy change carries owner partner actor and change`() throws {
    let reading = Reading(Fixtures.policyAudit())
    let event = try #require(reading.events.first)
    #expect(event.id == "Directory_p1")
    #expect(event.instant?.description == "2026-03-01T10:05:06.1234567Z")
    #expect(event.precision == .tick)
    #expect(event.source == .audit)
    #expect(event.category == "CrossTenantAccessSettings")
    #expect(event.activity == "Add a partner to cross-tenant access setting")
    #expect(event.service == "Core Directory")
    #expect(event.result == .success)
    #expect(event.correlationID == "0f0f0f0f-1111-4222-8333-444444444444")
    #expect(event.ipAddress == "203.0.113.10")
    let actor = Party(
      kind: .user, id: "11111111-2222-4333-8444-555555555555", upn: "root@tailspin.example")
    #expect(event.actor == actor)
    #expect(event.target.kind == .policy)
    #expect(event.target.id == "99999999-aaaa-4bbb-8ccc-dddddddddddd")
    #expect(event.partnerTenant == GUID(Fixtures.partner))
    #expect(event.isRelevant)
    #expect(event.detail?.changes.map(\.new) == ["\"\(Fixtures.partner)\""])
    #expect(reading.votes.named == [try #require(GUID(Fixtures.own)): 1])
    #expect(reading.remarks.isEmpty)
  }

  @Test(arguments: [
    #""\"aaaaaaaa-1111-4222-8333-00000000000a\"""#, #""aaaaaaaa-1111-4222-8333-00000000000a""#,
    #""[\"AAAAAAAA-1111-4222-8333-00000000000A\"]""#,
    ##""[\r\n  \"aaaaaaaa-1111-4222-8333-00000000000a\"\r\n]""##,
  ])
  func `a partner is found however its JSON is packed`(value: String) throws {
    let event = try event(Fixtures.policyAudit(newValue: value))
    #expect(event.partnerTenant == GUID(Fixtures.partner))
  }

  @Test func `a partner packed into an older policy value is found and the policy id is not`()
    throws
  {
    let packed = #"[\"{\\\"tenantId\\\":\\\"AAAAAAAA-1111-4222-8333-00000000000A\\\"}\"]"#
    let targets =
      #"[{"id":"fd525caf-0000-4000-8000-0000000000cf","displayName":"CrossTenantIdentitySyncPolicy","#
      + #""type":"Policy","modifiedProperties":[{"displayName":"PolicyDetail","oldValue":"[]","newValue":"\#(packed)"}]}]"#
    let found = try event(
      Fixtures.audit(activity: "Add policy", category: "Policy", targets: targets))
    #expect(found.partnerTenant == GUID(Fixtures.partner))
    let other = try event(
      Fixtures.audit(
        activity: "Update the company default cross-tenant access setting",
        category: "CrossTenantIdentitySyncSettings",
        targets:
          #"[{"id":"fd525caf-0000-4000-8000-0000000000cf","displayName":"x","type":"Policy"}]"#))
    #expect(other.partnerTenant == nil)
  }

  @Test func `an application acts with its service principal and its own id`() throws {
    let full = try event(
      Fixtures.audit(
        initiatedBy:
          #"{"user":null,"app":{"appId":"00000014-0000-0000-C000-000000000000","displayName":"Sync","servicePrincipalId":"5A000000-0000-4000-8000-000000000001"}}"#
      ))
    #expect(full.actor.kind == .servicePrincipal)
    #expect(full.actor.id == "5a000000-0000-4000-8000-000000000001")
    #expect(full.actor.name == "Sync")
    #expect(full.actorApplicationID == "00000014-0000-0000-c000-000000000000")
    let nameOnly = try event(
      Fixtures.audit(initiatedBy: #"{"app":{"displayName":"Microsoft B2B Admin Worker"}}"#))
    #expect(
      nameOnly.actor == Party(kind: .servicePrincipal, name: "Microsoft B2B Admin Worker"))
  }

  @Test(arguments: [
    "null", "{}", #"{"app":null,"user":null}"#, #"{"user":{"ipAddress":"<null>"}}"#,
  ])
  func `an initiator that says nothing leaves the actor unknown`(initiator: String) throws {
    let reading = Reading(Fixtures.audit(initiatedBy: initiator))
    let event = try #require(reading.events.first)
    #expect(event.actor == Party())
    #expect(event.ipAddress.isEmpty)
    #expect(reading.remarks.isEmpty)
  }

  @Test func `the user is the target where accounts are managed and the first object elsewhere`()
    throws
  {
    let targets =
      #"[{"id":"g","type":"Group","displayName":"Pilot"},{"id":"u","type":"User","userPrincipalName":"ada@tailspin.example"}]"#
    let group = try event(Fixtures.audit(category: "GroupManagement", targets: targets))
    #expect(group.target == Party(kind: .user, id: "u", upn: "ada@tailspin.example"))
    #expect(group.detail?.targets.map(\.id) == ["g", "u"])
    let other = try event(Fixtures.audit(category: "ApplicationManagement", targets: targets))
    #expect(other.target == Party(kind: .group, id: "g", name: "Pilot"))
  }

  @Test func `details give the client address user agent and invitation`() throws {
    let details =
      #"[{"key":"InvitationId","value":"C1310FBC-BAD3-41E2-AE40-C921E5B0ABBD"},{"key":"ipaddr","value":"198.51.100.9"},"#
      + #"{"key":"User-Agent","value":"curl/8"},{"key":"tid","value":"\#(Fixtures.own)"},{"key":"n","value":7}]"#
    let record = Fixtures.audit(
      activity: "Invite external user",
      initiatedBy: #"{"user":{"id":"u","userPrincipalName":"root@tailspin.example"}}"#,
      details: details)
    let event = try event(record)
    #expect(event.invitationID == "c1310fbc-bad3-41e2-ae40-c921e5b0abbd")
    #expect(event.clientIPAddress == "198.51.100.9")
    #expect(event.userAgent == "curl/8")
    #expect(event.detail?.additionalValue("n") == "7")
    #expect(Reading(record).votes.named == [try #require(GUID(Fixtures.own)): 1])
  }

  @Test func `a redemption's packed name gives the invitation and its home UPN no vote`() throws {
    let targets =
      #"[{"id":"u","type":"User","userPrincipalName":"ada_woodgrove.example#EXT#@tailspin.onmicrosoft.com","#
      + #""displayName":"UPN: ada_woodgrove.example#EXT#@tailspin.onmicrosoft.com, Email: ada@woodgrove.example, InvitationId: c1310fbc-bad3-41e2-ae40-c921e5b0abbd, Source: Azure AD"}]"#
    let record = Fixtures.audit(
      activity: "Redeem external user invite",
      initiatedBy: #"{"user":{"id":"u","userPrincipalName":"ada@woodgrove.example"}}"#,
      targets: targets)
    #expect(try event(record).invitationID == "c1310fbc-bad3-41e2-ae40-c921e5b0abbd")
    #expect(Reading(record).votes.auditDomains == ["tailspin.onmicrosoft.com": 1])
  }

  @Test func `device noise is kept and is not relevant`() throws {
    let event = try event(Fixtures.audit(activity: "Update device", category: "Device"))
    #expect(!event.isRelevant)
    #expect(event.detail == nil)
  }

  @Test func `keys are found whatever their case`() throws {
    let record = Fixtures.policyAudit()
      .replacing("\"modifiedProperties\"", with: "\"ModifiedProperties\"")
      .replacing("\"type\"", with: "\"Type\"").replacing("\"initiatedBy\"", with: "\"InitiatedBy\"")
    #expect(try event(record).partnerTenant == GUID(Fixtures.partner))
    #expect(try event(record).actor.upn == "root@tailspin.example")
  }

  @Test func `a wrong type leaves its value unknown and the record kept with a remark`() throws {
    let reading = Reading(
      Fixtures.audit(initiatedBy: "[]", targets: #""x""#, details: #"{"a":1}"#))
    #expect(reading.events.count == 1)
    #expect(reading.remarkSlugs == [.typeMismatch])
    let message = try #require(reading.remarks.first?.message)
    #expect(message.contains("initiatedBy, targetResources, additionalDetails"))
  }

  @Test func `a duplicate key is one record with its first value`() throws {
    let reading = Reading(Fixtures.audit(more: #","id":"second","category":"Policy""#))
    #expect(reading.ids == ["Directory_1"])
    #expect(reading.events.first?.category == "UserManagement")
    #expect(reading.remarkSlugs == [.duplicateKey])
  }

  @Test func `a record without id time and activity is a fault`() {
    let reading = Reading(#"{"initiatedBy":{},"targetResources":[]}"#)
    #expect(reading.faultSlugs == [.badRecord])
    #expect(reading.isBalanced)
  }

  @Test func `a record is read again with the detail that noise leaves out`() throws {
    let record = Fixtures.audit(
      category: "Device", targets: #"[{"id":"d","type":"Device","displayName":"PC"}]"#)
    let place = EvidencePlace(
      evidence: EvidenceID(3), record: 9, line: 12, offset: 100, length: Int64(record.utf8.count))
    let event = try #require(IngestStage.event(fromRecord: Array(record.utf8), place: place))
    #expect(event.detail?.targets.map(\.name) == ["PC"])
    #expect(event.place == place)
  }
}
