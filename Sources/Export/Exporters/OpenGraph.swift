public import EntraModel

/// The graph as BloodHound OpenGraph JSON: nodes and edges with kinds of our own, to be uploaded as it is.
///
/// Rules of the importer (reference/graphml): at most three kinds a node; an edge kind of letters, digits and `_`; no `:`
/// in an id, so ours becomes `/`; property names in lower case, values primitive, none called `objectid`. An edge of which
/// only failed attempts were seen isn't written, since a reader would take it for a way.
public struct OpenGraph: Exporter {
  /// The name after `--format`.
  public static let name = "opengraph"
  /// The file in `exports/`.
  public static let fileName = "graph.opengraph.json"
  /// One line for people who choose.
  public static let summary = "the same graph for BloodHound: OpenGraph JSON"
  /// Made when it is asked for.
  public static let isDefault = false

  /// Looks, which BloodHound has of its own.
  private static let looks: Set<GraphKey> = [
    .nodeLabel, .nodeColor, .nodeSize, .nodeX, .nodeY, .edgeLabel, .edgeColor, .edgeWeight,
  ]

  /// Nodes and edges, of which some may be asked for.
  public static let isGraph = true

  /// Makes the exporter.
  public init() {}

  /// Writes the file; it streams.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let table = GraphTable(input)
    var json = JSONWriter()
    json.beginObject()
    json.key("metadata")
    json.beginObject()
    json.pair("source_kind", "XTS_Base")
    json.endObject()
    json.key("graph")
    json.beginObject()
    json.key("nodes")
    json.beginArray()
    for node in table.nodes {
      json.beginObject()
      json.pair("id", Self.id(node.id))
      json.pair("kinds", [Self.kind(node.kind.rawValue), "XTS_Base"])
      json.key("properties")
      json.beginObject()
      json.pair("name", table.label(of: node))
      json.pair("crosstrail_id", node.id.text)
      Self.write(table.attributes(of: node), &json)
      json.endObject()
      json.endObject()
      try json.drain(to: sink)
    }
    json.endArray()
    json.key("edges")
    json.beginArray()
    for edge in table.edges where !edge.acts.isEmpty {
      json.beginObject()
      json.pair("kind", Self.kind(edge.kind.label))
      Self.write(end: "start", edge.from, &json)
      Self.write(end: "end", edge.to, &json)
      json.key("properties")
      json.beginObject()
      json.pair("crosstrail_id", edge.id)
      Self.write(table.attributes(of: edge), &json)
      json.endObject()
      json.endObject()
      try json.drain(to: sink)
    }
    json.endArray()
    json.endObject()
    json.endObject()
    try json.finish(to: sink)
  }

  private static func write(_ attributes: [GraphTable.Attribute], _ json: inout JSONWriter) {
    for (key, value) in attributes where !looks.contains(key) {
      json.key(key.name)
      if key.type == "string" { json.text(value) } else { json.literal(value) }
    }
  }

  private static func write(end name: String, _ node: NodeID, _ json: inout JSONWriter) {
    json.key(name)
    json.beginObject()
    json.pair("value", id(node))
    json.pair("match_by", "id")
    json.endObject()
  }

  private static func id(_ node: NodeID) -> String { node.text.replacing(":", with: "/") }

  /// `granted-inbound` as `XTS_GrantedInbound`.
  private static func kind(_ label: String) -> String {
    let words = label.split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return "XTS_" + words.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
