import Foundation
import Testing

/// Each number in the narratives of every case is held against findings.json and the timeline.
struct NarrativeNumbersTests {
  private typealias Texts = (technical: String, executive: String, numbers: NarrativeNumbers)

  private func texts(of golden: GoldenCase) async throws -> Texts {
    let exports = try await GoldenRun.all[0].exports(of: golden, beside: ["executive"])
    return try (
      String(decoding: #require(exports["narrative.md"]), as: UTF8.self),
      String(decoding: #require(exports["executive.md"]), as: UTF8.self),
      NarrativeNumbers(
        findingsJSON: #require(exports["findings.json"]),
        timeline: #require(exports["timeline.csv"]))
    )
  }

  /// The lines from one that begins with a text to the next heading of at most its level.
  private func section(_ title: String, of text: String) -> [Substring] {
    let level = title.prefix { $0 == "#" }.count
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(where: { $0.hasPrefix(title) }) else { return [] }
    return Array(
      lines[(start + 1)...].prefix { line in
        let hashes = line.prefix { $0 == "#" }.count
        return hashes == 0 || hashes > level
      })
  }

  private func times(in text: some StringProtocol) -> [String] {
    String(text).matches(of: /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/).map { String($0.output) }
  }

  private func numbers(in text: some StringProtocol) -> [Int] {
    String(text).matches(of: /\d+/).compactMap { Int($0.output) }
  }

  @Test(arguments: try GoldenCase.all)
  func `paths, stories and counts of the narratives are those of findings json`(golden: GoldenCase)
    async throws
  {
    let (technical, executive, numbers) = try await texts(of: golden)
    try checkPaths(technical, numbers)
    try checkStories(executive, numbers)
    try checkWhole(technical, executive, numbers)
  }

  private func checkPaths(_ technical: String, _ numbers: NarrativeNumbers) throws {
    for (index, finding) in numbers.findings.enumerated() {
      let lines = section("### F\(index + 1).", of: technical)
      try #require(!lines.isEmpty, "F\(index + 1) isn't told")
      #expect(
        lines.contains {
          $0.hasPrefix("Severity **\(finding.severity)** · \(finding.strengthWords) ·")
        })
      let hops = lines.compactMap { line in
        String(line).wholeMatch(
          of: /(\d+)\. \*\*([^*]+)\*\*(?: \(([^)]+)\))? · (observed|inferred|missing)\. (.*)/)
      }.map(\.output)
      #expect(hops.map { Int($0.1) } == finding.path.map(\.step))
      var before: String?
      for (hop, step) in zip(hops, finding.path) {
        #expect(hop.4 == step.state)
        let time = step.time.map(NarrativeNumbers.second)
        #expect(
          time.map { String(hop.2) == $0 + " UTC" } ?? hop.2.hasPrefix("time not"),
          "F\(index + 1), hop \(step.step): \(hop.2)")
        if let time {
          #expect(hop.3.map(String.init) == before.map { delay(from: $0, to: time) })
          before = time
        } else {
          #expect(hop.3 == nil)
          let named = self.numbers(in: hop.2)
          #expect(Set(named).isSubset(of: finding.path.map(\.step)))
        }
        try checkCitations(String(hop.5), of: step, in: technical)
      }
    }
  }

  /// The marks at the end of a hop: six at most, the rest counted, each at a line of the hop's records.
  private func checkCitations(
    _ text: String, of step: NarrativeNumbers.Finding.Step, in technical: String
  ) throws {
    let marks = text.matches(of: /\[E(\d+)(?:!\d+)?:(\d+)(?:#\d+)?\]/)
    guard step.state != "missing" else {
      #expect(marks.isEmpty)
      return
    }
    let records = Set(step.evidence)
    let rest = text.firstMatch(of: /\] and (\d+) more/).flatMap { Int($0.output.1) } ?? 0
    #expect(marks.count + rest == records.count)
    for mark in marks {
      let row = try #require(
        technical.split(separator: "\n").first { $0.hasPrefix("| E\(mark.output.1) | `") })
      #expect(
        records.contains { String($0.line) == mark.output.2 && row.contains("`\($0.file)`") },
        "\(mark.output.0)")
    }
  }

  private func delay(from before: String, to time: String) -> String {
    let style = Date.ISO8601FormatStyle(dateSeparator: .dash, dateTimeSeparator: .space)
    guard let one = try? style.parse(before + "Z"), let other = try? style.parse(time + "Z")
    else { return "unreadable" }
    switch Int(other.timeIntervalSince(one)) {
    case ..<0: return "before the hop above"
    case 0: return "same second"
    case let seconds where seconds < 120: return "\(seconds) s later"
    case let seconds where seconds < 7200: return "\(seconds / 60) min later"
    case let seconds where seconds < 172_800: return "\(seconds / 3600) h later"
    case let seconds: return "\(seconds / 86_400) d later"
    }
  }

