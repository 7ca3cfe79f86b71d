import EntraModel
import Foundation
import Testing

@testable import Export

struct NarrativeTests {
  private func narrative(_ input: ExportInput) throws -> String {
    try exported(Narrative.self, input)
  }

  @Test(arguments: [
    "2. **2025-06-02 09:00:03 UTC** (3 s later) · observed. The account `admin@fabrikam.test` is recorded as initiator of allowing accounts of `northwind.test` to be synchronized into `fabrikam.test`. The record shows: inbound synchronization unset → true; automatic redemption unset → true. [E1:30]",
    "4. **time not known, between hops 3 and 5** · inferred. No record shows it, and it follows from the other hops: accounts were synchronized from `northwind.test` into `fabrikam.test`. Joined by name and tenant. [E1:30]",
    "2 of the 3 usual traces of such an account are in the logs: invite, update; not in these logs: redeem; also seen: add (the account's creation).",
    "9. **time not known, after hop 8** · missing. Expected here and not in these logs: an account that these logs don't name was the initiator of assigning the account `mallory@northwind.test` to a synchronization job. Whether it happened is unknown.",
    "- The role `Security Administrator` is recorded as given to the account `admin@fabrikam.test` on 2025-06-01 08:00:00 UTC, 25 h before the policy was changed, with the account `root@fabrikam.test` as initiator. [E1:10]",
    "6 of 7 steps observed, strong; severity critical; pattern found.",
    "| E1:30 | `Directory_3` | `evidence/AuditLogs.json:30` | 1536 | 480 |",
    "| E1 | 9 | 8 | 0 | 1 | 0 | partial (`malformed-json`) |",
    "- This case has no non-interactive sign-in log and no provisioning log of `fabrikam.test`.",
    "- No log of `northwind.test` is in this case.",
    "  n3 -.->|\"4 synced (inferred)\"| n4",
    "  n6([\"account: mallory_northwind.test#35;EXT#35;@fabrikam.test\"])",
  ])
  func `the narrative says what people read`(sentence: String) throws {
    #expect(try narrative(Incident().input).contains(sentence))
  }

  @Test func `it prints no percentage and no total score`() throws {
    let text = try narrative(Incident().input)
    #expect(!text.contains("%"))
    #expect(!text.contains("0.93"))
  }

