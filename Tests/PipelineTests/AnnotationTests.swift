import Custody
import EntraModel
import Foundation
import Testing

@testable import Pipeline

/// Tags and notes of examiners: in the timeline and the ledger, never in the evidence.
@Suite struct AnnotationTests {
  @Test func `tags stand in the timeline and in the ledger, and come off again`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    let (path, context) = (folder("case"), InvestigationRuns.context())
    let event = "Directory_audit-2"
    let tagged = try CaseDesk.tag(
      event: event, add: ["door", "to-ask"], remove: [], at: path, context: context)
    #expect(tagged.tags == [event: ["door", "to-ask"]])
    _ = try CaseDesk.export(
      at: path, request: ExportRequest(names: ["timeline", "timesketch"]), context: context)
    let rows = try String(contentsOfFile: path + "/exports/timeline.csv", encoding: .utf8)
      .split(separator: "\n")
    #expect(rows.filter { $0.contains("door;to-ask") }.count == 1)
    #expect(rows.first { $0.contains(event) }?.contains("door;to-ask") == true)
    let lines = try String(contentsOfFile: path + "/exports/timesketch.jsonl", encoding: .utf8)
    #expect(lines.contains("\"to-ask\""))
    let ledger = { try String(contentsOfFile: path + "/custody.jsonl", encoding: .utf8) }
    #expect(try ledger().contains("\"tagged\""))
    let before = try ledger()
    _ = try CaseDesk.tag(event: event, add: ["door"], remove: [], at: path, context: context)
    #expect(try ledger() == before, "what changes nothing leaves no line")
    let left = try CaseDesk.tag(
      event: event, add: [], remove: ["door"], at: path, context: context)
    #expect(left.tags == [event: ["to-ask"]])
    #expect(try Casefile.open(at: path, readOnly: true).verify().isIntact)
  }

  @Test func `notes keep their numbers, and what is no tag or no event is refused`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    let (path, context) = (folder("case"), InvestigationRuns.context())
    _ = try CaseDesk.note("Ask the identity team.", event: nil, at: path, context: context)
    let notes = try CaseDesk.note(
      "=cmd|'/c calc'!A1", event: "Directory_audit-1", at: path, context: context
    ).notes
    #expect(notes.map(\.number) == [1, 2] && notes[1].event == "Directory_audit-1")
    #expect(try CaseDesk.annotations(at: path).notes == notes)
    #expect(throws: PipelineError.self) {
      try CaseDesk.note(" ", event: nil, at: path, context: context)
    }
    for tag in ["", "two words", "a;b", "a,b", String(repeating: "a", count: 65), "a\u{202E}b"] {
      #expect(throws: PipelineError.self) {
        try CaseDesk.tag(
          event: "Directory_audit-1", add: [tag], remove: [], at: path, context: context)
      }
    }
    #expect(throws: PipelineError.self) {
      try CaseDesk.tag(event: "nothing", add: ["a"], remove: [], at: path, context: context)
    }
  }
}
