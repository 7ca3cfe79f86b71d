import EntraModel
import Foundation
import Testing

@testable import Commands
@testable import Pipeline

/// Every cited place against the evidence and against tools that know nothing of this program.
@Suite struct `Places of nested records` {
  /// One file of the evidence, and what is read again of each of its records.
  private struct File {
    var form: NestedEvidence.Form
    var ids: [String]
    /// Its bytes, unpacked.
    var stored: [UInt8]
    var records: [Explanation.Record] = []
  }

  /// A file of every form in every packing through the whole way; ends with the folder's removal.
  private static func explained(
    _ coding: NestedEvidence.Coding, seed: Int, _ body: ([File]) throws -> Void
  ) async throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "places-\(UUID())")
    defer { try? FileManager.default.removeItem(at: root) }
    let folder = root.appending(path: "it's $HOME")
    try FileManager.default.createDirectory(
      at: folder.appending(path: "logs"), withIntermediateDirectories: true)
    var files: [File] = []
    for form in NestedEvidence.Form.allCases {
      for packing in NestedEvidence.Packing.allCases {
        var forge = NestedEvidence(seed: seed + files.count)
        let stored = NestedEvidence.bytes(forge.file(form), coding)
        files.append(File(form: form, ids: forge.ids, stored: stored))
        let name = "\(form) \(packing).log"
        let suffix = packing == .gzip ? ".gz" : packing == .zip ? ".zip" : ""
        try Data(NestedEvidence.packed(stored, name: name, packing)).write(
          to: folder.appending(path: "logs/" + name + suffix))
      }
    }
    let path = folder.path + "/case"
    let context = RunContext(
      tool: "t", operatorName: "o", jobs: 1, now: { Instant(ticks: 17_000_000_000_000_000) })
    _ = try await Investigation.run(
      CaseRequest(path: path, title: "x", ownTenants: []),
      evidence: EvidenceRequest(paths: [folder.path + "/logs"], reference: false),
      exports: ExportRequest(), context: context)
    for index in files.indices {
      files[index].records = try files[index].ids.flatMap { id in
        try CaseDesk.explain(at: path, id, tool: "t").records.values.flatMap { $0 }
      }
      #expect(files[index].records.count == files[index].ids.count, "\(files[index].form)")
    }
    try body(files)
  }

  /// What a shell prints for a command.
  private static func shell(_ command: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", "export LC_ALL=C.UTF-8; " + command]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let hasTools: Bool = {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return ["jq", "iconv", "sed", "sha256sum"].allSatisfy { tool in
      folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(tool)") }
    }
  }()

  /// Decodes what is written by rules of this test's own.
  private static func decoded(_ bytes: [UInt8], _ wrapping: InnerPlace.Wrapping) -> [UInt8]? {
    switch wrapping {
    case .cell:
      return Array(
        String(decoding: bytes, as: UTF8.self).replacingOccurrences(of: "\"\"", with: "\"").utf8)
    case .string:
      let text = try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)
      return (text as? String).map { Array($0.utf8) }
    }
  }

  private static func text(of bytes: [UInt8], _ coding: NestedEvidence.Coding) -> [UInt8] {
    switch coding {
    case .utf8, .utf8Mark: return bytes
    case .utf16le, .utf16be:
      let units = stride(from: 0, to: bytes.count - 1, by: 2).map { at in
        coding == .utf16le
          ? UInt16(bytes[at]) | UInt16(bytes[at + 1]) << 8
          : UInt16(bytes[at + 1]) | UInt16(bytes[at]) << 8
      }
      return Array(String(decoding: units, as: UTF16.self).utf8)
    }
  }

  @Test(arguments: NestedEvidence.Coding.allCases)
  func `the cited bytes decode to the cited text, which is the record`(
    coding: NestedEvidence.Coding
  ) async throws {
    for seed in [100, 300] {
      try await Self.explained(coding, seed: seed) { files in
        for file in files {
          let text = Self.text(of: file.stored, coding)
          for record in file.records { try hold(record, file, text: text, coding) }
        }
      }
    }
  }

  private func hold(
    _ record: Explanation.Record, _ file: File, text: [UInt8], _ coding: NestedEvidence.Coding
  ) throws {
    let (form, stored) = (file.form, file.stored)
    let cited = record.citation
    let outer = text[Int(cited.offset)..<Int(cited.offset + cited.length)]
    #expect(Array(outer) == record.bytes && cited.sha256 == FileDigest.sha256(record.bytes))
    let place = try #require(record.stored)
    let bytes = Array(stored[Int(place.offset)..<Int(place.offset + place.length)])
    #expect(Self.text(of: bytes, coding) == record.bytes)
    #expect(place.sha256 == FileDigest.sha256(bytes))
    #expect(record.event?.id == cited.event)
    let inner = record.nesting.inner
    let paths: [NestedEvidence.Form: [String]] = [
      .splunk: ["/_raw"], .splunkResult: ["/result/_raw"], .splunkTable: ["_raw"],
      .elastic: ["/_source/event/original"], .elasticDotted: ["/event.original", "/_raw"],
      .elasticFields: ["/fields/event.original/0"], .unifiedAudit: ["/AuditData"],
      .unifiedAuditTable: ["AuditData"], .unifiedAuditTabs: ["AuditData"], .answer: ["/2"],
    ]
    #expect(inner.map(\.path) == paths[form] ?? [])
    if form == .answer {
      let row = try #require(file.ids.firstIndex(of: cited.event))
      #expect(record.nesting.pointer == "/tables/1/rows/\(row)")
    } else {
      #expect(record.nesting.pointer == nil)
    }
    var holder = text
    for (index, (place, text)) in zip(inner, record.innerTexts).enumerated() {
      let written = Array(holder[Int(place.offset)..<Int(place.offset + place.length)])
      #expect(place.isExact && Self.decoded(written, place.wrapping) == text)
      #expect(place.textLength == text.count && place.sha256 == FileDigest.sha256(text))
      if index == 0, let range = record.stored?.inner {
        let bytes = Array(stored[Int(range.offset)..<Int(range.offset + range.length)])
        #expect(Self.text(of: bytes, coding) == written)
      }
      let from = Int(place.recordOffset)
      let own = Array(text[from..<(from + Int(place.recordLength))])
      #expect(own.first == 0x7B && own.last == 0x7D)
      holder = text
    }
  }

  @Test(
    .enabled("needs jq, iconv, sed and sha256sum") { hasTools },
    arguments: NestedEvidence.Coding.allCases)
  func `the printed commands give the printed hashes`(coding: NestedEvidence.Coding) async throws {
    try await Self.explained(coding, seed: 500) { files in
      for record in files.flatMap(\.records) { try check(record) }
    }
  }

  private func check(_ record: Explanation.Record) throws {
    let place = try #require(record.stored)
    try check(CheckCommand(stored: place), gives: place.sha256)
    if place.isWide {
      try check(try #require(CheckCommand(textOf: record)), gives: record.citation.sha256)
    } else {
      #expect(place.sha256 == record.citation.sha256)
    }
    for (index, inner) in record.nesting.inner.enumerated() {
      let command = try #require(CheckCommand(inner: index, of: record))
      try check(command, gives: inner.sha256)
    }
  }

  private func check(_ command: CheckCommand, gives hash: String) throws {
    #expect(try Self.shell(command.text) == hash + "  -\n", "\(command.text)")
    let lines = command.lines(columns: 40).joined(separator: "\n")
    #expect(try Self.shell(lines) == hash + "  -\n", "\(lines)")
  }

  @Test func `a path is one word of the shell, and shows nothing that a terminal obeys`() {
    #expect(CheckCommand.quoted("a b/c.json") == "'a b/c.json'")
    #expect(CheckCommand.quoted("it's $x") == #"'it'\''s $x'"#)
    #expect(CheckCommand.quoted("\u{1B}[2J\n8") == #"$'\033[2J\0128'"#)
  }
}
