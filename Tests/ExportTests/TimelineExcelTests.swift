import EntraModel
import Testing

@testable import Export

/// The timeline as Excel opens it by a double click.
struct TimelineExcelTests {
  private static let mark = "\u{FEFF}"

  private func forExcel(_ input: ExportInput) throws -> (text: String, notes: [String]) {
    let notes = Notes()
    var input = input
    input.isForExcel = true
    input.note = { notes.sentences.append($0) }
    let sink = MemorySink()
    try TimelineCSV().export(input, to: sink)
    return (sink.text, notes.sentences)
  }

  @Test(arguments: [""] + Hostile.values)
  func `it differs by its mark and its line ends alone`(value: String) throws {
    let incident = value.isEmpty ? Incident() : Hostile.incident(value)
    for profile in TimelineProfile.allCases {
      var input = incident.input
      input.timelineProfile = profile
      let plain = try exported(TimelineCSV.self, input)
      let (text, notes) = try forExcel(input)
      #expect(
        text.unicodeScalars.elementsEqual(
          (Self.mark + plain.replacing("\n", with: "\r\n")).unicodeScalars))
      #expect(notes.isEmpty)
    }
  }

  @Test(arguments: ["x", "\u{1F600}", "a\"b,", "=\"", "é"])
  func `a cell longer than a sheet holds is cut and counted`(piece: String) throws {
    var incident = Incident()
    incident.events[0].category = String(repeating: piece, count: 40_000)
    incident.events[1].category = String(
      repeating: piece, count: (32_767 - 1) / piece.utf16.count)
    let (text, notes) = try forExcel(incident.input)
    let plain = String(text.replacing("\r\n", with: "\n").dropFirst())
    let rows = try CSVReader.read(plain)
    let cut = try #require(rows[0]["category"])
    #expect((32_700...32_767).contains(cut.utf16.count) && cut.hasSuffix("..."))
    #expect(rows[1]["category"]?.hasSuffix("...") == false)
    #expect(notes == ["1 cell was cut to 32767 characters, as many as a spreadsheet holds"])
    let whole = try CSVReader.read(exported(TimelineCSV.self, incident.input))
    #expect((whole[0]["category"]?.utf16.count ?? 0) >= 40_000)
    #expect(whole.dropFirst().elementsEqual(rows.dropFirst()))
  }

  @Test func `more lines than a sheet shows are all written, and it says so`() throws {
    let incident = Incident()
    for (rows, isMore) in [(incident.events.count, true), (incident.events.count + 1, false)] {
      let notes = Notes()
      var input = incident.input
      input.isForExcel = true
      input.note = { notes.sentences.append($0) }
      let sink = MemorySink()
      try TimelineCSV(sheetRows: rows).export(input, to: sink)
      #expect(sink.bytes.count { $0 == 0x0A } == incident.events.count + 1)
      #expect(
        notes.sentences
          == (isMore
            ? ["\(rows + 1) lines: a sheet shows the first \(rows), --since and --until cut parts"]
            : []))
    }
  }
}

/// What an exporter says of its file.
final class Notes {
  var sentences: [String] = []
}
