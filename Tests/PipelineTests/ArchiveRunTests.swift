import EntraModel
import EventForge
import Foundation
import Testing

@testable import Pipeline

/// Archives through the whole way.
struct ArchiveRunTests {
  @Test func `members are evidence of their own below their archive`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(Data(PackedLog.zip), to: "logs/z.zip")
    let report = try await InvestigationRuns.investigate([folder("logs")], into: folder("case"))
    let evidence = report.overview.facts.evidence
    #expect(
      evidence.map(\.path) == [
        "evidence/z.zip", "evidence/z.zip!/d/a.json", "evidence/z.zip!/in.zip",
      ])
    #expect(evidence.map(\.format) == ["zip", "graph-directory-audits", "zip"])
    #expect(evidence.map(\.events) == [0, 1, 0])
    #expect(evidence.map(\.reason) == [.unsafeArchivePath, nil, .nestedArchive])
    #expect(evidence.map(\.status) == [.partial, .complete, .refused])
    #expect(Set(evidence.map(\.sha256)).count == 3)
    // An archive is nobody's log; its members are.
    #expect(evidence.filter { $0.records == 0 }.allSatisfy { $0.tenantBasis == .unknown })
    #expect(report.ingest.skipped == ["z.zip!/__MACOSX/d/._a.json"])
    let faults = report.overview.facts.faults
    #expect(faults.map(\.place.member) == ["../out.json", "/abs.json"])
    let explanation = try CaseDesk.explain(at: folder("case"), "two", tool: "t")
    #expect(explanation.isIntact)
    #expect(FileManager.default.fileExists(atPath: folder("case/evidence/z.zip!/d/a.json")))
    #expect(!FileManager.default.fileExists(atPath: folder("case/out.json")))
  }

  @Test func `an archive that is read again changes nothing`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Data(PackedLog.zip), to: "z.zip")
    _ = try await InvestigationRuns.investigate([path], into: folder("case"))
    let ledger = try Data(contentsOf: URL(filePath: folder("case/custody.jsonl")))
    let again = try await InvestigationRuns.investigate([path], into: folder("case"))
    #expect(again.ingest.files.map(\.outcome) == [.alreadyHeld])
    #expect(try Data(contentsOf: URL(filePath: folder("case/custody.jsonl"))) == ledger)
  }

  @Test func `a referenced archive stays where it is and its members are copied`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Data(PackedLog.zip), to: "z.zip")
    let report = try await InvestigationRuns.investigate(
      [path], into: folder("case"), reference: true)
    #expect(report.overview.facts.evidence.map(\.isReference) == [true, false, false])
    #expect(report.ingest.totals.events == 1)
  }
}
