import EntraModel
import Foundation
import Testing

/// Whole incidents from evidence to exports, byte for byte.
///
/// `RECORD=1 make golden` rewrites the expected files and fails, so that a recording never passes for a test.
struct GoldenTests {
  /// Whether the expected files are rewritten.
  static let isRecording = ProcessInfo.processInfo.environment["RECORD"] == "1"

  @Test(arguments: try GoldenCase.all)
  func `every export has the expected bytes, however the case is run`(golden: GoldenCase)
    async throws
  {
    let first = try await GoldenRun.all[0].exports(of: golden)
    if GoldenTests.isRecording {
      try golden.record(first.filter { golden.promise.compare.contains($0.key) })
      Issue.record("recorded \(golden.name): look at the difference, then run without RECORD")
    }
    #expect(golden.recorded == golden.promise.compare.sorted(), "expected/ holds what is compared")
    try compare(first, with: golden, how: GoldenRun.all[0])
    for run in GoldenRun.all.dropFirst() {
      let exports = try await run.exports(of: golden)
      try compare(exports, with: golden, how: run)
      let pictures = "pictures/"
      #expect(
        exports[pictures] == first[pictures],
        "\(golden.name): pictures differ (\(run.testDescription))")
    }
  }

  @Test(arguments: try GoldenCase.all)
  func `the rules that must fire do, and the others are silent`(golden: GoldenCase) async throws {
    let found = try await findings(of: golden)
    let (rules, loud) = (
      Set(found.map(\.rule)), Set(found.filter { $0.severity != "info" }.map(\.rule))
    )
    let quiet = Set(found.filter { $0.severity == "info" }.map(\.rule))
    #expect(Set(golden.promise.fires).subtracting(loud).sorted() == [], "fires, and didn't")
    #expect(
      Set(golden.promise.informs ?? []).subtracting(quiet).sorted() == [], "informs, and didn't")
    #expect(loud.intersection(golden.promise.silent).sorted() == [], "is silent, and wasn't")
    #expect(rules.intersection(golden.promise.absent ?? []).sorted() == [], "is absent, and wasn't")
  }

  @Test(arguments: try GoldenCase.all.filter { $0.promise.noHigherThan != nil })
  func `a benign case reports nothing graver than it may`(golden: GoldenCase) async throws {
    let bound = try #require(golden.promise.noHigherThan.flatMap { Severity(rawValue: $0) })
    let graver = try await findings(of: golden).filter { finding in
      Severity(rawValue: finding.severity).map { $0 > bound } ?? true
    }
    #expect(graver.map { "\($0.rule): \($0.severity)" } == [])
  }

  @Test func `there is a case for each way of the attack and for each innocent twin`() throws {
    let names = try GoldenCase.all.map(\.name)
    #expect(names.filter { $0.hasPrefix("benign-") }.count >= 3)
    #expect(names.count >= 8)
  }

  /// Compares the exports of one run; the file that differs is attached.
  private func compare(
    _ exports: [String: [UInt8]], with golden: GoldenCase, how: GoldenRun
  ) throws {
    for name in golden.promise.compare where how.mustNotChange(name) {
      guard let actual = exports[name] else {
        Issue.record("\(golden.name): \(name) was not written (\(how.testDescription))")
        continue
      }
      guard let expected = golden.expected(name) else {
        Issue.record("\(golden.name): expected/\(name) is missing; RECORD=1 make golden writes it")
        continue
      }
      if let hunk = FirstDifference.hunk(expected: expected, actual: actual) {
        Issue.record("\(golden.name): \(name) differs (\(how.testDescription))\n\(hunk)")
        Attachment.record(actual, named: "\(golden.name)-\(name)")
      }
    }
  }

  private func findings(of golden: GoldenCase) async throws -> [Findings.Finding] {
    let exports = try await GoldenRun.all[0].exports(of: golden)
    let bytes = try #require(exports["findings.json"])
    return try JSONDecoder().decode(Findings.self, from: Data(bytes)).findings
  }

  /// What of findings.json is needed here.
  private struct Findings: Decodable {
    struct Finding: Decodable {
      var rule: String
      var severity: String
    }
    var findings: [Finding]
  }
}
