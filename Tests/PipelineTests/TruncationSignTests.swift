import EntraModel
import Testing

@testable import Pipeline

@Suite struct TruncationSignTests {
  private func signs(_ format: String, _ records: Int) -> [TruncationSign] {
    var file = EvidenceFile(
      id: EvidenceID(1), number: 1, path: "evidence/a", sha256: "", bytes: 0)
    file.format = format
    return TruncationSign.signs(of: file, records: records)
  }

  private func window(_ source: EventSource, hours: Int64) -> [TruncationSign] {
    TruncationSign.signs(
      of: Coverage(
        tenant: nil, source: source, first: Instant(ticks: 0),
        last: Instant(ticks: hours * 3600 * Instant.ticksPerSecond), events: 2, hours: []))
  }

  @Test func `whole pages and exact limits are hints, with who says so, and other counts are none`()
  {
    #expect(signs("graph-sign-ins", 3000).map(\.kind) == [.fullPages])
    #expect(signs("graph-sign-ins", 3001) == [])
    #expect(signs("graph-sign-ins", 0) == [])
    #expect(signs("unified-audit-log", 50_000).map(\.kind) == [.exportLimit])
    #expect(signs("portal-sign-ins", 3000) == [])
    #expect(ExportLimits.all.allSatisfy { !$0.source.isEmpty })
  }

  @Test func `a window as long as the log is kept is a hint`() {
    #expect(window(.audit, hours: 30 * 24 - 3).map(\.kind) == [.retentionEdge])
    #expect(window(.audit, hours: 20 * 24) == [])
    #expect(window(.signIn, hours: 7 * 24).map(\.kind) == [.retentionEdge])
    #expect(window(.unifiedAuditLog, hours: 30 * 24) == [])
    #expect(window(.unifiedAuditLog, hours: 180 * 24).map(\.kind) == [.retentionEdge])
  }

  @Test
  func `a full export of several logs, or with refused records, is a hint on each of its logs`() {
    var file = EvidenceFile(
      id: EvidenceID(1), number: 1, path: "evidence/a", sha256: "", bytes: 0)
    file.format = "unified-audit-log"
    file.records = 50_000
    let logs = [EventSource.unifiedAuditLog, .signIn].map {
      Coverage(
        tenant: nil, source: $0, first: Instant(ticks: 0), last: Instant(ticks: 1), events: 2,
        hours: [])
    }
    let facts = CaseFacts(
      title: "", tlp: "", ownTenants: [], knownPartners: [], tool: "", evidence: [file],
      evidenceDigest: "", coverage: logs, faults: [], remarks: [], undatedEvents: 0, events: 2,
      tenantNames: [:])
    let all = LogCoverage.all(
      of: facts, records: [file.id: [.unifiedAuditLog: 40_000, .signIn: 9_000]])
    #expect(all.map { $0.signs.map(\.kind) } == [[.exportLimit], [.exportLimit]])
  }
}
