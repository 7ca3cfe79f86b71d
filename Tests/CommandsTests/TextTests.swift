import EntraModel
import Pipeline
import Testing

@testable import Commands

@Suite struct `Text on a terminal` {
  @Test func `a table gives way in its flexible column alone`() {
    var table = Table(columns: [.init(title: "a", isFlexible: true), .init(title: "n", isNumber: true), .init(title: "source")])
    table.rows = [[.init(String(repeating: "x", count: 90)), .init("7"), .init("E1:12")]]
    let lines = table.lines(on: Terminal())
    #expect(lines.allSatisfy { TextWidth.columns($0) <= 80 })
    #expect(lines[1].hasSuffix("7  E1:12"))
  }

  @Test func `prose is broken at blanks, and a long word where the line ends`() {
    #expect(WordWrap.lines("aa bb cc", columns: 5) == ["aa bb", "cc"])
    #expect(WordWrap.lines("abcdefgh", columns: 3) == ["abc", "def", "gh"])
    #expect(WordWrap.lines("", columns: 3) == [""])
  }

  @Test(arguments: [
    (0, "same s"), (45, "+45s"), (77, "+1m17s"), (120, "+2m"), (3600, "+1h"), (3661, "+1h1m"),
    (86_400, "+1d"), (583_200, "+6d18h"), (-5, "-5s"),
  ])
  func `a delta has two units at most`(seconds: Int64, text: String) {
    #expect(Times.delta(seconds: seconds) == text)
  }

  @Test func `a day has its weekday`() throws {
    let instant = try #require(Instant(iso8601: "2025-03-10T09:10:03Z"))
    #expect(Times.day(instant) == "Mon 10 Mar 2025")
    #expect(Times.clock(instant) == "09:10:03")
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567"), (-1000, "-1,000")])
  func `digits stand in threes`(number: Int, text: String) {
    #expect(Counts.grouped(number) == text)
  }

  @Test(arguments: [
    (Int64(0), "0 B"), (999, "999 B"), (1500, "1.5 KB"), (302_000_000, "302 MB"),
    (12_340_000_000, "12 GB"),
  ])
  func `bytes stand in units of a thousand`(count: Int64, text: String) {
    #expect(Counts.bytes(count) == text)
  }

  @Test func `without colour no escape is written, with it every word stays`() {
    var terminal = Terminal()
    #expect(terminal.paint("high", as: .high) == "high")
    terminal.hasColour = true
    #expect(terminal.paint("high", as: .high) == "\u{1B}[31mhigh\u{1B}[0m")
  }

  @Test func `progress is one line within the terminal`() {
    let update = Progress.Update(
      stage: .reading, file: String(repeating: "long", count: 30) + ".json",
      bytesDone: 120_000_000, bytesTotal: 302_000_000)
    let line = ProgressLine.line(update, seconds: 62, on: Terminal())
    #expect(TextWidth.columns(line) < 80)
    #expect(line.contains("[#########") && line.contains("39%   120 MB of 302 MB  1:02"))
  }

  @Test func `an error says what, where, what was changed and what to do`() {
    let error = PipelineError(
      .failed, "is locked", place: "ca\u{1B}se", changed: "Nothing was added to the case",
      remedy: "wait")
    let text = ErrorText(error: error, terminal: Terminal()).page().text
    #expect(
      text == "error: ca\\x1bse: is locked\n       Nothing was added to the case.\n  try: wait\n")
  }

  @Test func `JSON escapes quotes, control characters and marks of direction`() {
    let value: JSONValue = .object([
      ("a", "x\"\\\n\u{1B}\u{202E}"), ("b", .array([1, .null, .boolean(true)])), ("c", .array([])),
    ])
    #expect(
      value.text == """
        {
          "a": "x\\"\\\\\\n\\u001b\\u202e",
          "b": [
            1,
            null,
            true
          ],
          "c": []
        }

        """)
  }
}
