import EntraModel
import Testing

@testable import Export

struct TemplateCheckTests {
  private func problems(_ overrides: [String: String]) -> [String] {
    NarrativeTemplates.problems(in: overrides).map(\.description)
  }

  @Test func `the embedded templates name nothing that isn't there`() {
    #expect(problems([:]) == [])
  }

  @Test(arguments: [
    (
      "finding", "a\n{{findingTitel}}",
      "finding.mustache:2: no field findingTitel here; did you mean findingTitle?"
    ),
    (
      "finding", "{{#steps}}{{/steps}}\n\n{{#stepz}}\n{{/stepz}}",
      "finding.mustache:3: no section stepz here; did you mean steps?"
    ),
    (
      "technical", "{{#findings}}\n{{> findng}}{{/findings}}",
      "technical.mustache:2: no partial findng; did you mean finding?"
    ),
    ("technical", "{{sentence}}", "technical.mustache:1: no field sentence here"),
    ("technical", "{{#moments}}{{state}}{{/moments}}", "technical.mustache:1: no field state here"),
    ("technical", "{{findings}}", "technical.mustache:1: findings is a list: write {{#findings}}"),
    (
      "technical", "x\n{{#findings}}\n",
      "technical.mustache:2: the section findings is never closed"
    ),
    (
      "technical", "{{/findings}}",
      "technical.mustache:1: {{/findings}} closes no section that is open here"
    ),
    ("technical", "\n{{title", "technical.mustache:2: a tag isn't closed: }} is missing"),
    (
      "technical", "{{=<% %>=}}",
      "technical.mustache:1: {{=<% %>}}: only fields, sections, partials and comments are known"
    ),
    ("limits", "{{> limits}}", "limits.mustache:1: the partial limits includes itself"),
    ("partner", "{{title}}", "partner.mustache:1: no field title here"),
    ("alone", "{{nonsense1234}}", "alone.mustache:1: no field nonsense1234 here"),
  ])
  func `what a template names in vain is refused with its line`(
    name: String, text: String, expected: String
  ) {
    #expect(problems([name: text]).contains(expected))
  }

  @Test func `an outer name can be used inside a list, and a switch goes with each list`() {
    let text =
      "{{! a note {{ }}{{#hasFindings}}{{#findings}}{{title}}{{#hasSteps}}{{#steps}}{{number}}{{{time}}}{{&delay}}{{/steps}}{{/hasSteps}}{{/findings}}{{/hasFindings}}{{^findings}}none{{/findings}}"
    #expect(problems(["technical": text]) == [])
  }

  @Test func `an export refuses what the check refuses`() {
    var input = Incident().input
    input.templates = ["executive": "{{titel}}"]
    #expect(
      throws: ExportError.template(
        name: "executive", reason: "line 1: no field titel here; did you mean title?")
    ) { try exported(ExecutiveNarrative.self, input) }
  }

  /// Every path of names that a view carries, lists looked into: `findings.steps.time`.
  private func names(_ view: View, below: String = "") -> Set<String> {
    var all: Set<String> = []
    for name in view.names {
      all.insert(below + name)
      for entry in view.list(name) { all.formUnion(names(entry, below: below + name + ".")) }
    }
    return all
  }

  private func names(_ fields: [TemplateField], below: String = "") -> Set<String> {
    var all: Set<String> = []
    for field in fields {
      all.insert(below + field.name)
      guard case .list(let entry) = field.kind else { continue }
      all.insert(below + TemplateField.presence(of: field.name))
      all.formUnion(names(entry, below: below + field.name + "."))
    }
    return all
  }

  @Test func `a view carries exactly the names that are declared`() throws {
    let input = Filled.input
    let carried = try names(NarrativeDocument(input, pictures: [Filled.picture]).view())
    #expect(carried.symmetricDifference(names(NarrativeSchema.narrative)).sorted() == [])
    let partner = try names(PartnerDocument(input, for: Incident.home).view())
    #expect(partner.symmetricDifference(names(NarrativeSchema.partner)).sorted() == [])
  }

  @Test func `every entry of a list carries every name, whatever the case holds`() throws {
    for incident in [Incident(), Hostile.incident("x")] {
      let declared = names(NarrativeSchema.narrative)
      #expect(try names(NarrativeDocument(incident.input).view()).subtracting(declared) == [])
      try uniform(NarrativeDocument(incident.input).view())
    }
  }

  private func uniform(_ view: View) throws {
    for name in view.names {
      let entries = view.list(name)
      #expect(Set(entries.map(\.names)).count <= 1, "\(name)")
      for entry in entries { try uniform(entry) }
    }
  }

  @Test func `each name has one line of explanation`() {
    func lines(_ fields: [TemplateField]) -> [String] {
      fields.flatMap { field -> [String] in
        guard case .list(let entry) = field.kind else { return [field.summary] }
        return [field.summary] + lines(entry)
      }
    }
    for line in NarrativeSchema.documents.flatMap({ lines($0.fields) }) {
      #expect(!line.isEmpty && !line.contains("\n"))
    }
  }
}

/// An incident in which every list of every document has an entry.
enum Filled {
  static let picture = Picture(
    name: "path-1", title: "The path <of> F1", words: "First.\nThen.",
    findingID: "f00d000000000001", figures: [], svg: "<svg/>")

  static var input: ExportInput {
    var incident = Incident()
    incident.facts.evidence[0].tenantBasis = .unknown
    var input = incident.input
    input.rules = [RuleLine(name: "XTS-BACKDOOR-PATH", summary: "a way in that was made and used")]
    input.fetches = [
      "f00d000000000001": [
        LogFetch(
          tenant: Incident.home, source: .audit, from: Incident.time("2025-05-01T00:00:00Z"),
          until: Incident.time("2025-06-03T00:00:00Z"), reason: .missing)
      ]
    ]
    input.pictureFolder = "pictures"
    return input
  }
}
