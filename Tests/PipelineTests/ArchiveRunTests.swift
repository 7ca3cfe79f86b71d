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
    #expect(evidence.map(\.reason) == [.unsafeArchivePath, nil, nil])
    #expect(evidence.map(\.status) == [.partial, .complete, .complete])
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

  /// A zip of one stored file, as a program that doesn't compress writes it.
  private static func zip(_ name: String, _ content: [UInt8]) -> [UInt8] {
    func little(_ value: Int, _ bytes: Int) -> [UInt8] {
      (0..<bytes).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
    var crc: UInt32 = .max
    for byte in content {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    let sizes = little(Int(~crc), 4) + little(content.count, 4) + little(content.count, 4)
    let head = little(20, 2) + little(0, 8) + sizes + little(name.utf8.count, 2) + little(0, 2)
    let local = little(0x0403_4B50, 4) + head + Array(name.utf8) + content
    let central =
      little(0x0201_4B50, 4) + little(20, 2) + head + little(0, 14) + Array(name.utf8)
    let end =
      little(0x0605_4B50, 4) + little(0, 4) + little(1, 2) + little(1, 2)
      + little(central.count, 4) + little(local.count, 4) + little(0, 2)
    return local + central + end
  }

  /// A log in this many archives, the innermost `a1.zip`.
  private static func nest(_ depth: Int) -> [UInt8] {
    var bytes = Array(
      (#"[{"id":"Directory_1","activityDateTime":"2026-03-01T10:05:06Z","activityDisplayName":"Add user","#
        + #""initiatedBy":{},"targetResources":[],"loggedByService":"Core Directory"}]"#).utf8)
    var name = "log.json"
    for level in 1...depth {
      bytes = zip(name, bytes)
      name = "a\(level).zip"
    }
    return bytes
  }

  @Test func `archives inside of archives are read, four deep`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Data(Self.nest(4)), to: "x.zip")
    let report = try await InvestigationRuns.investigate([path], into: folder("case"))
    let evidence = report.overview.facts.evidence
    #expect(
      evidence.map(\.path) == [
        "evidence/x.zip", "evidence/x.zip!/a3.zip", "evidence/x.zip!/a3.zip!/a2.zip",
        "evidence/x.zip!/a3.zip!/a2.zip!/a1.zip",
        "evidence/x.zip!/a3.zip!/a2.zip!/a1.zip!/log.json",
      ])
    #expect(evidence.map(\.events) == [0, 0, 0, 0, 1])
    #expect(evidence.allSatisfy { $0.status == .complete })
    let explanation = try CaseDesk.explain(at: folder("case"), "Directory_1", tool: "t")
    #expect(explanation.isIntact)
  }

  @Test func `the fifth archive is kept and not unpacked`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(Data(Self.nest(5)), to: "x.zip")
    let report = try await InvestigationRuns.investigate([path], into: folder("case"))
    let last = try #require(report.overview.facts.evidence.last)
    #expect(last.path.hasSuffix("!/a1.zip"))
    #expect(last.status == .refused && last.reason == .nestedArchive)
    #expect(report.ingest.totals.events == 0)
    // Whoever looks at the file that was handed over sees it too.
    let first = try #require(report.overview.facts.evidence.first)
    #expect(first.status == .partial && first.reason == .nestedArchive)
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
