import EntraModel
import Foundation
import Testing

@testable import Custody
@testable import Pipeline

/// Synchronization jobs and refused sources through the whole way.
struct SnapshotRunTests {
  private static let id =
    "Azure2Azure.aaaaaaaa11114222833300000000000a.5e5e5e5e-1111-4222-8333-444444444444"

  private func job(_ state: String, _ time: String) -> String {
    #"{"id":"\#(Self.id)","templateId":"Azure2Azure","schedule":{"state":"\#(state)"},"#
      + #""status":{"code":"Active"}"#
      + (time.isEmpty ? "}" : #","snapshotDateTime":"\#(time)"}"#)
  }

  @Test func `policies at an instant show the last snapshot of each job until then`() async throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      job("Disabled", "") + "\n" + job("Active", "2026-03-01T00:00:00Z") + "\n"
        + job("Paused", "2026-03-09T00:00:00Z") + "\n", to: "jobs.json")
    let report = try await InvestigationRuns.investigate([path], into: folder("case"))
    #expect(report.overview.facts.evidence.map(\.events) == [3])
    #expect(report.overview.findings.isEmpty)
    func state(at time: String) throws -> String? {
      let casefile = try Casefile.open(at: folder("case"), readOnly: true)
      let instant = try #require(Instant(iso8601: time))
      let report = try PolicyRun.run(casefile, at: instant, tool: "t")
      #expect(report.policies.isEmpty)
      return report.jobs.first?.states.first?.value
    }
    #expect(try state(at: "2026-03-05T00:00:00Z") == "Active")
    #expect(try state(at: "2026-03-10T00:00:00Z") == "Paused")
    #expect(try state(at: "2026-02-01T00:00:00Z") == "Disabled")
  }

  @Test func `a refused source is listed beside evidence of its name, once, until it is read`()
    async throws
  {
    let folder = try TemporaryFolder()
    let held = try folder.write(job("Active", "2026-03-01T00:00:00Z"), to: "a/jobs.json")
    _ = try await InvestigationRuns.investigate([held], into: folder("case"))
    try folder.write("{}", to: "b/other.json")
    folder.makePipe("b/jobs.json")
    _ = try await InvestigationRuns.investigate([folder("b")], into: folder("case"))
    func unopened() throws -> [String] {
      try Casefile.open(at: folder("case"), readOnly: true).unopened().map(\.path)
    }
    #expect(try unopened() == ["evidence/jobs.json"])
    func refusals() throws -> Int {
      try String(contentsOfFile: folder("case/custody.jsonl"), encoding: .utf8)
        .split(separator: "\n").count { $0.contains(#""refused""#) && $0.contains("jobs.json") }
    }
    let before = try refusals()
    _ = try await InvestigationRuns.investigate([folder("b")], into: folder("case"))
    #expect(try refusals() == before)
    let plain = try folder.write(job("Paused", "2026-03-02T00:00:00Z"), to: "c/jobs.json")
    _ = try await InvestigationRuns.investigate([plain], into: folder("case"))
    #expect(try unopened() == [])
  }
}
