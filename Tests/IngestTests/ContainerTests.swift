import EntraModel
import Testing

@testable import Ingest

@Suite struct ContainerTests {
  private let a = Fixtures.audit(id: "a")
  private let b = Fixtures.audit(id: "b")
  private let c = Fixtures.signIn(id: "c")

  @Test func `records are found in every container`() {
    let context = #""@odata.context":"https://graph.microsoft.com/v1.0/$metadata#x""#
    let next = #""@odata.nextLink":"https://graph.microsoft.com/x?$skiptoken=}]""#
    let containers = [
      "\(a)\n\(b)\n\(c)\n", "\(a)\r\n\r\n\(b)\r\n\(c)", "[\(a),\(b),\(c)]",
      "[\n  \(a),\n  \(b)\n]\n[\n \(c)]\n", "\(a)\n[\(b)]\n\(c)", "[\(a),,\(b)][\(c)]",
      "[\(a)\n\(b)\n\(c)]", "[[\(a),\(b)],[\(c)]]",
      "{\(context),\"value\":[\(a),\(b),\(c)]}", "{\"value\":[\(a),\(b),\(c)],\(next)}",
      "{\(context),\(next),\"@odata.count\":3,\n \"value\" : [ \(a) , \(b) , \(c) ] , \"x\":{\"y\":[1]}}",
      "{\"value\":[\(a),\(b)],\(next)}{\"value\":[\(c)]}",
      "{\"value\":[\(a)]},{\"value\":[\(b),\(c)]}",
      "[{\(context),\"value\":[\(a)]},{\"value\":[\(b),\(c)]}]", "{\"records\":[\(a),\(b),\(c)]}",
      "{\"value\":[]}\n{\"value\":[\(a),\(b),\(c)]}", "\u{FEFF}[\(a)]\n\u{FEFF}[\(b),\(c)]",
    ]
    for container in containers {
      let reading = Reading(container)
      #expect(reading.ids == ["a", "b", "c"], "\(container.prefix(60))")
      #expect(reading.records == 3)
      #expect(reading.isBalanced)
      #expect(reading.faults.isEmpty && reading.fileFaults.isEmpty && reading.fileRemarks.isEmpty)
    }
  }

  @Test func `places are those of the decoded text`() {
    let text = "\u{FEFF}[\n  \(a),\n\n  \(b)]\n\(c)"
    let bytes = Array(text.utf8)
    let reading = Reading(text)
    #expect(reading.events.map(\.place.line) == [2, 4, 5])
    #expect(reading.events.map(\.place.record) == [1, 2, 3])
    for (event, record) in zip(reading.events, [a, b, c]) {
      let (from, count) = (Int(event.place.offset), Int(event.place.length))
      #expect(bytes[from..<(from + count)].elementsEqual(record.utf8))
    }
    #expect(reading.encoding == "utf-8-bom")
  }

  @Test func `a record that begins with an odata key is a record and not a wrapper`() {
    let entity = a.replacing("{\"id\"", with: "{\"@odata.type\":\"#x\",\"id\"", maxReplacements: 1)
    #expect(Reading(entity).ids == ["a"])
    #expect(Reading("[\(entity),\(b)]").ids == ["a", "b"])
  }

  @Test func `a broken line costs only that line`() throws {
    for cut in [1, 2, 20, 60, 100, 150, 200, 250, b.utf8.count - 1] {
      let broken = String(decoding: Array(b.utf8.prefix(cut)), as: UTF8.self)
      let reading = Reading("\(a)\n\(broken)\n\(c)\n")
      #expect(reading.ids == ["a", "c"], "cut at \(cut)")
      #expect(reading.faultSlugs == [.badRecord])
      #expect(reading.faults.first?.place.line == 2)
      #expect(reading.isBalanced)
    }
  }

  @Test func `a line that is not an object names its line`() {
    let reading = Reading("\(a)\nnonsense { here\n\(b)\n42\n")
    #expect(reading.ids == ["a", "b"])
    #expect(reading.faults.map(\.place.line) == [2, 4])
    #expect(reading.faultSlugs == [.badRecord, .badRecord])
    #expect(reading.records == 4)
  }

  @Test func `an array element that is not an object is a fault`() {
    let reading = Reading("[\(a),null,3,\"x\",\(b)]")
    #expect(reading.ids == ["a", "b"])
    #expect(reading.faultSlugs == [.badRecord, .badRecord, .badRecord])
    #expect(reading.isBalanced)
  }

  @Test func `a cut last record is a fault and the rest is kept`() {
    let reading = Reading("{\"value\":[\(a),\(b.prefix(90))")
    #expect(reading.ids == ["a"])
    #expect(reading.faultSlugs == [.truncated])
    let between = Reading("{\"value\":[\(a),")
    #expect(between.ids == ["a"])
    #expect(between.fileFaults.map(\.slug) == [.truncated])
    #expect(between.fileFaults.map(\.place.record) == [0])
  }

