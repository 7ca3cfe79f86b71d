import EntraModel
import Testing

@testable import Ingest

struct LogAnalyticsTests {
  private static let workspace = "99999999-1111-4222-8333-00000000000f"

  private func row(_ table: String, _ more: String) -> String {
    #"{"TenantId":"\#(Self.workspace)","TimeGenerated":"2026-03-01T10:05:06.123Z","Type":"\#(table)","#
      + #""AADTenantId":"\#(Fixtures.own)",\#(more)}"#
  }

  private let audit =
    #""Id":"Directory_7","OperationName":"Add user","Category":"UserManagement","Result":"success","#
    + #""CorrelationId":"0F0F0F0F-1111-4222-8333-444444444444","LoggedByService":"Core Directory","#
    + #""InitiatedBy":"{\"app\":{\"displayName\":\"Microsoft.Azure.SyncFabric\",\"servicePrincipalId\":\"s-1\"}}","#
    + #""TargetResources":"[{\"id\":\"u-1\",\"type\":\"User\",\"userPrincipalName\":\"x_y.example#EXT#@tailspin.example\",\"modifiedProperties\":[{\"displayName\":\"UserType\",\"oldValue\":null,\"newValue\":\"[\\\"Member\\\"]\"}]}]","#
    + #""AdditionalDetails":"[{\"key\":\"InvitationId\",\"value\":\"i-1\"}]""#

  @Test func `nested columns are read out of their text`() throws {
    let event = try #require(Reading(row("AuditLogs", audit)).events.first)
    #expect(event.id == "Directory_7" && event.activity == "Add user" && event.source == .audit)
    #expect(event.actor.name == "Microsoft.Azure.SyncFabric" && event.actor.id == "s-1")
    #expect(event.target.kind == .user && event.target.id == "u-1")
    #expect(event.detail?.changes.map(\.new) == ["[\"Member\"]"])
    #expect(event.invitationID == "i-1")
    #expect(event.correlationID == "0f0f0f0f-1111-4222-8333-444444444444")
    #expect(event.instant?.description == "2026-03-01T10:05:06.1230000Z")
  }

  @Test func `the owner is the directory and never the workspace`() {
    let reading = Reading(row("AuditLogs", audit))
    #expect(reading.events.map(\.logTenant) == [GUID(Fixtures.own)])
    #expect(reading.votes.named.keys.map(\.description) == [Fixtures.own])
  }

  @Test func `a value that closes its own bracket brings no keys along`() {
    let forged = audit.replacing("[{\\\"key", with: "[]}],\\\"x\\\":[{\\\"key")
    let reading = Reading(row("AuditLogs", forged))
    #expect(reading.events.first?.invitationID == "")
    #expect(reading.remarkSlugs == [.typeMismatch])
  }

  @Test func `a sign-in's own time counts and not that of its arrival`() throws {
    let signIn =
      #""CreatedDateTime":"2026-03-01T10:01:00Z","Id":"5A5A5A5A-0001-4002-8003-000000000001","ResultType":"0","#
      + #""UserId":"u","UserPrincipalName":"ada@woodgrove.example","HomeTenantId":"\#(Fixtures.partner)","#
      + #""ResourceTenantId":"\#(Fixtures.own)","CrossTenantAccessType":"b2bCollaboration","IsInteractive":"true","#
      + #""Status":"{\"errorCode\":0,\"additionalDetails\":\"MFA by claim\"}","Location":"IS","#
      + #""LocationDetails":"{\"countryOrRegion\":\"IS\"}","IPAddress":"198.51.100.7","AuthenticationDetails":"""#
    let reading = Reading(row("AADNonInteractiveUserSignInLogs", signIn))
    let event = try #require(reading.events.first)
    #expect(event.instant?.description == "2026-03-01T10:01:00.0000000Z")
    #expect(event.source == .nonInteractiveSignIn && event.errorCode == 0)
    #expect(event.country == "IS" && event.mfaDetail == "MFA by claim")
    #expect(event.homeTenant == GUID(Fixtures.partner) && event.isRelevant)
    #expect(reading.remarks.isEmpty)
    let undated = Reading(row("SigninLogs", #""Id":"a","UserId":"u""#))
    #expect(undated.events.map(\.instant) == [nil])
    #expect(undated.remarkSlugs == [.badDate])
  }

  @Test func `a provisioning row's tenant is the directory's`() throws {
    let text =
      #""Id":"11111111-AAAA-4bbb-8ccc-222222222222","ChangeId":"d1d1d1d1-1111-4222-8333-444444444444","#
      + #""JobId":"Azure2Azure.bbbbbbbb11114222833300000000000b.5e5e5e5e-1111-4222-8333-444444444444","#
      + #""ProvisioningAction":"create","ProvisioningStatusInfo":"{\"Status\":\"success\"}","#
      + #""SourceIdentity":"{\"Id\":\"a\",\"Name\":\"Ada\",\"identityType\":\"User\",\"details\":{\"UserPrincipalName\":\"ada@t.example\"}}","#
      + #""SourceSystem":"{\"Id\":\"s\",\"Name\":\"Azure Active Directory\"}""#
    let event = try #require(Reading(row("AADProvisioningLogs", text)).events.first)
    #expect(event.source == .provisioning && event.activity == "Provisioning create")
    #expect(event.detail?.provisioning?.rowTenant == GUID(Fixtures.own))
    #expect(event.detail?.provisioning?.status == .success)
    #expect(event.detail?.provisioning?.sourceSystem == "Azure Active Directory")
    #expect(event.instant != nil)
  }

  @Test func `a query's own column Type doesn't hide an audit row`() {
    let more =
      #","ActivityDisplayName":"Add user","ActivityDateTime":"2026-03-01T10:05:06.123Z""#
    #expect(Reading(row("Application", audit + more)).events.map(\.source) == [.audit])
    #expect(Reading(row("SecurityAlert", audit)).refusedReason == .notSupportedYet)
  }

  @Test func `rows without a table's name are told by their columns`() {
    let bare = #"{"TimeGenerated":"2026-03-01T10:05:06.123Z","#
    #expect(Reading("\(bare)\(audit)}").events.map(\.source) == [.audit])
    #expect(Reading("\(bare)\"Computer\":\"x\"}").refusedReason == .notSupportedYet)
  }
}
