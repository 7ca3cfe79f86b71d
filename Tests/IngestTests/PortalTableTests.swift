import EntraModel
import Testing

@testable import Ingest

/// The admin centre's downloads, held against Graph's record of the same event.
struct PortalTableTests {
  private func cell(_ text: String) -> String {
    "\"\(text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
  }

  private func table(_ columns: [(String, String)]) -> String {
    columns.map(\.0).joined(separator: ",") + "\n"
      + columns.map { cell($0.1) }.joined(separator: ",") + "\n"
  }

  /// An event as it is apart from what tells its exporter.
  private func bare(_ event: Event?) -> Event? {
    guard var event else { return nil }
    event.place = EvidencePlace(evidence: EvidenceID(0), record: 0, line: 0, offset: 0, length: 0)
    return event
  }

  @Test func `an audit row is the event of Graph's record but for its id`() throws {
    let graph = Reading(
      #"{"id":"Directory_1","category":"CrossTenantAccessSettings","correlationId":"0F0F0F0F-1111-4222-8333-444444444444","#
        + #""result":"success","resultReason":"","activityDisplayName":"Add a partner to cross-tenant access setting","#
        + #""activityDateTime":"2026-03-01T10:05:06.1234567Z","loggedByService":"Core Directory","#
        + #""initiatedBy":{"user":{"id":"11111111-2222-4333-8444-555555555555","displayName":"Ada","userPrincipalName":"ada@tailspin.example","ipAddress":"203.0.113.10"}},"#
        + #""targetResources":[{"id":"99999999-aaaa-4bbb-8ccc-dddddddddddd","displayName":"CrossTenantAccessPolicy for \#(Fixtures.own)","type":"Policy","#
        + #""modifiedProperties":[{"displayName":"tenantId","oldValue":null,"newValue":"\"\#(Fixtures.partner)\""}]}],"#
        + #""additionalDetails":[{"key":"User-Agent","value":"Edge"}]}"#)
    let portal = Reading(
      table([
        ("Date (UTC)", "2026-03-01T10:05:06.1234567+00:00"),
        ("CorrelationId", "0F0F0F0F-1111-4222-8333-444444444444"), ("Service", "Core Directory"),
        ("Category", "CrossTenantAccessSettings"),
        ("Activity", "Add a partner to cross-tenant access setting"), ("Result", "success"),
        ("ResultReason", ""), ("User Agent", ""), ("ActorType", "User"),
        ("ActorDisplayName", "Ada"), ("ActorObjectId", "11111111-2222-4333-8444-555555555555"),
        ("ActorUserPrincipalName", "ada@tailspin.example"), ("IPAddress", "203.0.113.10"),
        ("ActorServicePrincipalId", ""), ("Target1Type", "Policy"),
        ("Target1DisplayName", "CrossTenantAccessPolicy for \(Fixtures.own)"),
        ("Target1ObjectId", "99999999-aaaa-4bbb-8ccc-dddddddddddd"),
        ("Target1UserPrincipalName", ""), ("Target1ModifiedProperty1Name", "tenantId"),
        ("Target1ModifiedProperty1OldValue", ""),
        ("Target1ModifiedProperty1NewValue", "\"\(Fixtures.partner)\""),
        ("Target1ModifiedProperty2Name", ""), ("Target1ModifiedProperty2OldValue", ""),
        ("Target1ModifiedProperty2NewValue", ""), ("Target2DisplayName", ""),
        ("AdditionalDetail1Key", "User-Agent"), ("AdditionalDetail1Value", "Edge"),
        ("AdditionalDetail2Key", ""), ("AdditionalDetail2Value", ""),
      ]))
    var wanted = try #require(bare(graph.events.first))
    wanted.id = ""
    #expect(bare(portal.events.first) == wanted)
    #expect(wanted.partnerTenant == GUID(Fixtures.partner))
    #expect(portal.votes == graph.votes)
    #expect(portal.formats == ["portal-audit-csv": 1])
    #expect(portal.remarks.isEmpty)
  }

  @Test func `an application that acts is no user`() throws {
    let event = try #require(
      Reading(
        table([
          ("Date (UTC)", "2026-03-01T10:05:06Z"), ("CorrelationId", "c"),
          ("Service", "Core Directory"), ("Category", "UserManagement"), ("Activity", "Add user"),
          ("ActorType", "Application"), ("ActorDisplayName", "Microsoft.Azure.SyncFabric"),
          ("ActorObjectId", ""),
          ("ActorServicePrincipalId", "AD08F1F3-a72b-41d5-bd77-35413b7ddfcf"),
        ])
      ).events.first)
    #expect(event.actor.kind == .servicePrincipal)
    #expect(event.actor.name == "Microsoft.Azure.SyncFabric")
    #expect(event.actor.id == "ad08f1f3-a72b-41d5-bd77-35413b7ddfcf")
  }