  @Test func `sections stand in the order that readers ask for`() throws {
    let headings = try narrative(Incident().input).split(separator: "\n").filter {
      $0.hasPrefix("## ")
    }
    #expect(
      headings == [
        "## 1. Executive summary", "## 2. Limits in short", "## 3. Timeline",
        "## 4. Scope and impact", "## 5. Attack paths and findings", "## 6. Containment",
        "## 7. ATT&CK techniques", "## 8. What the logs cannot show",
        "## 9. Logs to collect next", "## 10. Indicators", "## Words",
        "## Appendix A. Evidence", "## Appendix B. Cited records", "## Appendix C. Scoring",
        "## Appendix D. Tool, parameters and method",
      ])
  }

  @Test func `when nobody was seen giving the right, it says so`() throws {
    var incident = Incident()
    incident.edges.removeAll { $0.kind == .granted && $0.to == Incident.admin }
    #expect(
      try narrative(incident.input).contains(
        "The logs in this case don't show when the account `admin@fabrikam.test` was given the right to change this policy."
      ))
  }

  @Test func `without findings it says what was looked for, where, and what would be needed`()
    throws
  {
    var incident = Incident()
    incident.findings = []
    var input = incident.input
    input.rules = [RuleLine(name: "XTS-DOOR-OPENED", summary: "a door without use")]
    let text = try narrative(input)
    #expect(text.contains("There is no finding. That is a statement about these logs"))
    #expect(text.contains("| `XTS-DOOR-OPENED` | a door without use |"))
    #expect(text.contains("| sign-in | 2025-06-02 08:55:00 |"))
    #expect(text.contains("To look further, these would be needed"))
  }

  @Test func `an unknown verb or edge still gives a sentence`() throws {
    var incident = Incident()
    incident.findings[0].path[0].verb = "rename"
    incident.findings[0].path[1].edge = EdgeKind("teleported")
    let text = try narrative(incident.input)
    #expect(
      text.contains(
        "is recorded as initiator of a change (`rename`) to the cross-tenant access policy"))
    #expect(text.contains("The log records `teleported` (`enable-sync`) from the account"))
  }

  @Test func `records that share a line are told apart by their number`() throws {
    var incident = Incident()
    for index in incident.events.indices { incident.events[index].place.line = 1 }
    for finding in incident.findings.indices {
      for step in incident.findings[finding].path.indices {
        for event in incident.findings[finding].path[step].events.indices {
          incident.findings[finding].path[step].events[event].place.line = 1
        }
      }
    }
    let text = try narrative(incident.input)
    #expect(text.contains("[E1:1#2]"))
    #expect(text.contains("| E1:1#3 | `Directory_3` |"))
    #expect(text.contains("[E2:1]"))
  }

  @Test func `a user's template replaces one of ours by name`() throws {
    var input = Incident().input
    input.templates = ["finding": "({{number}} {{findingTitle}})\n"]
    let text = try narrative(input)
    #expect(text.contains("(F2 A door was opened)"))
    #expect(text.contains("## Appendix A. Evidence"))
    #expect(!text.contains("```mermaid"))
  }

  @Test func `a template that doesn't parse is named with its line`() throws {
    var input = Incident().input
    input.templates = ["mine": "one\n{{#open}}\n"]
    #expect {
      try narrative(input)
    } throws: { error in
      guard case ExportError.template(let name, let reason) = error else { return false }
      return name == "mine" && reason.hasPrefix("line ")
    }
  }

  @Test(arguments: Hostile.values)
  func `no value becomes a link, HTML, a heading or a table border`(value: String) throws {
    let plain = try narrative(Hostile.incident("harmless").input).split(
      separator: "\n", omittingEmptySubsequences: false)
    let text = try narrative(Hostile.incident(value).input)
    // An empty value is no indicator.
    let isRow = { (line: Substring) in
      !value.isEmpty || !["| account name |", "| IP address |"].contains { line.hasPrefix($0) }
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter(isRow)
    // Only our own lines: as many as always, the same headings and fences, the same cells a row.
    let expected = plain.filter(isRow)
    #expect(lines.count == expected.count)
    for (line, ours) in zip(lines, expected) {
      let bare = MarkdownScan.withoutCodeAndEscapes(line)
      #expect(MarkdownScan.headingLevel(line) == MarkdownScan.headingLevel(ours))
      #expect(line.hasPrefix("```") == ours.hasPrefix("```"))
      if ours.hasPrefix("|") {
        #expect(
          bare.filter { $0 == "|" }.count
            == MarkdownScan.withoutCodeAndEscapes(ours).filter { $0 == "|" }.count)
      }
      if ours.hasPrefix("  n") { continue }
      #expect(
        !bare.contains("<") && !bare.contains("](") && !bare.contains("://")
          && !bare.contains("www."), "\(line)")
      #expect(!bare.contains("@"), "\(line)")
    }
    #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || !VisibleText.isHidden($0) })
  }

  @Test func `a field that looks like a template is never expanded`() throws {
    var incident = Incident()
    incident.facts.title = "{{tool}} {{{tlp}}} {{> evidence}}"
    #expect(
      try narrative(incident.input).contains(
        "\n# Incident narrative: {{tool}} {{{tlp}}} {{\\> evidence}}\n"))
  }

  @Test(arguments: [
    (Narrative.self as any Exporter.Type), ExecutiveNarrative.self, PartnerNarrative.self,
  ])
  func `every narrative is marked at its head and at its foot`(exporter: any Exporter.Type) throws {
    let lines = try exported(exporter, Incident().input).split(separator: "\n")
    #expect(lines.first?.hasPrefix("**TLP:AMBER** · to be shared within") == true)
    #expect(lines.last == "**TLP:AMBER**")
  }

  @Test func `a picture is named where the run writes it, and nowhere else`() throws {
    #expect(try !narrative(Incident().input).contains("!["))
    var input = Incident().input
    input.pictureFolder = "pictures"
    let view = try NarrativeDocument(input, pictures: [Filled.picture]).view()
    let text = try TemplateLibrary(overrides: [:]).render(view, with: "technical")
    #expect(
      text.contains("![The path \\<of\\> F1](pictures/path-1.svg)\n\nFirst.\n\nThen.\n"))
    #expect(text.split(separator: "![").count == 2)
  }

  private static let renderer = "/usr/bin/cmark-gfm"

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: renderer), "needs cmark-gfm"),
    arguments: Hostile.values)
  func `GitHub's own renderer makes no link, image or foreign tag of any value`(value: String)
    throws
  {
    let input = Hostile.incident(value).input
    let html =
      try rendered(narrative(input)) + rendered(exported(ExecutiveNarrative.self, input))
      + rendered(exported(PartnerNarrative.self, input))
    let allowed: Set<Substring> = [
      "h1", "h2", "h3", "h4", "p", "strong", "em", "table", "thead", "tbody", "tr", "th", "td",
      "code", "pre",
      "ul", "ol", "li", "br",
    ]
    for tag in html.split(separator: "<").dropFirst() {
      let name = tag.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber }
      #expect(allowed.contains(name), "<\(tag)")
    }
  }

  private func rendered(_ markdown: String) throws -> String {
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("crosstrail-\(UUID().uuidString).md")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(markdown.utf8).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Self.renderer)
    process.arguments = [
      "--unsafe", "-e", "table", "-e", "autolink", "-e", "strikethrough", "-e", "tasklist", "-e",
      "footnotes", file.path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let html = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return html
  }
}

/// Looks at Markdown as a renderer would, a line at a time.
enum MarkdownScan {
  static func headingLevel(_ line: Substring) -> Int {
    let level = line.prefix { $0 == "#" }.count
    return line.dropFirst(level).hasPrefix(" ") ? level : 0
  }

  /// The line without its code spans and without escaped characters.
  static func withoutCodeAndEscapes(_ line: Substring) -> String {
    var (result, inCode, rest) = ("", false, line)
    while let character = rest.popFirst() {
      switch character {
      case "`": inCode.toggle()
      case "\\" where !inCode: _ = rest.popFirst()
      default: if !inCode { result.append(character) }
      }
    }
    return result
  }
}