  @Test func `a page that ends inside a record doesn't swallow the next page`() {
    let reading = Reading("[\n  \(a),\n  \(b.prefix(90))\n[\n  \(c)\n]\n")
    #expect(reading.ids == ["a", "c"])
    #expect(reading.faultSlugs == [.badRecord])
    #expect(reading.fileFaults.map(\.slug) == [.truncated])
  }

  @Test func `text behind the last bracket is a remark`() {
    let reading = Reading("[\(a),\(b)]\nExported 2 records.\n")
    #expect(reading.ids == ["a", "b"])
    #expect(reading.faults.isEmpty)
    #expect(reading.fileRemarks.map(\.slug) == [.trailingGarbage])
  }

  @Test func `unindented nested brackets are no records`() {
    let pretty = a.replacing("[]", with: "[\n{\n\"id\":\"t\"\n},\n{\n\"id\":\"u\"\n}\n]")
      .replacing(",\"", with: ",\n\"")
    let reading = Reading("[\n\(pretty),\n\(pretty)\n]")
    #expect(reading.ids == ["a", "a"])
    #expect(reading.faults.isEmpty)
  }

  @Test func `a record nested too deep is a fault and brackets alone stop the file`() {
    let deep = String(repeating: "[", count: 100_000)
    let closed = deep + String(repeating: "]", count: 100_000)
    let reading = Reading("\(a)\n{\"id\":\"x\",\"activityDateTime\":\(closed)}\n\(b)\n")
    #expect(reading.ids == ["a", "b"])
    #expect(reading.faultSlugs == [.tooDeep])
    #expect(Reading(deep).refusal == .tooDeep)
    let open = Reading("\(a)\n{\"id\":\(deep)\n\(b)\n")
    #expect(open.ids == ["a", "b"])
    #expect(open.faultSlugs == [.tooDeep])
  }

  @Test func `a Graph error says that the log is missing`() {
    let body = #"{"error":{"code":"Forbidden_X","message":"no licence","innerError":{}}}"#
    let alone = Reading(body)
    #expect(alone.refusal == .graphError)
    #expect(alone.message == "Graph error Forbidden_X (no licence): the log is missing")
    #expect(alone.records == 0)
    let behind = Reading("{\"value\":[\(a)]}\n\(body)")
    #expect(behind.ids == ["a"])
    #expect(behind.refusal == nil)
    #expect(behind.fileFaults.map(\.slug) == [.graphError])
  }

  @Test(arguments: ["", "  \n\t", "\u{FEFF}", "\u{FEFF}\r\n"])
  func `a file of nothing is empty`(text: String) {
    #expect(Reading(text).refusal == .empty)
  }

  @Test func `an empty page is no refusal`() {
    #expect(Reading("{\"value\":[]}").refusal == nil)
    #expect(Reading("[]").records == 0)
    let table = #"{"tables":[{"name":"PrimaryResult","columns":[],"rows":[]}]}"#
    #expect(Reading(table).refusal == nil)
  }

  @Test(arguments: [
    ("Date (UTC),CorrelationId,Service,Category,Activity,Result\n", "portal-audit-csv"),
    ("\"TimeGenerated [UTC]\",OperationName", "log-analytics-csv"),
  ])
  func `a table without rows is named and no refusal`(text: String, name: String) {
    let reading = Reading(text)
    #expect(reading.table == name)
    #expect(reading.refusal == nil && reading.records == 0)
  }

  @Test func `archives are named by their kind`() {
    #expect(Reading([0x1F, 0x8B, 8, 0]).archive == "gzip")
    let zip = Reading(Array("PK\u{3}\u{4}x".utf8))
    #expect(zip.archive == "zip")
    #expect(zip.refusal == nil && zip.records == 0)
  }

  @Test func `other files are named and refused`() {
    let files: [([UInt8], Slug, String)] = [
      (Array("SQLite format 3\0".utf8), .notText, "SQLite"),
      ((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ $0 / 3) }, .notText, "binary"),
      (Array("hello world, this is text\n".utf8), .notJSON, "neither"),
      (Array("Name,Street,Town,Country\nA,B,C,D\n".utf8), .csvUnknownHeader, "Street"),
      (
        Array("Request ID,Authentication method,Succeeded\n1,2,3\n".utf8), .notSupportedYet,
        "sign-in details"
      ),
    ]
    for (bytes, slug, words) in files {
      let reading = Reading(bytes)
      #expect(reading.refusal == slug, "\(words)")
      #expect(reading.message.contains(words))
      #expect(reading.records == 0)
    }
  }
}
