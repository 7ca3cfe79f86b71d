import Crypto
import EntraModel
import Foundation
import Templates
import Testing

@testable import Export

struct ReportTests {
  private func page(_ input: ExportInput) throws -> String { try exported(Report.self, input) }

  private static let elements: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "header", "nav", "main", "footer", "aside",
    "section", "article", "figure", "figcaption", "details", "summary", "div", "span", "p", "h1",
    "h2", "h3", "h4", "a", "b", "i", "bdi", "br", "small", "code", "pre", "ul", "ol", "li", "dl",
    "dt", "dd", "table", "caption", "thead", "tbody", "tr", "th", "td", "form", "label", "input",
    "select", "option", "output", "button", "script",
    "svg", "desc", "defs", "pattern", "rect", "circle", "path", "text",
  ]

  private func expectSound(_ html: String) {
    let scan = HTMLScan(html)
    #expect(scan.problems == [])
    #expect(Set(scan.tags.map(\.name)).subtracting(Self.elements).sorted() == [])
    let keys = Set(scan.tags.flatMap(\.attributes.keys))
    #expect(
      keys.filter { $0 == "style" || $0.hasPrefix("on") || $0 == "src" || $0.contains("xlink") }
        == [])
    let ids = scan.values(of: "id")
    #expect(Set(ids).count == ids.count)
    #expect(ids.filter { $0.isEmpty || $0.contains(" ") } == [])
    let known = Set(ids)
    let dangling = scan.values(of: "href").filter {
      !$0.hasPrefix("#") || !known.contains(String($0.dropFirst()))
    }
    #expect(dangling == [])
    for attribute in ["aria-labelledby", "for"] {
      let named = scan.values(of: attribute).flatMap { $0.split(separator: " ").map(String.init) }
      #expect(named.filter { !known.contains($0) } == [])
    }
    #expect(scan.values(of: "class").filter { $0.contains("{") } == [])
    #expect(scan.tags.filter { $0.name == "script" }.count == 1)
    for (key, value) in scan.tags.flatMap(\.attributes)
    where key != "xmlns" && key != "title" && key != "aria-label" {
      #expect(!value.contains("://"), "\(key)")
    }
    #expect(
      html.unicodeScalars.allSatisfy { $0 == "\n" || $0 == "\t" || !VisibleText.isHidden($0) })
  }

  @Test func `the page is sound and every link has its target`() throws {
    expectSound(try page(Incident().input))
  }

  @Test(
    arguments: Hostile.values + [
      "\"\u{301}><script>alert(1)</script>", "'\u{338} onload=alert(1)", "\u{5D0}\u{5D1}",
    ])
  func `no value becomes an element, an attribute or a link`(value: String) throws {
    var input = Hostile.incident(value).input
    input.records = { events in
      Dictionary(events.map { ($0.key, CitedRecord(Array("{\"a\":\"\(value)\"}".utf8))) }) {
        first, _ in first
      }
    }
    input.fetches = [:]
    input.rules = [RuleLine(name: value, summary: value)]
    expectSound(try page(input))
  }

  @Test func `a case without anything is sound too`() throws {
    var incident = Incident()
    (incident.nodes, incident.edges, incident.findings, incident.events) = ([], [], [], [])
    incident.facts.evidence = []
    incident.facts.coverage = []
    let html = try page(incident.input)
    expectSound(html)
    #expect(html.contains("There is no finding. That is a statement about these logs"))
  }

  @Test func `the policy comes before what it binds, and its hashes are those of style and script`()
    throws
  {
    let html = try page(Incident().input)
    let scan = HTMLScan(html)
    let hash = { (text: String) in Data(SHA256.hash(data: Data(text.utf8))).base64EncodedString() }
    let style = try #require(scan.raw["style"]?.first)
    let script = try #require(scan.raw["script"]?.first)
    #expect(scan.raw["style"]?.count == 1 && scan.raw["script"]?.count == 1)
    #expect(ReportPolicy.styleHash == hash(style))
    #expect(ReportPolicy.scriptHash == hash(script))
    let names = scan.tags.prefix(5).map(\.name)
    #expect(names == ["html", "head", "meta", "meta", "meta"])
    #expect(scan.tags[3].attributes["http-equiv"] == "Content-Security-Policy")
    #expect(
      scan.tags[3].attributes["content"]
        == "default-src 'none'; style-src 'sha256-\(hash(style))'; script-src 'sha256-\(hash(script))'; img-src data:; base-uri 'none'; form-action 'none'"
    )
  }

  @Test(arguments: [
    "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(", "http",
    "fetch(", "import(",
  ])
  func `the script makes no markup of text and asks for nothing`(word: String) {
    #expect(!Templates.reportScript.contains(word))
  }

  @Test(arguments: ["url(", "@import", "http", "expression("])
  func `the style sheet asks for nothing`(word: String) {
    #expect(!Templates.reportStyle.contains(word))
  }

  @Test(arguments: PictureClass.allCases)
  func `the dark page colours every class of the pictures`(kind: PictureClass) {
    #expect(Templates.reportStyle.contains("svg .\(kind.rawValue)"))
  }

  @Test func `the page says what the narrative says, and what only a page has`() throws {
    let text = HTMLScan(try page(Incident().input)).text
    for words in [
      "2025-06-02 09:00:03 3 s later",
      "observed The account admin@fabrikam.test is recorded as initiator of allowing accounts of northwind.test to be synchronized into fabrikam.test . The record shows: inbound synchronization unset → true; automatic redemption unset → true.",
      "time not known, between hops 3 and 5", "time not known, after hop 8",
      "6 of 7 steps observed, strong", "No log of northwind.test is in this case.",
      "Whose log it is isn't in the content of 1 file, and is assumed or unknown.",
      "All 8 dated events, 8 of them cited by findings.",
      "mallory (guest from B)", "to be completed by the examiner", "partial (malformed-json )",
      "Successful sign-ins on these paths: 1",
    ] { #expect(text.contains(words), "\(words)") }
  }

  @Test func `sections stand in the order that readers ask for`() throws {
    let html = try page(Incident().input)
    let headings = html.split(separator: "\n").filter { $0.hasPrefix("<h2>") }.map {
      $0.dropFirst(4).dropLast(5)
    }
    #expect(
      headings == [
        "1. Executive summary", "2. What is not known", "3. Findings", "4. Timeline",
        "5. Tenants and accounts", "6. What the logs cannot show",
        "7. Impact, root cause, recommendations", "8. Containment", "9. Logs to collect next",
        "10. Indicators", "11. ATT&amp;CK techniques", "12. Evidence and custody",
        "13. Cited records", "14. Method and parameters", "15. Terms",
      ])
  }

  @Test func `what is inferred or missing has no clock time and says what it is`() throws {
    let rows = try page(Incident().input).split(separator: "\n").filter {
      $0.hasPrefix("<tr id=\"path-1-hop-")
    }
    #expect(rows.count == 9)
    #expect(rows[3].contains("class=\"inferred\"") && !rows[3].contains("09:00"))
    #expect(rows[8].contains("class=\"missing\"") && rows[8].contains("<td class=\"cites\"></td>"))
  }

  @Test func `a long timeline is cut, cited events and their neighbours first, and says so`() throws
  {
    var incident = Incident()
    let cited = incident.events
    for index in 0..<6000 {
      var event = cited[3]
      event.key = Int64(1000 + index)
      event.id = "other-\(index)"
      event.actor.upn = "other@fabrikam.test"
      event.target = Party()
      event.instant = Incident.time("2025-01-01T00:00:00Z").advanced(bySeconds: Int64(index) * 60)
      incident.events.append(event)
    }
    incident.events.sort { ($0.instant?.ticks ?? 0) < ($1.instant?.ticks ?? 0) }
    let html = try page(incident.input)
    let scan = HTMLScan(html)
    #expect(
      scan.text.contains(
        "5000 of 6008 dated events are on this page; the rest is in timeline.csv ."))
    #expect(html.components(separatedBy: "<tr class=\"h k\">").count - 1 == cited.count)
    let rows = html.split(separator: "\n").filter {
      $0.contains("<td><b class=\"ten ") && !$0.contains("<th")
    }
    #expect(rows.count == 5000)
    expectSound(html)
  }

  @Test func `a record is laid out without losing a byte, cut at 64 KiB, and says so`() throws {
    let record = #"{"a":[1,{"b":"x, {y}\"["}],"a":{},"c":[] ,"d":null}"#
    let text = RecordLayout.readable(record)
    #expect(text.contains("\n    {\n      \"b\""))
    #expect(text.contains("\"a\":{}") && text.contains("\"c\":[]"))
    let tight = { (text: String) in text.filter { $0 != "\n" && $0 != " " } }
    #expect(tight(text) == tight(record))
    #expect(RecordLayout.readable("a,b,\"c\"") == "a,b,\"c\"")
    #expect(RecordLayout.readable("{\n\"a\":1}") == "{\n\"a\":1}")
    #expect(RecordLayout.readable(String(repeating: "[", count: 50_000)).utf8.count < 3_000_000)
    var input = Incident().input
    let long = Array("{\"x\":\"\(String(repeating: "é", count: 40_000))\"}".utf8)
    input.records = { events in
      Dictionary(events.map { ($0.key, CitedRecord(long)) }) { first, _ in first }
    }
    #expect(HTMLScan(try page(input)).text.contains("The first 65536 of 80008 bytes."))
  }

  @Test(arguments: [
    ("TLP:CLEAR", "clear"), ("tlp:amber+strict", "amber-strict"), ("TLP:RED", "red"),
    ("internal", ""),
  ])
  func `the marking is repeated on every sheet when it is one of the protocol's`(
    text: String, name: String
  ) {
    #expect(SheetMarking(text)?.rawValue ?? "" == name)
    #expect(name.isEmpty || Templates.reportStyle.contains("@page \(name) {"))
  }

  private static let lint = "/usr/bin/xmllint"

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: lint), "needs xmllint"))
  func `libxml2 reads the page and finds nothing but tags that are younger than it`() throws {
    for input in [Incident().input, Hostile.incident("\"><script>alert(1)</script>").input] {
      let file = FileManager.default.temporaryDirectory.appendingPathComponent(
        "crosstrail-\(UUID().uuidString).html")
      defer { try? FileManager.default.removeItem(at: file) }
      try Data(page(input).utf8).write(to: file)
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Self.lint)
      process.arguments = ["--html", "--noout", "--nonet", file.path]
      let errors = Pipe()
      process.standardError = errors
      try process.run()
      let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      let complaints = said.split(separator: "\n").filter {
        $0.contains("error :") && !$0.hasSuffix(" invalid")
      }
      #expect(complaints == [])
    }
  }
}
