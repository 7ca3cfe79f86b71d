public import EntraModel

/// The findings as a STIX 2.1 bundle: what was observed, grouped by finding, with techniques and what isn't known.
///
/// It judges nothing: accounts and addresses are observables in `observed-data`, never `indicator`s, since a cited record
/// names an administrator as well as an intruder. Objects are dated by the newest cited record, as no clock reaches an
/// export, and marked with the case's TLP. Applications and user agents, for which STIX has no plain observable, stand in
/// `indicators.csv` alone.
public struct STIXBundle: Exporter {
  /// The name after `--format`.
  public static let name = "stix"
  /// The file in `exports/`.
  public static let fileName = "stix.json"
  /// One line for people who choose.
  public static let summary = "what the findings observed as a STIX 2.1 bundle"
  /// Made when it is asked for.
  public static let isDefault = false

  /// Makes the exporter.
  public init() {}

  /// Writes the bundle; without findings above info it holds the tool and the marking alone.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let indicators = try Indicators(input)
    let findings = FindingOrder.sorted(input.findings.filter { $0.severity > .info })
    let newest = findings.compactMap(\.lastSeen).max() ?? Instant(ticks: 0)
    var run = Run(
      marking: STIXMarking(tlp: input.facts.tlp), time: Self.time(newest),
      author: STIXIdentifier.object("identity", key: "crosstrail"))
    run.json.beginObject()
    run.json.pair("type", "bundle")
    let key = ([input.facts.tool, input.facts.evidenceDigest] + findings.map(\.id))
      .joined(separator: "\n")
    run.json.pair("id", STIXIdentifier.object("bundle", key: key))
    run.json.key("objects")
    run.json.beginArray()
    run.marking.write(&run.json)
    run.begin("identity", run.author)
    run.json.pair("name", input.facts.tool)
    run.json.pair("identity_class", "system")
    run.json.endObject()
    for technique in Set(findings.flatMap(\.techniques)).sorted() { run.write(technique) }
    let observables = indicators.all.compactMap { indicator in
      STIXObservable(indicator).map { (indicator, $0) }
    }
    var written: Set<String> = []
    for (_, observable) in observables where written.insert(observable.id).inserted {
      run.write(observable)
    }
    for indicator in indicators.of(.tenant) { run.write(tenant: indicator) }
    for finding in findings {
      let seen = observables.filter { $0.0.findings.contains(finding.id) }.map(\.1.id)
      let tenants = indicators.of(.tenant).filter { $0.findings.contains(finding.id) }
        .map { Self.tenantID($0) }
      run.write(
        finding, observables: Self.unique(seen), tenants: tenants,
        digest: input.facts.evidenceDigest)
    }
    run.json.endArray()
    run.json.endObject()
    try run.json.finish(to: sink)
  }

  /// `2025-06-02T09:00:03.000Z`; STIX counts milliseconds.
  fileprivate static func time(_ instant: Instant) -> String {
    instant.description.prefix(23) + "Z"
  }

  fileprivate static func tenantID(_ indicator: Indicator) -> String {
    STIXIdentifier.object("identity", key: indicator.value)
  }

  private static func unique(_ ids: [String]) -> [String] {
    var seen: Set<String> = []
    return ids.filter { seen.insert($0).inserted }
  }
}

/// The writing of one bundle.
private struct Run {
  var json = JSONWriter()
  let marking: STIXMarking
  /// When every object was made: the newest cited record.
  let time: String
  let author: String

  /// Opens an object with what all of them have.
  mutating func begin(_ type: String, _ id: String) {
    json.beginObject()
    json.pair("type", type)
    json.pair("spec_version", "2.1")
    json.pair("id", id)
    json.pair("created", time)
    json.pair("modified", time)
    if id != author { json.pair("created_by_ref", author) }
    json.pair("object_marking_refs", [marking.id])
  }

  mutating func write(_ technique: Technique) {
    begin("attack-pattern", Self.id(of: technique))
    json.pair("name", technique.name)
    json.key("external_references")
    json.beginArray()
    json.beginObject()
    json.pair("source_name", "mitre-attack")
    json.pair("external_id", technique.id)
    json.endObject()
    json.endArray()
    json.endObject()
  }

  mutating func write(_ observable: STIXObservable) {
    json.beginObject()
    json.pair("type", observable.type)
    json.pair("spec_version", "2.1")
    json.pair("id", observable.id)
    for (name, value) in observable.properties { json.pair(name, value) }
    json.pair("object_marking_refs", [marking.id])
    json.endObject()
  }

  mutating func write(tenant: Indicator) {
    begin("identity", STIXBundle.tenantID(tenant))
    json.pair("name", tenant.name.isEmpty ? tenant.value : VisibleText.of(tenant.name))
    json.pair("description", "Microsoft Entra tenant " + tenant.value)
    json.pair("identity_class", "organization")
    json.endObject()
  }

  mutating func write(
    _ finding: Finding, observables: [String], tenants: [String], digest: String
  ) {
    var members = finding.techniques.sorted().map { Self.id(of: $0) } + tenants
    if !observables.isEmpty, let first = finding.firstSeen, let last = finding.lastSeen {
      let id = STIXIdentifier.object("observed-data", key: finding.id)
      begin("observed-data", id)
      json.pair("first_observed", STIXBundle.time(first))
      json.pair("last_observed", STIXBundle.time(last))
      json.pair("number_observed", 1)
      json.pair("object_refs", observables)
      json.endObject()
      members = [id] + members
    }
    guard !members.isEmpty else { return }
    let grouping = STIXIdentifier.object("grouping", key: finding.id)
    begin("grouping", grouping)
    json.pair("name", VisibleText.of(finding.title))
    json.pair(
      "description",
      "\(finding.rule), severity \(finding.severity.rawValue), \(finding.stepsObserved) of "
        + "\(finding.stepsExpected) steps observed, \(finding.strength.rawValue), "
        + "\(finding.status.rawValue); finding \(finding.id), evidence \(digest)")
    json.pair("context", "suspicious-activity")
    json.pair("object_refs", members)
    json.endObject()
    let unknown =
      finding.missing.map { "Not known: " + $0 } + finding.benign.map { "Harmless if: " + $0 }
    guard !unknown.isEmpty else { return }
    begin("note", STIXIdentifier.object("note", key: finding.id))
    json.pair("abstract", "What is not known, and what would explain it harmlessly")
    json.pair("content", VisibleText.of(unknown.joined(separator: " ")))
    json.pair("object_refs", [grouping])
    json.endObject()
  }

  private static func id(of technique: Technique) -> String {
    STIXIdentifier.object("attack-pattern", key: technique.id)
  }
}
