import Detect
import EntraModel
import Foundation
import Testing

@testable import Pipeline

@Suite struct DoctorTests {
  @Test func `every need of every rule names a log`() {
    for detection in Detections.all {
      #expect(!detection.logsNeeded.isEmpty, "\(detection.rule)")
      for words in detection.logsNeeded {
        #expect(!LogNeed(words).logs.isEmpty, "\(detection.rule): \(words)")
      }
    }
  }

  @Test(arguments: [
    ("target tenant: audit log (user management, sign-ins of whom)", [LogNeed.Side.target], 1),
    ("target tenant: audit log and sign-ins (or the source's own)", [.target], 2),
    ("source tenant: audit log (groups, provisioning management)", [.source], 1),
    ("source tenant, if it can be had: audit and provisioning log (corroborates)", [.source], 2),
    ("audit log and sign-ins of every tenant on the chain", [.source, .target], 2),
  ])
  func `the words of a need say whose logs, and which`(
    _ words: String, _ sides: [LogNeed.Side], _ logs: Int
  ) {
    #expect(LogNeed(words).sides == sides)
    #expect(LogNeed(words).logs.count == logs)
  }

  @Test func `a log that a rule can do without doesn't keep it from being served`() {
    #expect(LogNeed("source tenant, if it can be had: audit log (corroborates)").isOptional)
    #expect(!LogNeed("target tenant: audit log").isOptional)
    let lacking = { (isOptional: Bool) in
      DoctorReport.Need(words: "x", held: [], lacking: [], isOptional: isOptional)
    }
    #expect(DoctorReport.Rule(rule: "x", needs: [lacking(true)]).isServed)
    #expect(!DoctorReport.Rule(rule: "x", needs: [lacking(true), lacking(false)]).isServed)
  }

  @Test func `a sound case is fit, and what its rules lack is said`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    let report = CaseDesk.doctor(
      at: folder("case"), temporaryFolder: folder.path, tool: "crosstrail test")
    #expect(report.isFit, "\(report.checks)")
    let door = try #require(report.rules.first { $0.rule == "XTS-DOOR-OPENED" })
    #expect(door.isServed)
    let backdoor = try #require(report.rules.first { $0.rule == "XTS-BACKDOOR-PATH" })
    #expect(backdoor.needs.first { $0.words.contains("provisioning log") }?.isMissing == true)
  }

  @Test func `evidence that is gone, a broken ledger and no case at all are unfit`() async throws {
    let folder = try TemporaryFolder()
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    let failed = { (path: String) in
      CaseDesk.doctor(at: path, temporaryFolder: folder.path, tool: "crosstrail test").checks
        .filter { $0.state == .failed }.map(\.name)
    }
    #expect(failed(folder("nowhere")) == ["database"])
    try FileManager.default.removeItem(atPath: folder("case/evidence/victim/audits.json"))
    #expect(failed(folder("case")) == ["evidence"])
    try folder.write("not a ledger\n", to: "case/custody.jsonl")
    #expect(failed(folder("case")) == ["ledger", "evidence"])
  }

  @Test func `without a case the machine alone is looked at`() {
    let report = CaseDesk.doctor(at: nil, temporaryFolder: "/tmp", tool: "crosstrail test")
    #expect(report.rules.isEmpty)
    #expect(Set(report.checks.map(\.area)) == ["machine"])
    #expect(report.checks.contains { $0.name == "SQLite" && !$0.words.isEmpty })
  }
}
