public import EntraModel

/// The techniques of the findings as a layer for the ATT&CK Navigator, format 4.5.
///
/// A technique's score is the number of findings above info that name it; its comment names them. Source of the format:
/// the Navigator's layer specification 4.5 (name, versions, domain and techniques suffice).
public struct NavigatorLayer: Exporter {
  /// The name after `--format`.
  public static let name = "navigator"
  /// The file in `exports/`.
  public static let fileName = "navigator.json"
  /// One line for people who choose.
  public static let summary = "the techniques of the findings as a layer for the ATT&CK Navigator"
  /// Made when it is asked for.
  public static let isDefault = false

  /// Makes the exporter.
  public init() {}

  /// Writes the layer.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let findings = FindingOrder.sorted(input.findings.filter { $0.severity > .info })
    var naming: [Technique: [Finding]] = [:]
    for finding in findings {
      for technique in Set(finding.techniques) { naming[technique, default: []].append(finding) }
    }
    let most = naming.values.map(\.count).max() ?? 1
    var json = JSONWriter()
    json.beginObject()
    json.pair("name", VisibleText.of(input.facts.title))
    json.key("versions")
    json.beginObject()
    json.pair("navigator", "5.1.0")
    json.pair("layer", "4.5")
    json.endObject()
    json.pair("domain", "enterprise-attack")
    json.pair(
      "description",
      "\(input.facts.tlp). Score: number of findings above info. \(input.facts.tool), evidence "
        + input.facts.evidenceDigest)
    json.pair("sorting", 3)
    json.key("techniques")
    json.beginArray()
    for technique in naming.keys.sorted() {
      let named = naming[technique] ?? []
      json.beginObject()
      json.pair("techniqueID", technique.id)
      json.pair("score", Int64(named.count))
      json.pair(
        "comment",
        named.map { "\($0.rule) \($0.id): \(VisibleText.of($0.title))" }.joined(separator: "\n"))
      json.key("enabled")
      json.literal("true")
      json.key("showSubtechniques")
      json.literal("true")
      json.endObject()
    }
    json.endArray()
    json.key("gradient")
    json.beginObject()
    json.pair("colors", ["#fdd9b5", "#b8560f"])
    json.pair("minValue", 0)
    json.pair("maxValue", Int64(most))
    json.endObject()
    json.endObject()
    try json.finish(to: sink)
  }
}
