import Testing

@testable import Commands

@Suite struct `Visible text` {
  @Test(arguments: [
    ("\u{1B}[2Jcleared", "\\x1b[2Jcleared"), ("a\u{0}b", "a\\x00b"), ("a\rb\nc\td", "a\\rb\\nc\\td"),
    ("user\u{202E}gpj.exe", "user\\u{202e}gpj.exe"), ("\u{9B}31m", "\\u{9b}31m"),
    ("zero\u{200B}width", "zero\\u{200b}width"), ("\u{7F}", "\\x7f"),
    ("\u{2028}line", "\\u{2028}line"), ("Ünïcode ありがとう", "Ünïcode ありがとう"),
    ("\u{E0041}tag", "\\u{e0041}tag"),
  ])
  func `what could act on a terminal is written out`(hostile: String, shown: String) {
    #expect(VisibleText.visible(hostile) == shown)
  }

  @Test func `a value is cut to 80 columns in its middle`() {
    let terminal = Terminal()
    let value = VisibleText.value(String(repeating: "a", count: 60) + String(repeating: "z", count: 60), on: terminal)
    #expect(TextWidth.columns(value) == 80)
    #expect(value.hasPrefix("aaaa") && value.hasSuffix("zzzz") && value.contains("…"))
    #expect(VisibleText.value("short", on: terminal) == "short")
  }

  @Test func `wide characters count two columns and are never cut in two`() {
    let terminal = Terminal()
    let text = String(repeating: "字", count: 50)
    let value = VisibleText.fitted(text, to: 21, on: terminal)
    #expect(TextWidth.columns(value) <= 21)
    #expect(TextWidth.columns("e\u{301}") == 1)
  }

  @Test func `without UTF-8 the ellipsis and the arrow are ASCII`() {
    let terminal = Terminal(isUnicode: false)
    #expect(VisibleText.fitted("abcdefghijkl", to: 9, on: terminal) == "abc...jkl")
    #expect(terminal.arrow == "->")
  }

  @Test func `a record keeps its lines and tabs, and nothing else that acts`() {
    #expect(VisibleText.record("{\n\t\"a\": \"\u{1B}c\"\r\n}") == "{\n\t\"a\": \"\\x1bc\"\\r\n}")
  }
}
