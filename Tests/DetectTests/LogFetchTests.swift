import EntraModel
import EventForge
import Testing

@testable import Detect

struct LogFetchTests {
  @Test func `every log that a rule needs is understood`() {
    for rule in Detections.all {
      for line in rule.logsNeeded {
        #expect(!LogFetches.wants(line).isEmpty, "\(rule.rule): \(line)")
      }
    }
  }

  @Test func `a line tells the side, the logs and whether older records are meant`() {
    #expect(
      LogFetches.wants("target tenant: interactive and non-interactive sign-ins") == [
        LogFetches.Want(side: .target, source: .signIn, isOlder: false),
        LogFetches.Want(side: .target, source: .nonInteractiveSignIn, isOlder: false),
      ])
    #expect(
      LogFetches.wants("target tenant: older audit records (user management, cross-tenant access)")
        == [
          LogFetches.Want(side: .target, source: .audit, isOlder: true)
        ])
    #expect(LogFetches.wants("audit log and sign-ins of every tenant on the chain").count == 6)
  }

  @Test
  func `what the case doesn't hold is fetched a month around the finding, what it holds isn't`()
    throws
  {
    let finding = try #require(findings(backdoor()).first(of: "XTS-BACKDOOR-PATH"))
    let held = [EventSource.audit, .signIn].map {
      Coverage(
        tenant: EventForge.victim, source: $0, first: finding.firstSeen, last: finding.lastSeen,
        events: 9, hours: [])
    }
    let fetches = LogFetches.of(finding, coverage: held)
    #expect(
      fetches.map { "\($0.tenant == EventForge.victim ? "victim" : "attacker") \($0.source.name)" }
        == ["victim non-interactive-sign-in", "attacker audit", "attacker provisioning"])
    #expect(fetches.allSatisfy { $0.reason == .missing })
    #expect(fetches.first?.from == Instant(iso8601: "2026-04-04"))
    #expect(fetches.first?.until == Instant(iso8601: "2026-06-04"))
  }

  @Test func `a missing step asks for older records of the log that begins after it`() throws {
    var forge = EventForge()
    forge.provision(People.malloryOutside, mail: "mallory@attacker.example", "09:40:00")
    let finding = try #require(findings(forge).first(of: "XTS-UNEXPECTED-PROVISION"))
    let held = Coverage(
      tenant: EventForge.victim, source: .audit, first: finding.firstSeen, last: finding.lastSeen,
      events: 9, hours: [])
    let older = LogFetches.of(finding, coverage: [held]).filter { $0.reason == .older }
    #expect(older.map(\.source) == [.audit])
    #expect(older.map(\.until) == [Instant(iso8601: "2026-05-05")])
  }
}