  private func checkStories(_ executive: String, _ numbers: NarrativeNumbers) throws {
    for (index, finding) in numbers.findings.prefix(5).enumerated() where finding.severity != "info"
    {
      let lines = section("### F\(index + 1)", of: executive)
      let known = try #require(lines.first { $0.hasPrefix("- **How it is known.**") })
      let (records, files) = (finding.records, Set(finding.records.map(\.file)))
      let words =
        "\(finding.strengthWords). \(records.count) record\(records.count == 1 ? "" : "s")"
        + " of \(files.count) file\(files.count == 1 ? "" : "s") "
      #expect(known.contains(" " + words), "\(known) / \(words)")
      let both = finding.path.count {
        $0.state == "observed" && $0.corroboration == "both-sides"
      }
      let told = String(known).firstMatch(
        of: /Of the (\d+) hops of the path, (\d+) (?:is|are) shown by the logs of both/)
      #expect(told.flatMap { Int($0.output.1) } == (both > 0 ? finding.path.count : nil))
      #expect(told.flatMap { Int($0.output.2) } == (both > 0 ? both : nil))
      for line in lines {
        #expect(Set(times(in: line)).subtracting(numbers.times(of: finding)) == [], "\(line)")
      }
      try checkCounts(lines, finding)
    }
  }

  private func checkCounts(_ lines: [Substring], _ finding: NarrativeNumbers.Finding) throws {
    let incomers = Set(
      finding.path.filter {
        ["provisioned", "invited"].contains($0.edge) && $0.state == "observed"
      }
      .map(\.to)
        + finding.accounts.filter { ["external account", "home account"].contains($0.role) }
        .map(\.node))
    let observed = finding.path.filter { $0.state == "observed" }
    let theirs = observed.count { $0.edge == "signed-in" && incomers.contains($0.from) }
    let acts = observed.count {
      ($0.edge == "granted" && incomers.contains($0.to))
        || ($0.edge == "acted" && incomers.contains($0.from))
    }
    let all = observed.count { ["signed-in", "granted", "acted"].contains($0.edge) }
    let text = lines.joined(separator: "\n")
    let told = [
      (text.firstMatch(of: /(\d+) further sign-ins? (?:is|are) on the path/)?.output.1, theirs),
      (text.firstMatch(of: /(\d+) further acts? (?:is|are) on the path/)?.output.1, acts),
      (
        text.firstMatch(of: /(\d+) further such records? (?:is|are) on the path/)?.output.1,
        all - theirs - acts
      ),
    ]
    for (words, count) in told {
      #expect(words.flatMap { Int($0) } ?? 0 == max(0, count - 1))
    }
    let changes = Set(
      finding.path.filter { $0.state == "observed" && $0.edge == "configured" }
        .flatMap(\.evidence))
    if let told = text.firstMatch(of: /In all, (\d+) records show these settings changed/) {
      #expect((Int(told.output.1) ?? 0) <= changes.count)
      #expect((Int(told.output.1) ?? 0) > 1)
    }
    let unseen = finding.path.filter { $0.state != "observed" }.map(\.step)
    let named = text.matches(of: #/  - Hop (\d+)\./#).compactMap { Int($0.output.1) }
    #expect(named == unseen)
    let steps = text.matches(of: #/(?m)^(\d+)\. /#).compactMap { Int($0.output.1) }
    #expect(steps == Array(finding.response.indices.prefix(3).map { $0 + 1 }))
    let rest = text.firstMatch(of: /(\d+) further steps? follows? in the technical/)
    #expect(rest.flatMap { Int($0.output.1) } ?? 0 == max(0, finding.response.count - 3))
  }

  private func checkWhole(_ technical: String, _ executive: String, _ numbers: NarrativeNumbers)
    throws
  {
    for text in [technical, executive] {
      let opening = try #require(
        text.firstMatch(
          of:
            /(\d+) events? of (\d+) tenants? (?:was|were) read from (\d+) evidence files?\.(?: (\d+) findings? resulted; the gravest is rated (\w+) by its rule\.)?/
        )?.output)
      let undated = technical.firstMatch(of: /\*\*Undated\.\*\* (\d+)/).flatMap { Int($0.output.1) }
      #expect(Int(opening.1) == numbers.times.count + (undated ?? 0))
      let files = technical.matches(of: /(?m)^\| E\d+ \| `evidence/).count
      #expect(Int(opening.3) == files)
      #expect(opening.4.flatMap { Int($0) } ?? 0 == numbers.findings.count)
      #expect(opening.5.map(String.init) == numbers.findings.first?.severity)
    }
    let steps = numbers.findings.flatMap(\.path)
    let unseen = steps.count { $0.state != "observed" || $0.time == nil }
    let told = technical.firstMatch(of: /(?m)^(\d+) hops? without a time/)
    #expect(told.flatMap { Int($0.output.1) } ?? 0 == unseen)
    let allowed = numbers.findings.reduce(into: Set<String>()) {
      $0.formUnion(numbers.times(of: $1))
    }
    let rows = section("## 3. Timeline", of: technical).filter { $0.hasPrefix("| 2") }
      .compactMap { times(in: $0).first }
    #expect(Set(rows).subtracting(allowed) == [])
    #expect(rows == rows.sorted())
    let all = Set(numbers.times.values)
    #expect(Set(times(in: section("## 1.", of: technical).joined())).subtracting(allowed) == [])
    let findings = section("## 5.", of: technical).joined(separator: "\n")
    #expect(Set(times(in: findings)).subtracting(all) == [])
  }
}
