import EntraModel
import Foundation
import Testing

@testable import Pipeline

@Suite struct `Questions to a case` {
  /// A case of the incident, and its report.
  private func made(
    in folder: TemporaryFolder, audits: Data = Data(Incident.audits.utf8)
  ) async throws -> InvestigationReport {
    try folder.write(audits, to: "logs/audits.json")
    try folder.write(Incident.signIns, to: "logs/signIns.json")
    return try await InvestigationRuns.investigate([folder("logs")], into: folder("case"))
  }

  @Test func `explain gives the bytes of every cited record and their hashes`() async throws {
    let folder = try TemporaryFolder()
    let report = try await made(in: folder)
    let finding = try #require(report.overview.findings.first)
    let explanation = try CaseDesk.explain(
      at: folder("case"), String(finding.id.prefix(8)), tool: "t")
    #expect(explanation.isIntact)
    let records = explanation.records.values.flatMap { $0 }
    #expect(!records.isEmpty)
    for record in records {
      let text = String(decoding: record.bytes, as: UTF8.self)
      #expect((Incident.auditRecords + Incident.signInRecords).contains(text))
      #expect(record.citation.sha256 == FileDigest.sha256(record.bytes))
      #expect(record.event?.id == record.citation.event)
    }
  }

  @Test(arguments: ["little", "big"])
  func `records of UTF-16 evidence are found in the decoded text`(
    order: String
  ) async throws {
    let folder = try TemporaryFolder()
    let isLittle = order == "little"
    let encoded =
      Incident.audits.data(
        using: isLittle ? .utf16LittleEndian : .utf16BigEndian) ?? Data()
    let report = try await made(
      in: folder, audits: Data(isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]) + encoded)
    #expect(report.ingest.totals.events == 9)
    let explanation = try CaseDesk.explain(at: folder("case"), "Directory_audit-4", tool: "t")
    let record = try #require(explanation.records.values.first?.first)
    #expect(String(decoding: record.bytes, as: UTF8.self) == Incident.auditRecords[3])
    #expect(record.citation.sha256 == FileDigest.sha256(Array(Incident.auditRecords[3].utf8)))
  }

  @Test func `a changed byte of evidence is seen by explain and by verify, which name the file`()
    async throws
  {
    let folder = try TemporaryFolder()
    _ = try await made(in: folder)
    #expect(
      try CaseDesk.verify(
        at: folder("case"), recording: false, context: InvestigationRuns.context()
      ).isIntact)
    let file = folder("case/evidence/audits.json")
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing("10:20:00", with: "10:20:01").write(
      toFile: file, atomically: false, encoding: .utf8)
    let explanation = try CaseDesk.explain(at: folder("case"), "Directory_audit-4", tool: "t")
    #expect(!explanation.isIntact)
    let verification = try CaseDesk.verify(
      at: folder("case"), recording: false, context: InvestigationRuns.context())
    #expect(verification.problems.map(\.file).contains("evidence/audits.json"))
    #expect(verification.problems.map(\.kind).contains("changed"))
  }

  @Test(arguments: [
    "eve@rogue.example", "EVE@Rogue.Example", Incident.attacker, "tenant:" + Incident.attacker,
  ])
  func `a walk may begin at a UPN in any case, a GUID or a node id`(from: String) async throws {
    let folder = try TemporaryFolder()
    _ = try await made(in: folder)
    let report = try CaseDesk.paths(at: folder("case"), from: from, to: nil, limit: 5, tool: "t")
    #expect(!report.paths.isEmpty)
  }

  @Test func `an argument that means nothing is named, with what may be given`() async throws {
    let folder = try TemporaryFolder()
    _ = try await made(in: folder)
    let error = #expect(throws: PipelineError.self) {
      try CaseDesk.explain(at: folder("case"), "no-such-thing", tool: "t")
    }
    #expect(error?.place == "no-such-thing")
    #expect(error?.remedy.isEmpty == false)
  }

  @Test func `a verification is in the ledger when asked for, and writes nothing otherwise`()
    async throws
  {
    let folder = try TemporaryFolder()
    _ = try await made(in: folder)
    let ledger = folder("case/custody.jsonl")
    let before = try Data(contentsOf: URL(filePath: ledger))
    let context = InvestigationRuns.context()
    _ = try CaseDesk.verify(at: folder("case"), recording: false, context: context)
    #expect(try Data(contentsOf: URL(filePath: ledger)) == before)
    _ = try CaseDesk.verify(at: folder("case"), recording: true, context: context)
    #expect(try String(contentsOfFile: ledger, encoding: .utf8).contains("\"verified\""))
    #expect(try CaseDesk.verify(at: folder("case"), recording: false, context: context).isIntact)
  }

  @Test func `findings as JSON are the export`() async throws {
    let folder = try TemporaryFolder()
    _ = try await made(in: folder)
    let bytes = try CaseDesk.findingsJSON(at: folder("case"), tool: "crosstrail 0.1.0")
    #expect(try InvestigationRuns.exports(of: folder("case"))["findings.json"] == Data(bytes))
  }

  @Test func `exports of a stored case equal those of the run that made it`() async throws {
    let folder = try TemporaryFolder()
    _ = try await made(in: folder)
    let before = try InvestigationRuns.exports(of: folder("case"))
    let reports = try CaseDesk.export(
      at: folder("case"), request: ExportRequest(directory: folder("out")),
      context: InvestigationRuns.context())
    var after: [String: Data] = [:]
    for report in reports {
      let name = (report.path as NSString).lastPathComponent
      let files = report.files.isEmpty ? [name] : report.files.map { name + "/" + $0 }
      for file in files {
        after[file] = try Data(contentsOf: URL(filePath: folder("out") + "/" + file))
      }
    }
    #expect(after == before)
  }
}