  private func signIn(_ changes: [String: String] = [:]) -> String {
    let columns = [
      ("Date (UTC)", "2026-03-02T08:00:01Z"),
      ("Request ID", "5a5a5a5a-0001-4002-8003-000000000001"),
      ("User agent", "Edge"), ("Correlation ID", "6b6b6b6b-0001-4002-8003-000000000001"),
      ("User ID", "77777777-8888-4999-8aaa-bbbbbbbbbbbb"), ("User", "Ada"),
      ("Username", "ada@woodgrove.example"), ("User type", "Member"),
      ("Cross tenant access type", "B2B collaboration"), ("Incoming token type", "none"),
      ("Unique token identifier", "dG9rZW4"), ("Application", "Azure Portal"),
      ("Application ID ", "c44b4083-3bb0-49c1-b47d-974e53cbdf3c"), ("Resource", "ARM"),
      ("Resource ID ", "797f4846-ba00-4fd7-ba43-dac1f8f63013"),
      ("Resource tenant ID", Fixtures.own), ("Home tenant ID", Fixtures.partner),
      ("IP address", "198.51.100.7"), ("Location", "Reykjavik, Capital, IS"),
      ("Status", "Success"), ("Sign-in error code", ""), ("Failure reason", "Other."),
      ("Client app", "Browser"), ("Multifactor authentication result", "MFA by claim"),
      ("Autonomous system  number", "64500"), ("Incoming token type", "none"),
      ("Conditional Access", "Not Applied"),
    ]
    return table(columns.map { ($0.0, changes[$0.0] ?? $0.1) })
  }

