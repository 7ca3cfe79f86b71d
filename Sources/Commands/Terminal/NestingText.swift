internal import EntraModel
internal import Pipeline

/// Where a record stands in its file and what stands inside of it, each with the command that checks its hash.
struct NestingText {
  let record: Explanation.Record

  /// Adds the lines; a text inside is printed by whoever prints the record.
  func add(to page: inout Page, text: ([UInt8], inout Page) -> Void) {
    guard let stored = record.stored else { return }
    if stored.isWide {
      if let command = CheckCommand(textOf: record) { check(command, on: &page) }
      page.paragraph(
        "in the file, which is \(Self.name(stored.encoding)): offset \(stored.offset)  "
          + "length \(stored.length)", lead: "   ", indent: 3)
      page.line("   sha256 \(stored.sha256)")
    }
    check(CheckCommand(stored: stored), on: &page)
    for (index, place) in record.nesting.inner.enumerated() {
      add(place, index, to: &page)
      if index < record.innerTexts.count { text(record.innerTexts[index], &page) }
      if let command = CheckCommand(inner: index, of: record) {
        check(command, on: &page)
      } else {
        page.paragraph(
          "Damage in this text was replaced by U+FFFD: other tools may decode it differently.",
          lead: "   ", indent: 3, ink: .yellow)
      }
    }
    if record.nesting.isRebuilt {
      page.paragraph(
        "The collected record isn't in it: it was put back from the document's own fields.",
        lead: "   ", indent: 3, ink: .dim)
    }
  }

  private func add(_ place: InnerPlace, _ index: Int, to page: inout Page) {
    let holder = index == 0 ? "it" : "that text"
    let form = place.wrapping == .string ? "a JSON string" : "a cell"
    page.paragraph(
      "inside \(holder) at \(VisibleText.visible(place.path)), \(form):  offset \(place.offset)  "
        + "length \(place.length)", lead: "   ", indent: 3, ink: .cyan)
    var words = "\(Counts.of(Int(place.textLength), "byte")) decoded"
    if place.recordLength != place.textLength {
      words +=
        ", of which the record is \(Counts.of(Int(place.recordLength), "byte")) "
        + "from offset \(place.recordOffset) on"
    }
    page.paragraph(words, lead: "   ", indent: 3)
    page.line("   sha256 \(place.sha256)")
  }

  private func check(_ command: CheckCommand, on page: inout Page) {
    for (index, line) in command.lines(columns: page.terminal.width - 5).enumerated() {
      page.line((index == 0 ? "   $ " : "     ") + page.terminal.paint(line, .dim))
    }
  }

  private static func name(_ encoding: String) -> String {
    encoding == "utf-16be" ? "UTF-16 big-endian" : "UTF-16 little-endian"
  }
}
