import Custody
import EntraModel
import Foundation
import Testing

@testable import Pipeline

@Suite struct `Walks of a case` {
  private func made(in folder: TemporaryFolder) async throws -> String {
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    return folder("case")
  }

  @Test func `reach gives every node by its earliest arrival, each with the walk to it`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let report = try CaseDesk.reach(
      at: path, from: "eve@rogue.example", on: nil, limit: .max, tool: "t")
    #expect(report.count == report.reached.count)
    let victim = try #require(GUID(Incident.victim))
    let tenant = try #require(report.reached.first { $0.node == .tenant(victim) })
    #expect(tenant.arrival == Instant(iso8601: "2025-03-10T10:30:00Z"))
    #expect(tenant.walk.last?.edge == .accessed)
    let times = report.reached.map { $0.arrival?.ticks ?? .max }
    #expect(times == times.sorted())
    let later = try CaseDesk.reach(
      at: path, from: "eve@rogue.example", on: Instant(iso8601: "2025-03-11"), limit: 2, tool: "t")
    #expect(!later.reached.contains { $0.node == .tenant(victim) })
    #expect(later.reached.count <= 2)
  }

  @Test
  func `cut names the policy and the account, and without a start every foreign tenant counts`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let (victim, attacker) = (
      try #require(GUID(Incident.victim)), try #require(GUID(Incident.attacker))
    )
    let report = try CaseDesk.cut(at: path, from: [], to: Incident.victim, tool: "t")
    #expect(report.from.map(\.id) == [.tenant(attacker)])
    #expect(report.isSmallest && report.uncuttable == nil)
    #expect(
      report.items.map(\.node) == [
        NodeID(.account, tenant: victim, key: Incident.guest),
        .policy(owner: victim, partner: attacker),
      ])
    #expect(report.items.map(\.partner) == [nil, attacker])
    #expect(report.items.allSatisfy { !$0.walk.isEmpty && $0.tenant == victim })
  }

  @Test func `policies are shown as they were, each value with its record`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let report = try CaseDesk.policies(at: path, on: nil, tool: "t")
    let policy = try #require(report.policies.first)
    let sync = try #require(policy.settings.first { $0.flag == "sync" })
    #expect(sync.value == "on")
    #expect(sync.event?.id == "Directory_audit-2")
    #expect(policy.settings.first { $0.flag == "b2b-in" }?.value == "unknown")
    let before = try CaseDesk.policies(
      at: path, on: Instant(iso8601: "2025-03-10T10:00:02Z"), tool: "t")
    #expect(before.policies.first?.settings.first { $0.flag == "sync" }?.value == "unknown")
  }

  @Test func `a snapshot tells what a policy is, and makes no finding louder`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let before = try findings(of: path)
    let snapshot = { (partner: String, more: String) in
      "{\"tenantId\":\"\(partner)\",\"automaticUserConsentSettings\":{\"inboundAllowed\":false,"
        + "\"outboundAllowed\":null},\"b2bCollaborationInbound\":null\(more)}"
    }
    try folder.write(
      Incident.page([
        snapshot(Incident.attacker, ",\"snapshotDateTime\":\"2025-04-01T08:00:00Z\""),
        snapshot(Incident.guest, ""),
      ]), to: "snapshots/partners.json")
    try folder.write(
      Incident.page([snapshot(Incident.guest, "").replacing("false", with: "true")]),
      to: "snapshots/older.json")
    _ = try await InvestigationRuns.investigate([folder("snapshots")], into: path)
    #expect(try findings(of: path) == before)
    let report = try CaseDesk.policies(at: path, on: nil, tool: "t")
    let attacker = try #require(
      report.policies.first { $0.partner == GUID(Incident.attacker) })
    let consent = try #require(attacker.settings.first { $0.flag == "auto-redeem" })
    #expect(consent.value == "off" && consent.since == nil && consent.seenBy == consent.event)
    #expect(consent.seenAt == Instant(iso8601: "2025-04-01T08:00:00Z"))
    #expect(attacker.settings.first { $0.flag == "b2b-in" }?.value == "not-set")
    let gap = try #require(attacker.gaps.first)
    #expect(attacker.gaps.count == 1 && gap.kind == "snapshot-differs")
    #expect([gap.replayed, gap.says] == ["on", "off"])
    // Two undated snapshots that differ are two events, and what each shows was so at some time.
    let undated = try #require(report.policies.first { $0.partner == GUID(Incident.guest) })
    #expect(undated.owner == GUID(Incident.victim))
    #expect(
      undated.undated.filter { $0.flag == "auto-redeem" }.map(\.value).sorted() == ["off", "on"])
    #expect(undated.settings.allSatisfy { $0.value == "unknown" })
  }

  private func findings(of path: String) throws -> [String] {
    try Casefile.open(at: path, readOnly: true).findings().map { finding in
      "\(finding.id) \(finding.severity) \(finding.confidence) \(finding.status) "
        + finding.path.map { "\($0.edgeID) \($0.state)" }.joined(separator: ", ")
    }
  }
}
