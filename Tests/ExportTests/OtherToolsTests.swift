import EntraModel
import Export
import Foundation
import Testing

/// What is written for other tools: BloodHound, Graphviz, the ATT&CK Navigator, STIX, spreadsheets and hunters.
struct OtherToolsTests {
  private func object(_ exporter: any Exporter.Type, _ input: ExportInput) throws -> [String: Any] {
    let data = Data(try exported(exporter, input).utf8)
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The incident as it is, and once for each hostile value in every place that evidence can fill.
  private static let incidents: [Incident] = [Incident()] + Hostile.values.map(Hostile.incident)

  @Test(arguments: incidents)
  func `BloodHound's rules hold for every node and edge`(incident: Incident) throws {
    let file = try object(OpenGraph.self, incident.input)
    let graph = try #require(file["graph"] as? [String: [[String: Any]]])
    let (nodes, edges) = (try #require(graph["nodes"]), try #require(graph["edges"]))
    let ids = Set(nodes.compactMap { $0["id"] as? String })
    #expect(ids.count == nodes.count && !ids.contains { $0.contains(":") })
    for item in nodes + edges {
      let properties = try #require(item["properties"] as? [String: Any])
      #expect(properties.keys.allSatisfy { $0 == $0.lowercased() && $0 != "objectid" })
      #expect(properties.values.allSatisfy { $0 is String || $0 is NSNumber })
    }
    for node in nodes {
      let kinds = try #require(node["kinds"] as? [String])
      #expect((1...3).contains(kinds.count))
    }
    for edge in edges {
      let kind = try #require(edge["kind"] as? String)
      #expect(
        kind.hasPrefix("XTS_") && kind.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "_") })
      for end in ["start", "end"] {
        let end = try #require(edge[end] as? [String: String])
        #expect(end["match_by"] == "id" && ids.contains(end["value"] ?? ""))
      }
    }
    #expect(edges.contains { $0["kind"] as? String == "XTS_GrantedInbound" })
  }

  @Test func `an edge of failures alone is no way for BloodHound, and dotted for Graphviz`() throws
  {
    var input = Incident().input
    let count = try #require(
      (object(OpenGraph.self, input)["graph"] as? [String: [Any]])?["edges"]?.count)
    input.edges[0].acts = []
    input.edges[0].failures = 3
    let graph = try #require(object(OpenGraph.self, input)["graph"] as? [String: [Any]])
    #expect(graph["edges"]?.count == count - 1)
    #expect(try exported(DOT.self, input).contains("(failed)\", style=dotted"))
  }

  @Test(arguments: incidents)
  func `no name ends a quoted string of Graphviz`(incident: Incident) throws {
    let text = try exported(DOT.self, incident.input)
    for line in text.split(separator: "\n") {
      var isQuoted = false
      var isEscaped = false
      for character in line {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isQuoted.toggle()
        }
        if !isQuoted { #expect(character != "<" && character.isASCII, "\(line)") }
      }
      #expect(!isQuoted, "\(line)")
    }
  }

  @Test func `the layer scores each technique by the findings above info that name it`() throws {
    let input = Incident().input
    let layer = try object(NavigatorLayer.self, input)
    #expect(layer["domain"] as? String == "enterprise-attack" && layer["name"] is String)
    #expect((layer["versions"] as? [String: String])?["layer"] == "4.5")
    let techniques = try #require(layer["techniques"] as? [[String: Any]])
    for technique in techniques {
      let id = try #require(technique["techniqueID"] as? String)
      let naming = input.findings.filter { finding in
        finding.severity > .info && finding.techniques.contains { $0.id == id }
      }
      #expect(technique["score"] as? Int == naming.count && !naming.isEmpty)
    }
    let all = Set(input.findings.filter { $0.severity > .info }.flatMap(\.techniques).map(\.id))
    #expect(Set(techniques.compactMap { $0["techniqueID"] as? String }) == all)
  }

  @Test func `an indicator is dated by the records that name it, not by the whole finding`() throws
  {
    let rows = try CSVReader.read(exported(IndicatorsCSV.self, Incident().input))
    #expect(
      Set(rows.compactMap { $0["type"] }).isSuperset(of: ["tenant", "account", "ip-address"]))
    let finding = try #require(Incident().findings.first { $0.severity > .info })
    let first = try #require(finding.firstSeen?.description)
    let outsiders = rows.filter { $0["context"] == "external account" }
    #expect(!outsiders.isEmpty && outsiders.allSatisfy { ($0["first_seen"] ?? "") > first })
    #expect(rows.allSatisfy { ($0["records"].flatMap(Int.init) ?? 0) > 0 && $0["evidence"] != "" })
  }

  @Test func `info findings give no indicator, no technique and nothing to hunt`() throws {
    var input = Incident().input
    for index in input.findings.indices { input.findings[index].severity = .info }
    #expect(try CSVReader.read(exported(IndicatorsCSV.self, input)).isEmpty)
    #expect((try object(NavigatorLayer.self, input)["techniques"] as? [Any])?.isEmpty == true)
    #expect(!(try exported(HuntingQueries.self, input).contains("```")))
  }

  @Test(arguments: incidents)
  func `a bundle's references lead to its objects, and all are marked`(incident: Incident) throws {
    let bundle = try object(STIXBundle.self, incident.input)
    let objects = try #require(bundle["objects"] as? [[String: Any]])
    let ids = objects.compactMap { $0["id"] as? String }
    #expect(Set(ids).count == ids.count && ids.count == objects.count)
    for object in objects {
      for name in ["object_refs", "object_marking_refs"] {
        for reference in object[name] as? [String] ?? [] { #expect(ids.contains(reference)) }
      }
      if object["type"] as? String != "marking-definition" {
        #expect(object["object_marking_refs"] is [String])
      }
      #expect(object["type"] as? String != "indicator")
    }
    #expect(Set(objects.compactMap { $0["type"] as? String }).isSuperset(of: ["grouping", "note"]))
  }

  @Test(
    .enabled(if: Readers.stixValidator != nil, "needs stix2-validator, which make test sets up"))
  func `the validator of STIX accepts the bundle, hostile values included`() throws {
    let folder = FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (index, incident) in Self.incidents.enumerated() {
      try exported(STIXBundle.self, incident.input).write(
        toFile: folder + "/\(index).json", atomically: true, encoding: .utf8)
    }
    let validator = Process()
    validator.executableURL = URL(filePath: try #require(Readers.stixValidator))
    // Ids of version 5 rather than 4 are a choice: an export has the same bytes each time.
    validator.arguments = ["--ignore", "103", folder]
    let output = Pipe()
    validator.standardOutput = output
    try validator.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    validator.waitUntilExit()
    #expect(validator.terminationStatus == 0 && !said.contains("Warning"), "\(said)")
    #expect(said.split(separator: "\n").count { $0.contains("Valid") } == Self.incidents.count)
  }

  @Test(arguments: incidents)
  func `no value of evidence begins a line of a query`(incident: Incident) throws {
    let text = try exported(HuntingQueries.self, incident.input)
    let ours = [
      "let ", "union ", "  (", "| ", "search ", "   OR ", "title: ", "id: ", "name: ", "status: ",
      "logsource:", "  product: ", "  service: ", "detection:", "  selection:", "    ",
      "  condition: ", "level: ", "---", "description: ", "correlation:", "  type: ", "  rules:",
      "  timespan: ", "```", "# ", "## ", "### ", "**TLP:", "Each query",
    ]
    for line in text.split(separator: "\n") {
      #expect(ours.contains { line.hasPrefix($0) }, "\(line)")
    }
    #expect(text.split(separator: "\n").count(where: { $0.hasPrefix("```") }).isMultiple(of: 2))
    #expect(text.contains("```kusto") && text.contains("```spl") && text.contains("```yaml"))
  }
}
