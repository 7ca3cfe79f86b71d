import EntraModel
import Foundation
import Testing

@testable import Commands
@testable import Pipeline

/// What `diff` prints.
@Suite struct `Differences on a terminal` {
  /// Two cases: one of policies and invitations alone, one with the sign-in too and a partner with a hostile name.
  private static func report(_ body: (DiffReport) throws -> Void) async throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "diff-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    let logs = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Cases/\(example)/evidence").standardizedFileURL
    let few = root.appending(path: "few")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: logs, to: few)
    let names = try FileManager.default.subpathsOfDirectory(atPath: few.path).sorted()
    for name in names where name.lowercased().contains("signin") {
      try FileManager.default.removeItem(at: few.appending(path: name))
    }
    let (before, after) = (root.path + "/before", root.path + "/after")
    try await investigate(few.path, into: before)
    try await investigate(logs.path, into: after)
    let partner = KnownPartner(
      tenant: GUID(high: 1, low: 2), name: "\u{1B}[2J\u{202E}Partner", allows: [.b2b])
    _ = try CaseDesk.declare(.addPartner(partner), at: after, context: context)
    try body(try CaseDesk.diff(from: before, to: after, tool: "t"))
  }

  private static let example = "persistence-with-both-tenants-logs"

  private static let context = RunContext(
    tool: "t", operatorName: "o", jobs: 1, now: { Instant(ticks: 17_000_000_000_000_000) })

  private static func investigate(_ logs: String, into path: String) async throws {
    _ = try await Investigation.run(
      CaseRequest(path: path), evidence: EvidenceRequest(paths: [logs], reference: false),
      exports: ExportRequest(), context: context)
  }

  @Test func `every line fits, nothing hostile is drawn, and every section is there`() async throws
  {
    try await Self.report { report in
      let lines = DiffText(report, terminal: Terminal()).page().lines
      #expect(lines.allSatisfy { TextWidth.columns($0) <= 80 })
      #expect(lines.first == "DIFFERENT")
      for heading in ["Evidence (", "Declarations", "Events", "Edges (", "Findings (", "Tenants"] {
        #expect(lines.contains { $0.hasPrefix(heading) }, "\(heading)")
      }
      let text = lines.joined(separator: "\n")
      #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
      #expect(text.contains("after: for b2b only"))
      #expect(text.contains("only after: "))
      #expect(text.contains("Why: records of its path are in one case alone; also the declared"))
    }
  }

  @Test func `JSON has every key in one order`() async throws {
    try await Self.report { report in
      let text = DiffJSON.value(report).text
      let keys = [
        "schema", "equal", "before", "after", "evidence", "declarations", "events", "edges",
        "findings",
      ]
      let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
      #expect(Set((value as? [String: Any] ?? [:]).keys) == Set(keys))
      let places = keys.map { text.firstRange(of: "\n  \"\($0)\": ")?.lowerBound }
      #expect(places.compactMap { $0 }.count == keys.count)
      #expect(places.compactMap { $0 } == places.compactMap { $0 }.sorted())
      #expect(DiffJSON.value(report).text == text)
    }
  }

  @Test func `equal cases take three lines`() async throws {
    try await Self.report { report in
      let same = try CaseDesk.diff(from: report.after.path, to: report.after.path, tool: "t")
      #expect(DiffText(same, terminal: Terminal(width: 200)).page().lines.count == 3)
      #expect(DiffText(same, terminal: Terminal()).page().lines.first == "EQUAL")
    }
  }
}