  @Test func `a sign-in row has every field of Graph's record, whichever way it is read`() throws {
    let bytes = Array(signIn().utf8)
    let reading = Reading(bytes)
    let event = try #require(reading.events.first)
    #expect(event.id == "5a5a5a5a-0001-4002-8003-000000000001")
    #expect(event.instant?.description == "2026-03-02T08:00:01.0000000Z")
    #expect(event.source == .signIn)
    #expect(event.activity == "Sign-in")
    #expect(
      event.actor
        == Party(
          kind: .user, id: "77777777-8888-4999-8aaa-bbbbbbbbbbbb", name: "Ada",
          upn: "ada@woodgrove.example"))
    #expect(event.homeTenant == GUID(Fixtures.partner))
    #expect(event.resourceTenant == GUID(Fixtures.own))
    #expect(event.accessType == .b2bCollaboration)
    #expect(event.userType == .member)
    #expect(event.errorCode == 0 && event.result == .success)
    #expect(event.applicationID == "c44b4083-3bb0-49c1-b47d-974e53cbdf3c")
    #expect(event.country == "IS" && event.autonomousSystem == "64500")
    #expect(event.mfaDetail == "MFA by claim" && event.tokenID == "dG9rZW4")
    #expect(event.isRelevant)
    #expect(reading.fileRemarks.map(\.slug) == [.csvDuplicateHeader])
    #expect(Reading(bytes, mayGoHot: false).events == reading.events)
    #expect(reading.formats == ["portal-sign-in-csv": 1])
    #expect(reading.votes.signIns == 1)
  }

  @Test func `a refresh token makes a sign-in non-interactive, a failure has its code`() throws {
    let quiet = try #require(
      Reading(signIn(["Incoming token type": "primaryRefreshToken"])).events.first)
    #expect(quiet.source == .nonInteractiveSignIn)
    let failed = try #require(
      Reading(signIn(["Status": "Failure", "Sign-in error code": "50126"])).events.first)
    #expect(failed.errorCode == 50126 && failed.result == .failure)
    let interrupted = try #require(Reading(signIn(["Status": "Interrupted"])).events.first)
    #expect(interrupted.errorCode == nil)
  }

  @Test(arguments: [
    ("Credential key ID", EventSource.servicePrincipalSignIn),
    ("Managed Identity type", .managedIdentitySignIn),
  ])
  func `applications and managed identities are told by their columns`(
    column: String, source: EventSource
  ) throws {
    let event = try #require(
      Reading(
        table([
          ("Date (UTC)", "2026-03-02T08:00:01Z"), ("Request ID", "r"), ("Correlation ID", "c"),
          ("Service principal ID", "77777777-8888-4999-8aaa-bbbbbbbbbbbb"),
          ("Service principal name", "Robot"), (column, "x"), ("Application", "Robot"),
          ("Application ID ", "a"), ("Resource", "ARM"), ("IP address", "198.51.100.7"),
          ("Status", "Success"), ("Sign-in error code", "0"),
        ])
      ).events.first)
    #expect(event.source == source)
    #expect(event.actor.id == "77777777-8888-4999-8aaa-bbbbbbbbbbbb")
    #expect(event.actor.name == "Robot")
  }

  @Test func `a provisioning row names job, change and both sides`() throws {
    let event = try #require(
      Reading(
        table([
          ("Date (UTC)", "2026-03-01T11:00:10Z"),
          ("Change ID", "d1d1d1d1-1111-4222-8333-444444444444"),
          (
            "Job ID",
            "Azure2Azure.aaaaaaaa11114222833300000000000a.5e5e5e5e-1111-4222-8333-444444444444"
          ),
          ("Action", "Create"), ("Status", "Success"),
          ("Source ID", "99990000-1111-4222-8333-444444444444"),
          ("Source UPN", "ada@woodgrove.example"),
          ("Target ID", "77777777-8888-4999-8aaa-bbbbbbbbbbbb"),
          ("Source System", "Microsoft Entra ID"),
          ("Target System", "Microsoft Entra ID (target tenant)"),
        ])
      ).events.first)
    #expect(event.source == .provisioning)
    #expect(event.activity == "Provisioning Create")
    #expect(event.detail?.provisioning?.sourceTenant == GUID(Fixtures.partner))
    #expect(event.detail?.provisioning?.source.upn == "ada@woodgrove.example")
    #expect(event.target.id == "77777777-8888-4999-8aaa-bbbbbbbbbbbb")
    #expect(event.correlationID == "d1d1d1d1-1111-4222-8333-444444444444")
  }

  @Test func `steps and properties of a download are parts of a change and no events of their own`()
    throws
  {
    let change = "d1d1d1d1-1111-4222-8333-444444444444"
    let steps = Reading(
      table([("ChangeId", change.uppercased()), ("StepType", "Export"), ("Description", "created")])
    )
    let properties = Reading(
      table([
        ("Change ID", change), ("Modified property name", "userType"), ("Old value", "Guest"),
        ("New value", "Member"),
      ]))
    #expect(steps.formats == ["portal-provisioning-steps-csv": 1])
    #expect(properties.formats == ["portal-provisioning-properties-csv": 1])
    for event in steps.events + properties.events {
      #expect(event.correlationID == change && event.instant == nil && event.id.isEmpty)
    }
    #expect(steps.remarks.isEmpty && properties.remarks.isEmpty)
    let detail = try #require(properties.events.first?.detail)
    #expect(
      detail.changes == [PropertyChange(target: 0, name: "userType", old: "Guest", new: "Member")])
  }

  @Test func `a step that names no change or says nothing is a fault`() {
    let nameless = Reading(table([("Change ID", ""), ("Step name", "x"), ("Description", "y")]))
    let silent = Reading(table([("Change ID", "c"), ("Step name", ""), ("Description", "")]))
    #expect(nameless.faults.count == 1 && nameless.events.isEmpty)
    #expect(silent.faults.count == 1 && silent.events.isEmpty)
  }

  @Test func `a provisioning download in JSON is Graph's records under older names`() throws {
    let reading = Reading(
      #"[{"id":"0a0a0a0a-1111-4222-8333-000000000001","activityDateTime":"2026-03-01T11:00:10Z","#
        + #""tenantId":"\#(Fixtures.own)","jobId":"j","cycleId":"c","changeId":"d","action":"Create","#
        + #""statusInfo":{"status":"success"},"sourceIdentity":{"id":"s","identityType":"User"}}]"#)
    let event = try #require(reading.events.first)
    #expect(event.activity == "Provisioning Create" && event.result == .success)
  }

  @Test func `a Spanish audit download is read by the columns that are known`() throws {
    let reading = Reading(
      table([
        ("Fecha (UTC)", "2026-03-01T10:05:06+00:00"), ("CorrelationId", "c-1"),
        ("Servicio", "Core Directory"), ("Categoría", "UserManagement"),
        ("Actividad", "Update user"), ("Resultado", "success"), ("Agente de usuario", "Edge"),
        ("ActorType", "User"), ("ActorUserPrincipalName", "ada@tailspin.example"),
        ("Objetivo1NombrePrincipalDeUsuario", "bo@tailspin.example"), ("Objetivo1Cosa", "x"),
      ]))
    let event = try #require(reading.events.first)
    #expect(event.activity == "Update user" && event.category == "UserManagement")
    #expect(event.actor.upn == "ada@tailspin.example")
    #expect(event.target.upn == "bo@tailspin.example")
    #expect(event.result == .success && event.instant != nil)
    #expect(reading.formats == ["portal-audit-csv": 1])
    #expect(reading.fileRemarks.map(\.slug) == [.csvUnknownHeader])
    #expect(reading.fileRemarks.first?.message.contains("Objetivo1Cosa") == true)
  }

  @Test func `a Spanish sign-in download is read by the columns that are known`() throws {
    let reading = Reading(
      table([
        ("Fecha (UTC)", "2026-03-01T10:05:06Z"), ("Id. de usuario", "u-1"), ("Usuario", "Ada"),
        ("Nombre de usuario", "ada@tailspin.example"), ("Aplicación", "Portal"),
        ("Dirección IP", "203.0.113.10"), ("Ubicación", "Bilbao, Bizkaia, ES"),
      ]))
    let event = try #require(reading.events.first)
    #expect(event.actor.upn == "ada@tailspin.example" && event.country == "ES")
    #expect(event.ipAddress == "203.0.113.10" && event.applicationName == "Portal")
    #expect(reading.formats == ["portal-sign-in-csv": 1] && reading.fileRemarks.isEmpty)
  }

  @Test func `a download in a language that isn't known is refused by its headers`() {
    let reading = Reading("Datum (UTC),CorrelationId,Dienst,Kategorie,Aktivität\n1,2,3,4,5\n")
    #expect(reading.refusal == .csvUnknownHeader)
    #expect(reading.message.contains("Datum (UTC), CorrelationId, Dienst"))
  }
}
