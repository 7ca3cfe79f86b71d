import EntraModel
import Testing

@testable import Ingest

/// The answers of a Log Analytics query: tables of columns and rows.
struct TablesTests {
  private func table(_ columns: [String], _ rows: [String]) -> String {
    let names = columns.map { #"{"name":"\#($0)","type":"string"}"# }.joined(separator: ",")
    return
      #"{"name":"PrimaryResult","columns":[\#(names)],"rows":[\#(rows.joined(separator: ",\n"))]}"#
  }

  private let columns = ["Type", "TimeGenerated", "Id", "OperationName", "TargetResources"]

  private func row(_ id: String) -> String {
    #"["AuditLogs","2026-03-01T10:00:00.1234567Z","\#(id)","Add user",null]"#
  }

  @Test func `rows of every table are records with their own columns`() {
    let text =
      #"{"tables":["# + table(columns, [row("a"), row("b")]) + ","
      + table(["Id", "Type", "TimeGenerated"], [#"["c","AuditLogs","2026-03-01T10:00:00Z"]"#])
      + "]}"
    let reading = Reading(text)
    #expect(reading.ids == ["a", "b", "c"])
    #expect(reading.events.map(\.activity) == ["Add user", "Add user", ""])
    #expect(reading.formats == ["log-analytics-rows": 3])
    #expect(reading.faults.isEmpty && reading.fileFaults.isEmpty && reading.isBalanced)
  }

  @Test func `a row is cited to the bytes of its array`() throws {
    let text = #"{"tables":["# + table(columns, [row("a"), row("b")]) + "]}"
    let event = try #require(Reading(text).events.last)
    let (from, count) = (Int(event.place.offset), Int(event.place.length))
    let bytes = Array(Array(text.utf8)[from..<(from + count)])
    #expect(String(decoding: bytes, as: UTF8.self) == row("b"))
    #expect(event.place.line == 2 && event.place.record == 2)
  }

  @Test func `a row reads again to its event with the columns of its own table`() throws {
    let text =
      #"{"tables":["# + table(["Id", "Type", "TimeGenerated"], [#"["x","AuditLogs","t"]"#]) + ","
      + table(columns, [row("a")]) + "]}"
    var splitter = RecordSplitter(options: IngestOptions())
    _ = splitter.feed(Array(text.utf8), isFinal: false)
    #expect(splitter.context == nil)
    _ = splitter.feed([], isFinal: true)
    let context = try #require(splitter.context)
    let event = try #require(Reading(text).events.last)
    let (from, count) = (Int(event.place.offset), Int(event.place.length))
    let again = IngestStage.event(
      fromRecord: Array(Array(text.utf8)[from..<(from + count)]), place: event.place,
      context: context)
    #expect(again?.id == "a" && again?.activity == "Add user")
  }

  @Test func `no cut between chunks changes what a table gives`() {
    let bytes = Array((#"{"tables":["# + table(columns, [row("a"), row("b")]) + "]}").utf8)
    let whole = Reading(bytes)
    for cut in 1..<bytes.count {
      #expect(Reading(bytes, cuts: [cut], wantedHead: 1) == whole, "cut at \(cut)")
    }
  }

  @Test func `a table that ends early keeps the rows before`() {
    let whole = #"{"tables":["# + table(columns, [row("a"), row("b")])
    let reading = Reading(String(whole.dropLast(10)))
    #expect(reading.ids == ["a"])
    #expect(reading.faultSlugs == [.truncated])
    #expect(reading.isBalanced)
  }

  @Test func `a broken row is a fault and the next is read`() {
    let text = #"{"tables":["# + table(columns, [#"["AuditLogs",nonsense]"#, row("b")]) + "]}"
    let reading = Reading(text)
    #expect(reading.ids == ["b"])
    #expect(reading.faultSlugs == [.badRecord])
  }
}
