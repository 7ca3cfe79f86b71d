import EntraModel
import Testing

@testable import Export

/// The workbook, read by another project.
struct CaseWorkbookTests {
  private static let isReadable = Readers.workbookReader != nil

  private func bytes(_ input: ExportInput, sheetRows: Int = 1_048_576) throws -> [UInt8] {
    let sink = MemorySink()
    try CaseWorkbook(sheetRows: sheetRows).export(input, to: sink)
    return sink.bytes
  }

  /// The cells of our CSV as they are without the guard of formulas.
  private func rows(_ input: ExportInput) throws -> [[String]] {
    let columns =
      input.timelineProfile == .report ? TimelineCSV.reportColumns : TimelineCSV.columns
    return try CSVReader.read(exported(TimelineCSV.self, input)).map { row in
      columns.map { column in
        let cell = row[column] ?? ""
        let isGuarded =
          cell.hasPrefix("'")
          && cell.unicodeScalars.dropFirst().first.map {
            CSVRow.isFormulaStart($0)
          } == true
        return isGuarded ? String(cell.dropFirst()) : cell
      }
    }
  }

  @Test(
    .enabled(if: isReadable, "needs openpyxl, which make test sets up"),
    arguments: [""] + Hostile.values)
  func `openpyxl finds the rows of our timeline, and text alone`(value: String) throws {
    let incident = value.isEmpty ? Incident() : Hostile.incident(value)
    for profile in TimelineProfile.allCases {
      var input = incident.input
      input.timelineProfile = profile
      let book = try WorkbookReader.read(bytes(input))
      #expect(
        book.sheets.map(\.name) == ["Timeline", "Findings", "Hops", "Evidence", "Coverage"])
      let timeline = try book.sheet("Timeline")
      #expect(Array(timeline.rows.dropFirst()) == (try rows(input)))
      for sheet in book.sheets {
        #expect(!sheet.isActive && !sheet.kinds.contains("f"))
        #expect(Set(sheet.kinds).isSubset(of: ["s", "n", "inlineStr"]))
        #expect(sheet.frozen == "A2")
        #expect(sheet.filter?.hasPrefix("A1:") == true)
      }
      #expect(book.created == "2025-06-02T09:31:12")
    }
  }

  @Test(.enabled(if: isReadable, "needs openpyxl, which make test sets up"))
  func `its other sheets say what findings, inventory and coverage say`() throws {
    let incident = Incident()
    let book = try WorkbookReader.read(bytes(incident.input))
    #expect(book.title == incident.facts.title)
    let findings = try book.sheet("Findings").rows
    #expect(findings.dropFirst().map(\.first) == ["f00d000000000001", "f00d000000000002"])
    let hops = try book.sheet("Hops").rows
    #expect(hops.count == 1 + incident.findings.flatMap(\.path).count)
    let time = try #require(hops[0].firstIndex(of: "time"))
    let state = try #require(hops[0].firstIndex(of: "state"))
    let citations = try #require(hops[0].firstIndex(of: "citations"))
    for hop in hops.dropFirst() {
      #expect(hop[time].isEmpty == (hop[state] != "observed"))
      #expect(hop[citations].isEmpty == (hop[state] == "missing"))
    }
    #expect(hops[1][citations] == "evidence/AuditLogs.json:20")
    #expect(
      try book.sheet("Evidence").rows.dropFirst().map { $0[1] }
        == incident.facts.evidence.map(\.path)
    )
    #expect(try book.sheet("Coverage").rows.dropFirst().map { $0[5] } == ["8", "2"])
  }

  @Test(.enabled(if: isReadable, "needs openpyxl, which make test sets up"))
  func `a timeline that a sheet can't hold goes on in the next`() throws {
    let input = Incident().input
    let book = try WorkbookReader.read(bytes(input, sheetRows: 4))
    let sheets = book.sheets.filter { $0.name.hasPrefix("Timeline") }
    #expect(sheets.map(\.name) == ["Timeline", "Timeline 2", "Timeline 3"])
    #expect(sheets.allSatisfy { $0.rows.first == TimelineCSV.columns && $0.rows.count <= 4 })
    #expect(sheets.flatMap { $0.rows.dropFirst() } == (try rows(input)))
  }

  @Test(.enabled(if: isReadable, "needs openpyxl, which make test sets up"))
  func `a cell longer than a sheet holds is cut, and what looks like an escape stays`() throws {
    var incident = Incident()
    incident.events[0].category = String(repeating: "\u{1F600}", count: 40_000)
    incident.events[1].category = "_x000D_ _x41_ a_x0041_x0042_"
    let notes = Notes()
    var input = incident.input
    input.note = { notes.sentences.append($0) }
    let rows = try WorkbookReader.read(bytes(input)).sheet("Timeline").rows
    let category = try #require(rows[0].firstIndex(of: "category"))
    #expect(rows[1][category] == String(repeating: "\u{1F600}", count: 16_382) + "...")
    #expect(
      notes.sentences == ["1 cell was cut to 32767 characters, as many as a spreadsheet holds"])
    let escaped = rows[2][category].replacing("_x005F_", with: "_")
    #expect(escaped == "_x000D_ _x41_ a_x0041_x0042_")
  }

  @Test func `an underscore that begins an escape is itself spelled as one`() {
    for (text, expected) in [
      ("_x000D_", "_x005F_x000D_"), ("_x000_", "_x000_"), ("a_b", "a_b"),
      ("_X00ff_", "_x005F_X00ff_"),
      ("_x0041_x0042_", "_x005F_x0041_x005F_x0042_"), ("_x000g_", "_x000g_"), ("_x000", "_x000"),
    ] {
      #expect(String(decoding: EscapedCell.bytes(Array(text.utf8)), as: UTF8.self) == expected)
    }
  }

  @Test func `equal input gives equal bytes, whatever the clock says`() async throws {
    let first = try bytes(Incident().input)
    try await Task.sleep(for: .seconds(2.1))
    #expect(try bytes(Incident().input) == first)
  }
}
