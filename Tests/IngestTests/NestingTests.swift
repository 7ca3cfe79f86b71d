import EntraModel
import Testing

@testable import Ingest

/// Where the record inside a record stands.
struct NestingTests {
  private func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }

  /// The reading of a file's only record, or of the one of a number.
  private func reading(_ text: String, record number: Int = 1) throws -> (
    bytes: [UInt8], reading: RecordReading
  ) {
    var splitter = RecordSplitter(options: IngestOptions())
    let bytes = Array(text.utf8)
    var blocks = splitter.feed(bytes, isFinal: true)
    blocks += splitter.feed([], isFinal: true)
    let span = try #require(blocks.flatMap(\.spans).first { $0.number == number })
    let own = Array(bytes[Int(span.offset)..<(Int(span.offset) + Int(span.citedLength))])
    let place = EvidencePlace(
      evidence: EvidenceID(1), record: span.number, line: span.line, offset: span.offset,
      length: span.citedLength)
    let context = try #require(splitter.context)
    return (bytes, IngestStage.reading(ofRecord: own, place: place, context: context))
  }

  @Test func `a record that stands as it is has nothing inside`() throws {
    let reading = try reading(Fixtures.audit()).reading
    #expect(reading.event?.id == "Directory_1")
    #expect(reading.inner.isEmpty && reading.pointer == nil && !reading.isRebuilt)
  }

  @Test func `an object inside of a record is no text of its own`() throws {
    let data =
      #"{"CreationTime":"2026-03-01T10:05:06","Id":"i","Operation":"Add user.","RecordType":8,"Workload":"AzureActiveDirectory"}"#
    let reading = try reading(#"{"AuditData":\#(data)}"#).reading
    #expect(reading.event?.activity == "Add user" && reading.inner.isEmpty)
  }

  @Test func `the record of an envelope that holds its properties as text is found`() throws {
    let text =
      #"{"time":"2026-03-01T10:05:06Z","category":"AuditLogs","properties":\#(quoted(Fixtures.audit()))}"#
    let (bytes, reading) = try reading(text)
    let place = try #require(reading.inner.first?.place)
    #expect(place.path == "/properties" && place.isExact && reading.inner.count == 1)
    let written = bytes[Int(place.offset)..<Int(place.offset + place.length)]
    #expect(String(decoding: written, as: UTF8.self) == quoted(Fixtures.audit()))
    #expect(reading.inner.first?.text == Array(Fixtures.audit().utf8))
  }

  @Test func `the same text under another key isn't taken for the one that was read`() throws {
    let raw = quoted(Fixtures.audit())
    let (bytes, reading) = try reading(#"{"message":\#(raw),"_raw":\#(raw),"_RAW":\#(raw)}"#)
    let place = try #require(reading.inner.first?.place)
    #expect(place.path == "/_raw")
    #expect(Int(place.offset) == #"{"message":,"_raw":"#.utf8.count + raw.utf8.count)
    #expect(bytes[Int(place.offset)] == 0x22)
  }

  @Test func `of a doubled key the first is read and cited`() throws {
    let (first, second) = (quoted(Fixtures.audit(id: "a")), quoted(Fixtures.audit(id: "b")))
    let reading = try reading(#"{"_raw":\#(first),"_raw":\#(second)}"#).reading
    #expect(reading.event?.id == "a")
    #expect(reading.inner.first?.place.offset == 8)
    #expect(reading.inner.first?.text == Array(Fixtures.audit(id: "a").utf8))
  }

  @Test func `records three levels deep are each in the text of the one before`() throws {
    let innermost = Fixtures.audit()
    let middle = #"{"_raw": \#(quoted(innermost)) }"#
    let outer = #"{"x/y":{"~":1},"_raw":\#(quoted(" " + middle))}"#
    let (bytes, reading) = try reading(outer)
    #expect(reading.event?.id == "Directory_1")
    #expect(reading.inner.map(\.place.path) == ["/_raw", "/_raw"])
    let (one, two) = (try #require(reading.inner.first), try #require(reading.inner.last))
    #expect(one.place.recordOffset == 1 && one.place.recordLength == Int64(middle.utf8.count))
    #expect(two.place.offset == 10 && two.text == Array(innermost.utf8))
    #expect(bytes[Int(one.place.offset)] == 0x22 && one.text[Int(two.place.offset)] == 0x22)
  }

  @Test func `what was put back from renamed fields is said to be so and has no bytes`() throws {
    let document =
      #"{"@timestamp":"2026-03-01T10:05:06.123Z","azure":{"tenant_id":"\#(Fixtures.own)","auditlogs":{"category":"AuditLogs","properties":{"id":"Directory_9","activity_display_name":"Add user"}}}}"#
    let reading = try reading(document).reading
    #expect(reading.event?.id == "Directory_9")
    #expect(reading.isRebuilt && reading.inner.isEmpty)
  }

  @Test func `rows count by their table, and a broken one counts too`() throws {
    let columns =
      #""columns":[{"name":"Type"},{"name":"TimeGenerated"},{"name":"Id"},{"name":"OperationName"}]"#
    let row = { (id: String) in #"["AuditLogs","2026-03-01T10:00:00Z","\#(id)","x"]"# }
    let text =
      #"{"Tables":[{"name":"a",\#(columns),"Rows":[\#(row("a"))]},{"name":"b",\#(columns),"rows":[\#(row("b")),7,\#(row("c"))]}]}"#
    #expect(try reading(text, record: 1).reading.pointer == "/Tables/0/Rows/0")
    #expect(try reading(text, record: 2).reading.pointer == "/Tables/1/rows/0")
    let last = try reading(text, record: 4).reading
    #expect(last.pointer == "/Tables/1/rows/2" && last.event?.id == "c")
  }

  @Test func `a record behind an answer is no row of it`() throws {
    let table =
      #"{"tables":[{"name":"a","columns":[{"name":"Type"}],"rows":[["AuditLogs"]]}]}"#
    let reading = try reading(table + "\n" + Fixtures.audit(), record: 2).reading
    #expect(reading.event?.id == "Directory_1" && reading.pointer == nil)
  }

  // MARK: Damage

  /// A lone surrogate in a display name must not hide a record from whoever collects it packed.
  @Test(arguments: [#"\\ud800"#, #"\\udfff x"#])
  func `a record with a lone surrogate is read inside a string as it is by itself`(damage: String)
    throws
  {
    let plain = Fixtures.audit(activity: "Update " + damage.replacing("\\\\", with: "\\"))
    #expect(Reading(plain).remarkSlugs == [.encoding])
    let own = try #require(Reading(plain).events.first)
    for text in [
      #"{"_raw":\#(quoted(plain))}"#,
      #"{"@timestamp":"t","event":{"original":\#(quoted(plain))}}"#,
    ] {
      let file = Reading(text)
      #expect(file.events.map(\.activity) == [own.activity], "\(text)")
      #expect(file.remarkSlugs == [.encoding] && file.refused == 0)
      let inner = try #require(try reading(text).reading.inner.first)
      #expect(inner.place.isExact && inner.text == Array(plain.utf8))
    }
    let data =
      #"{"CreationTime":"2026-03-01T10:05:06","Id":"i","Operation":"x\ud800","RecordType":8,"Workload":"AzureActiveDirectory"}"#
    let audit = Reading(#"{"AuditData":\#(quoted(data))}"#)
    #expect(audit.events.map(\.id) == ["i"] && audit.remarkSlugs == [.encoding])
  }

  @Test func `damage outside of the inner text leaves its place exact, damage in it doesn't`()
    throws
  {
    let raw = quoted(Fixtures.audit())
    let (bytes, reading) = try reading(#"{"a":"\ud800","_raw":\#(raw)}"#)
    let place = try #require(reading.inner.first?.place)
    #expect(place.isExact && place.length == Int64(raw.utf8.count))
    #expect(bytes[Int(place.offset)] == 0x22)
    let damaged = raw.replacing("Core Directory", with: #"Core \ud800"#)
    let second = try self.reading(#"{"a":"\ud800","_raw":\#(damaged)}"#).reading
    let inner = try #require(second.inner.first)
    #expect(!inner.place.isExact && inner.place.length == Int64(damaged.utf8.count))
    #expect(String(decoding: inner.text, as: UTF8.self).contains("Core \u{FFFD}"))
    #expect(second.event?.id == "Directory_1")
  }
}
