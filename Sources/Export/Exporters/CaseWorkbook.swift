public import EntraModel

/// The case as a workbook: its timeline, findings, hops, evidence and coverage, a sheet each.
///
/// Every cell is text, so nothing in it runs, and a value stands as the log has it, without an apostrophe before it; what
/// hides is spelled out (control characters). A timeline that a sheet can't hold goes on in `Timeline 2`. It streams: memory
/// doesn't grow with the number of events.
public struct CaseWorkbook: Exporter {
  /// The name after `--format`.
  public static let name = "xlsx"
  /// The file in `exports/`.
  public static let fileName = "case.xlsx"
  /// One line for people who choose.
  public static let summary = "a workbook: timeline, findings, hops, evidence and coverage"
  /// Made when it is asked for.
  public static let isDefault = false

  /// Its sheet of events may be asked for some of them.
  public static let isTimeline = true

  private let sheetRows: Int

  /// Makes the exporter.
  public init() { sheetRows = SheetLimits.rows }

  /// Makes one for sheets of another size.
  init(sheetRows: Int) { self.sheetRows = sheetRows }

  /// Writes the workbook; it says that it was made at the last instant of the evidence.
  ///
  /// - Throws: also ``ExportError`` when the workbook's temporary file can't be written.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let workbook = try Workbook(
      title: input.facts.title, created: Self.newest(input.facts), rowLimit: sheetRows)
    var writer = TimelineWriter(input, style: .sheet, handsOnRows: true)
    try workbook.begin("Timeline", writer.header.map { SheetColumn($0, Self.widths[$0]) })
    let (cells, cursor) = (SheetSink(workbook), try input.events())
    while let event = try cursor.next() { _ = try writer.row(event, to: cells) }
    var cuts = writer.cuts
    for sheet in CaseSheets(input).all {
      try workbook.begin(sheet.name, sheet.columns)
      var row = CSVRow(.sheet)
      for line in sheet.rows {
        for cell in line { row.text(cell) }
        try row.end(to: cells, all: true)
      }
      cuts += row.cuts
    }
    try workbook.finish(to: sink)
    if let words = SheetLimits.words(ofCut: cuts) { input.note(words) }
  }

  /// Seconds since 1970 of the last event that the case's logs hold; 1980, where zips begin, when no event has a time.
  private static func newest(_ facts: CaseFacts) -> Int64 {
    let last = facts.coverage.compactMap(\.last).max()?.ticks ?? 0
    return max(last / Instant.ticksPerSecond, 315_532_800)
  }

  /// Columns of the timeline that need more room than their name.
  private static let widths: [String: Double] = [
    "datetime": 30, "timestamp_desc": 16, "source": 16, "category": 24, "activity": 36,
    "actor": 34, "actor_id": 38, "target": 34, "target_id": 38, "log_tenant": 38,
    "partner_tenant": 38, "home_tenant": 38, "resource_tenant": 38, "access_type": 18, "app": 24,
    "ip": 18, "correlation_id": 38, "message": 90, "edges": 22, "findings": 22, "techniques": 20,
    "event_id": 38, "evidence": 34, "who": 34, "did_what": 36, "to_whom": 40, "from_tenant": 24,
    "finding": 60, "citation": 38,
  ]
}
