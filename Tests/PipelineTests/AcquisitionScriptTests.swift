import EntraModel
import Foundation
import Testing

@testable import Pipeline

/// What PowerShell makes of records (`ConvertTo-Json | Out-File`), as DFIR-O365RC and scripts like it write a day's file.
@Suite struct AcquisitionScriptTests {
  /// Indented, with Windows' line ends, and with the characters that PowerShell 5.1 escapes.
  private func converted(_ value: Any) throws -> String {
    let data = try JSONSerialization.data(
      withJSONObject: value, options: [.prettyPrinted, .sortedKeys])
    var text = String(decoding: data, as: UTF8.self).replacing("\n", with: "\r\n") + "\r\n"
    for (character, escape) in [("'", "\\u0027"), ("<", "\\u003c"), ("&", "\\u0026")] {
      text = text.replacing(character, with: escape)
    }
    return text
  }

  private func records() throws -> [Any] {
    try Incident.auditRecords.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
  }

  @Test func `a day of several records is an array, and a day of one a bare object`() async throws {
    let folder = try TemporaryFolder()
    let records = try records()
    try folder.write(
      "\u{FEFF}" + converted(Array(records.dropLast())), to: "logs/AADAuditLog_2025-03-10.json")
    try folder.write(
      "\u{FEFF}" + converted(try #require(records.last)), to: "logs/AADAuditLog_2025-03-11.json")
    try folder.write(Incident.signIns, to: "logs/signIns.json")
    let plain = try InvestigationRuns.incident(in: folder, at: "plain")
    let report = try await InvestigationRuns.investigate([folder("logs")], into: folder("case"))
    let usual = try await InvestigationRuns.investigate([plain], into: folder("usual"))
    #expect(report.ingest.totals.events == usual.ingest.totals.events)
    #expect(!report.ingest.hasFaults)
    #expect(report.overview.findings.map(\.id) == usual.overview.findings.map(\.id))
  }

  @Test func `the default encoding of an older shell is read as well`() async throws {
    let folder = try TemporaryFolder()
    let text = "\u{FEFF}" + (try converted(try records()))
    let bytes = text.utf16.flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
    try FileManager.default.createDirectory(
      atPath: folder("logs"), withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: folder("logs/AADAuditLog.json")))
    let report = try await InvestigationRuns.investigate([folder("logs")], into: folder("case"))
    #expect(report.ingest.totals.events == Incident.auditRecords.count)
    #expect(!report.ingest.hasFaults)
  }
}
