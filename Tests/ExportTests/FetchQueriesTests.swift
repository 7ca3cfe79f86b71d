import EntraModel
import Testing

@testable import Export

struct FetchQueriesTests {
  private func queries(_ source: EventSource) throws -> FetchQueries? {
    FetchQueries(
      LogFetch(
        tenant: GUID(high: 1, low: 2), source: source,
        from: try #require(Instant(iso8601: "2026-04-04")),
        until: try #require(Instant(iso8601: "2026-06-04")), reason: .missing))
  }

  @Test func `the audit log is asked for by the time of its activities`() throws {
    let queries = try #require(try queries(.audit))
    #expect(
      queries.graph
        == "GET https://graph.microsoft.com/v1.0/auditLogs/directoryAudits?$filter="
        + "activityDateTime ge 2026-04-04T00:00:00Z and activityDateTime le 2026-06-04T00:00:00Z")
    #expect(
      queries.kql
        == "AuditLogs | where TimeGenerated between (datetime(2026-04-04T00:00:00Z) .. "
        + "datetime(2026-06-05T00:00:00Z)) | where AADTenantId == "
        + "\"00000000-0000-0001-0000-000000000002\"")
  }

  @Test func `sign-ins that aren't interactive are named, and quotes are doubled for PowerShell`()
    throws
  {
    let queries = try #require(try queries(.nonInteractiveSignIn))
    #expect(queries.graph.hasSuffix("signInEventTypes/any(t: t eq 'nonInteractiveUser')"))
    #expect(queries.powerShell.contains("any(t: t eq ''nonInteractiveUser'')'; while ($next)"))
    #expect(queries.kql.hasPrefix("AADNonInteractiveUserSignInLogs | "))
  }

  @Test func `every log has queries but those that no time and tenant selects`() throws {
    for source in EventSource.allCases {
      let isFetched = ![.policySnapshot, .unifiedAuditLog, .graphActivity].contains(source)
      #expect((try queries(source) != nil) == isFetched)
    }
  }
}
