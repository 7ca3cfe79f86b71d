import EntraModel
import Testing

@testable import Ingest

struct GraphActivityTests {
  private let properties =
    #"{"timeGenerated":"2026-03-01T10:05:05.7654321Z","requestId":"A1A1A1A1-1111-4222-8333-000000000001","#
    + #""operationId":"a2a2a2a2-1111-4222-8333-000000000001","requestMethod":"PATCH","responseStatusCode":204,"#
    + #""requestUri":"https://graph.microsoft.com/beta/policies/crossTenantAccessPolicy/partners/x?$top=1","#
    + #""userId":"11111111-2222-4333-8444-555555555555","appId":"c44b4083-3bb0-49c1-b47d-974e53cbdf3c","#
    + #""ipAddress":"198.51.100.7","userAgent":"ua","signInActivityId":"tok"}"#

  private func monitor(_ properties: String) -> Reading {
    Reading(
      #"{"time":"2026-03-01T10:09:00Z","category":"MicrosoftGraphActivityLogs","operationName":"Microsoft Graph Activity","#
        + #""resourceId":"/TENANTS/\#(Fixtures.own)/PROVIDERS/MICROSOFT.AADIAM","tenantId":"\#(Fixtures.own)","properties":\#(properties)}"#
    )
  }

  @Test func `a request names who called which address of Graph`() throws {
    let event = try #require(monitor(properties).events.first)
    #expect(event.source == .graphActivity && event.logTenant == GUID(Fixtures.own))
    #expect(event.activity == "PATCH /policies/crossTenantAccessPolicy/partners/x")
    #expect(event.id == "a1a1a1a1-1111-4222-8333-000000000001" && event.result == .success)
    #expect(event.actor.id == "11111111-2222-4333-8444-555555555555" && event.actor.kind == .user)
    #expect(event.ipAddress == "198.51.100.7" && event.tokenID == "tok")
    #expect(event.instant?.description == "2026-03-01T10:05:05.7654321Z")
    #expect(!event.isRelevant)
  }

  @Test func `an application's request that failed says so`() throws {
    let text = properties.replacing("\"userId\"", with: "\"servicePrincipalId\"")
      .replacing("204", with: "403")
    let event = try #require(monitor(text).events.first)
    #expect(event.actor.kind == .servicePrincipal && event.result == .failure)
    #expect(event.actorApplicationID == event.applicationID && event.reason == "HTTP 403")
  }

  @Test func `a row of Log Analytics is the same request`() throws {
    let row = properties.dropLast().replacing("timeGenerated", with: "TimeGenerated")
    let reading = Reading(
      row + #","Type":"MicrosoftGraphActivityLogs","AADTenantId":"\#(Fixtures.own)"}"#)
    var (one, other) = (
      try #require(reading.events.first), try #require(monitor(properties).events.first)
    )
    (one.place, other.place) = (other.place, other.place)
    #expect(one == other)
  }
}
