import EntraModel
import Testing

@testable import Ingest

@Suite struct GraphProvisioningTests {
  private func event(_ record: String) throws -> Event {
    let reading = Reading(record)
    #expect(reading.isBalanced)
    #expect(reading.formats == ["graph-provisioning": 1])
    return try #require(reading.events.first)
  }

  @Test func `a created account carries its job both identities and the source tenant`() throws {
    let event = try event(Fixtures.provisioning())
    let part = try #require(event.detail?.provisioning)
    #expect(event.source == .provisioning)
    #expect(event.activity == "Provisioning create")
    #expect(event.result == .success)
    #expect(event.isRelevant)
    #expect(event.correlationID == "d1d1d1d1-1111-4222-8333-444444444444")
    #expect(event.target == Party(kind: .user, id: "77777777-8888-4999-8aaa-bbbbbbbbbbbb"))
    #expect(event.actor == Party(kind: .servicePrincipal, name: "Azure AD Provisioning Service"))
    #expect(event.partnerTenant == GUID(Fixtures.own))
    #expect(part.action == "create")
    #expect(part.sourceTenant == GUID(Fixtures.partner))
    #expect(part.rowTenant == GUID(Fixtures.own))
    #expect(part.servicePrincipalName == "Woodgrove to Tailspin")
    #expect(part.source.upn == "ada@woodgrove.example")
    #expect(part.targetSystem == "Azure Active Directory (target tenant)")
    #expect(event.detail?.changes.map(\.name) == ["userType"])
    #expect(event.detail?.additionalValue("EntryExportAdd") == "User was created")
    #expect(
      Reading(Fixtures.provisioning()).votes.named == [try #require(GUID(Fixtures.partner)): 1])
  }

  @Test func `a row whose tenant is the source names no partner`() throws {
    #expect(try event(Fixtures.provisioning(tenant: Fixtures.partner)).partnerTenant == nil)
  }

  @Test func `a job to another product votes for the row's tenant and names no partner`() throws {
    let record = Fixtures.provisioning().replacing("Azure2Azure.", with: "Workday2AD.")
    let event = try event(record)
    #expect(event.partnerTenant == nil)
    #expect(event.detail?.provisioning?.sourceTenant == nil)
    #expect(Reading(record).votes.named == [try #require(GUID(Fixtures.own)): 1])
    #expect(Reading(record).votes.auditDomains == ["woodgrove.example": 1])
  }

  @Test(arguments: [
    #"[{"id":"E2E2E2E2-1111-4222-8333-444444444444","displayName":"W"}]"#,
    #"{"Id":"e2e2e2e2-1111-4222-8333-444444444444","Name":"W"}"#,
  ])
  func `a service principal may be an object or an array in either casing`(value: String) throws {
    let part = try event(Fixtures.provisioning(servicePrincipal: value)).detail?.provisioning
    #expect(part?.servicePrincipalID == "e2e2e2e2-1111-4222-8333-444444444444")
    #expect(part?.servicePrincipalName == "W")
  }

  @Test(arguments: [
    "Azure2Azure.aaaaaaaa11114222833300000000000a.x",
    "azure2azure.aaaaaaaa-1111-4222-8333-00000000000a.x",
  ])
  func `a job id gives its source tenant with or without dashes`(job: String) {
    #expect(GraphProvisioning.sourceTenant(ofJob: job) == GUID(Fixtures.partner))
    #expect(GraphProvisioning.sourceTenant(ofJob: "Workday2AD.\(Fixtures.partner).x") == nil)
  }

  @Test(arguments: [
    ("success", EventResult.success), ("failure", .failure), ("skipped", .skipped),
    ("warning", .warning), ("Success", .success),
  ])
  func `a status becomes the result`(word: String, result: EventResult) throws {
    let event = try event(Fixtures.provisioning(status: word))
    #expect(event.result == result)
    #expect(event.detail?.provisioning?.status == result)
  }
}
