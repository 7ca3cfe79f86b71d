import EntraModel
import Testing

@testable import Ingest

struct PolicySnapshotTests {
  private let context =
    "https://graph.microsoft.com/v1.0/$metadata#policies/crossTenantAccessPolicy/"

  private func partner(_ more: String = "") -> String {
    #"{"tenantId":"\#(Fixtures.partner)","isServiceProvider":null,"isInMultiTenantOrganization":false,"#
      + #""inboundTrust":{"isMfaAccepted":true,"isCompliantDeviceAccepted":false,"isHybridAzureADJoinedDeviceAccepted":false},"#
      + #""automaticUserConsentSettings":{"inboundAllowed":true,"outboundAllowed":null},"b2bCollaborationInbound":null,"#
      + #""b2bDirectConnectInbound":{"usersAndGroups":{"accessType":"blocked","targets":[]},"applications":null}\#(more)}"#
  }

  private let expanded =
    #","identitySynchronization":{"tenantId":"\#(Fixtures.partner)","displayName":"Contoso","userSyncInbound":{"isSyncAllowed":true}}"#

  private func names(_ event: Event) -> [String] { event.detail?.changes.map(\.name) ?? [] }

  @Test func `a page of partners is a snapshot for each partner, switch by switch`() throws {
    let other = partner().replacing(Fixtures.partner, with: Fixtures.own)
    let reading = Reading(
      #"{"@odata.context":"\#(context)partners","value":[\#(partner(expanded)),\#(other)]}"#)
    #expect(reading.formats == ["policy-snapshot": 2])
    #expect(reading.records == 2 && reading.refused == 0 && reading.faults.isEmpty)
    #expect(reading.isBalanced)
    let event = try #require(reading.events.first)
    #expect(event.source == .policySnapshot && event.isRelevant)
    #expect(event.partnerTenant == GUID(Fixtures.partner))
    #expect(event.target.name == "Contoso" && event.target.kind == .policy)
    #expect(event.actor == Party() && event.result == .unknown && event.id.isEmpty)
    #expect(
      names(event) == [
        "isServiceProvider", "inboundTrust", "automaticUserConsentSettings",
        "b2bCollaborationInbound", "b2bDirectConnectInbound", "userSyncInbound",
      ])
    let changes = event.detail?.changes ?? []
    #expect(changes.allSatisfy { $0.old == nil && $0.target == 0 })
    #expect(changes.first?.new == nil)
    #expect(changes.last?.new == #"{"isSyncAllowed":true}"#)
    #expect(reading.events.last?.partnerTenant == GUID(Fixtures.own))
  }

  @Test func `a setting that wasn't asked for is no statement`() throws {
    for more in ["", #","identitySynchronization":null"#] {
      let event = try #require(Reading(partner(more)).events.first)
      #expect(!names(event).contains("userSyncInbound"))
    }
  }

  @Test func `a synchronization setting alone names its partner, if need be in its address`() throws
  {
    let address =
      #""@odata.context":"\#(context)partners('\#(Fixtures.partner)')/identitySynchronization/$entity""#
    for record in [
      #"{"tenantId":"\#(Fixtures.partner)","displayName":"Contoso","userSyncInbound":{"isSyncAllowed":true},"groupSyncInbound":null}"#,
      #"{\#(address),"userSyncInbound":{"isSyncAllowed":true}}"#,
    ] {
      let event = try #require(Reading(record).events.first)
      #expect(event.partnerTenant == GUID(Fixtures.partner))
      #expect(event.activity == "Snapshot of a partner cross-tenant identity sync setting")
      #expect(names(event) == ["userSyncInbound"])
    }
  }

  @Test(arguments: ["('2", "(%272", "/2"])
  func `a partner in an address is read in any spelling of it`(opening: String) throws {
    let guid = "aaaaaaa-1111-4222-8333-00000000000a"
    let record =
      #"{"@odata.context":"\#(context)partners\#(opening)\#(guid)/x","userSyncInbound":{"isSyncAllowed":true}}"#
    #expect(try #require(Reading(record).events.first).partnerTenant == GUID("2" + guid))
  }

  @Test func `the default policy is a snapshot without a partner`() throws {
    let record =
      #"{"@odata.context":"\#(context)default","isServiceDefault":true,"inboundTrust":null,"automaticUserConsentSettings":"#
      + #"{"inboundAllowed":false,"outboundAllowed":false}}"#
    let event = try #require(Reading(record).events.first)
    #expect(event.partnerTenant == nil)
    #expect(event.activity == "Snapshot of the default cross-tenant access policy")
    #expect(event.target.name == "default policy")
  }

  @Test func `a partner policy that names no partner is a fault`() {
    let reading = Reading(#"{"b2bCollaborationInbound":null,"displayName":"x"}"#)
    #expect(reading.events.isEmpty && reading.faultSlugs == [.badRecord])
    #expect(reading.isBalanced)
  }

  @Test func `its time is the collector's, and without one it has none`() throws {
    let dated = Reading(partner(#","snapshotDateTime":"2026-03-01T10:05:05Z""#))
    #expect(dated.events.first?.instant?.description == "2026-03-01T10:05:05.0000000Z")
    #expect(dated.remarks.isEmpty)
    let undated = Reading(partner())
    #expect(try #require(undated.events.first).instant == nil)
    #expect(undated.remarkSlugs == [.badDate])
    #expect(Reading(partner(#","collectedAt":"10/03/2026""#)).remarkSlugs == [.badDate])
  }

  @Test func `its owner is the collector's or the address's, never the partner`() {
    let own = GUID(Fixtures.own)
    let written = Reading(partner(#","snapshotTenantId":"\#(Fixtures.own)""#))
    #expect(written.events.first?.logTenant == own && written.votes.named.keys.first == own)
    let address =
      #"{"@odata.context":"https://graph.microsoft.com/v1.0/\#(Fixtures.own)/$metadata#x","#
    #expect(Reading(address + partner().dropFirst()).events.first?.logTenant == own)
    let silent = Reading(
      #"{"@odata.context":"\#(context)partners/$entity","# + partner().dropFirst())
    #expect(silent.events.first?.logTenant == nil && silent.votes == OwnerVotes())
  }

  @Test func `objects of PowerShell are the same snapshot`() throws {
    let record =
      #"{"TenantId":"\#(Fixtures.partner)","AutomaticUserConsentSettings":{"InboundAllowed":true,"OutboundAllowed":null},"#
      + #""IdentitySynchronization":{"DisplayName":null,"UserSyncInbound":{"IsSyncAllowed":true}}}"#
    let event = try #require(Reading("[\(record)]").events.first)
    #expect(event.partnerTenant == GUID(Fixtures.partner))
    #expect(names(event) == ["automaticUserConsentSettings", "userSyncInbound"])
  }

  @Test func `a record is read again as it was read first`() throws {
    let record = partner(expanded)
    let event = try #require(Reading(record).events.first)
    #expect(
      IngestStage.event(fromRecord: Array(record.utf8), place: event.place)?.detail == event.detail)
  }
}
