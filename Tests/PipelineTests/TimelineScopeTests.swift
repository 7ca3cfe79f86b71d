import EntraModel
import Foundation
import Testing

@testable import Pipeline

/// A part of the timeline holds the rows of the whole that were asked for, and says that it is a part.
@Suite struct TimelineScopeTests {
  private func made(in folder: TemporaryFolder) async throws -> String {
    let logs = try InvestigationRuns.incident(in: folder)
    _ = try await InvestigationRuns.investigate([logs], into: folder("case"))
    return folder("case")
  }

  private func lines(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func export(
    _ path: String, _ change: (inout TimelineScope) -> Void
  ) throws -> (rows: [String], report: ExportReport) {
    var request = ExportRequest(names: ["timeline"])
    change(&request.scope)
    let reports = try CaseDesk.export(
      at: path, request: request, context: InvestigationRuns.context())
    let report = try #require(reports.first)
    return (Array(try lines(report.path).dropFirst()), report)
  }

  @Test func `a part has the rows of the whole that lie within its time, edges included`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let whole = Array(try lines(path + "/exports/timeline.csv").dropFirst())
    let times = whole.compactMap { $0.split(separator: ",").first.map(String.init) }
    for first in times {
      for last in times where last >= first {
        let part = try export(path) {
          ($0.since, $0.until) = (Instant(iso8601: first), Instant(iso8601: last))
        }
        #expect(
          part.rows
            == zip(times, whole).filter { $0.0 >= first && $0.0 <= last }.map { $0.1 })
        #expect(part.report.part?.hasPrefix("\(part.rows.count) of \(whole.count) dated") == true)
      }
    }
    #expect(try lines(path + "/exports/timeline.csv").dropFirst().count == whole.count)
  }

  @Test func `an account is found under its home name too, as actor and as target`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let whole = try lines(path + "/exports/timeline.csv").dropFirst()
    let named = whole.filter { $0.contains(Incident.guest) || $0.contains("eve@rogue.example") }
    #expect(named.count > 4)
    for name in ["eve@rogue.example", Incident.guest, Incident.guestUPN.uppercased()] {
      let part = try export(path) { $0.account = name }
      #expect(part.rows == named)
      #expect(part.report.path.hasSuffix("/timeline-part.csv"))
    }
    #expect(try export(path) { $0.account = "nobody@rogue.example" }.rows.isEmpty)
  }

  @Test func `a finding, a log and a tenant choose rows, and choices add up`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let whole = try lines(path + "/exports/timeline.csv").dropFirst()
    let finding = try #require(
      try CaseDesk.report(at: path, tool: "t").findings.first { !$0.path.isEmpty })
    let cited = try export(path) { $0.finding = String(finding.id.prefix(8)) }
    #expect(cited.rows == whole.filter { $0.contains(finding.id) })
    let signIns = try export(path) { $0.sources = [.signIn] }
    #expect(signIns.rows == whole.filter { $0.contains(",sign-in,") })
    let attacker = try export(path) { $0.tenant = GUID(Incident.attacker) }
    #expect(attacker.rows == whole.filter { $0.contains(Incident.attacker) })
    let all = try export(path) {
      $0.finding = finding.id
      $0.sources = [.signIn]
      $0.tenant = GUID(Incident.attacker)
    }
    #expect(all.rows == cited.rows.filter(Set(signIns.rows).intersection(attacker.rows).contains))
    #expect(try export(path) { $0.onlyFindings = true }.rows.allSatisfy(cited.rows.contains))
  }

  @Test func `what lies around an event includes it, and a name that isn't there is refused`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let rows = try lines(path + "/exports/timeline.csv").dropFirst()
    let id = try #require(
      rows.flatMap { $0.split(separator: ",") }.first { $0.hasPrefix("Directory_") })
    let part = try export(path) {
      $0.around = String(id)
      $0.windowSeconds = 0
    }
    #expect(part.rows.count >= 1 && part.rows.allSatisfy { $0.contains(String(id)) })
    for refused in [\TimelineScope.around, \TimelineScope.finding] {
      #expect(throws: PipelineError.self) { try export(path) { $0[keyPath: refused] = "abcdef99" } }
    }
  }

  @Test func `columns come in the order that was asked for, and no other export takes a part`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let context = InvestigationRuns.context()
    let reports = try CaseDesk.export(
      at: path, request: ExportRequest(names: ["timeline"], columns: ["actor", "datetime"]),
      context: context)
    #expect(try lines(try #require(reports.first).path).first == "actor,datetime")
    #expect(throws: PipelineError.self) {
      try CaseDesk.export(
        at: path, request: ExportRequest(names: ["timeline"], columns: ["who"]), context: context)
    }
    var scope = TimelineScope()
    scope.onlyFindings = true
    for name in ["graphml", "narrative", "all"] {
      #expect(throws: PipelineError.self) {
        try CaseDesk.export(
          at: path, request: ExportRequest(names: [name], scope: scope), context: context)
      }
    }
    let parts = try CaseDesk.export(
      at: path, request: ExportRequest(scope: scope), context: context)
    #expect(parts.map(\.name) == ["timeline"])
  }

  @Test func `all is every export`() async throws {
    let folder = try TemporaryFolder()
    let path = try await made(in: folder)
    let reports = try CaseDesk.export(
      at: path, request: ExportRequest(names: ["all"]), context: InvestigationRuns.context())
    #expect(Set(reports.map(\.name)).isSuperset(of: ["timeline", "graphml", "gexf", "stix"]))
  }
}
