public import EntraModel

/// The graph as GEXF 1.3 with time: Gephi opens it drawn, with its time slider on.
///
/// Nodes begin when they are first seen and have no end: that an account ended is told by an edge, not by silence. Each
/// observed act of an edge is a spell of its own. One that made something (a policy opened, a role given, a scope set, a
/// synchronization) lasts until the record that ended it, without an end when the logs hold none; every other act is a
/// moment. Inferred acts have no time. Times are cut to the millisecond, which is all that Gephi keeps.
public struct GEXF: Exporter {
  /// The name after `--format`.
  public static let name = "gexf"
  /// The file in `exports/`.
  public static let fileName = "graph.gexf"
  /// One line for people who choose.
  public static let summary = "the same graph for Gephi with time: GEXF 1.3, its time slider on"
  /// Made when it is asked for.
  public static let isDefault = false

  /// Nodes and edges, of which some may be asked for.
  public static let isGraph = true

  /// Makes the exporter.
  public init() {}

  /// Writes the file.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let table = GraphTable(input)
    let writer = try XMLWriter(to: sink)
    try writer.start("gexf")
    try writer.attribute("xmlns", "http://gexf.net/1.3")
    try writer.attribute("xmlns:viz", "http://gexf.net/1.3/viz")
    try writer.attribute("version", "1.3")
    try Self.meta(input.facts, table, writer)
    try writer.start("graph")
    try writer.attribute("mode", "dynamic")
    try writer.attribute("defaultedgetype", "directed")
    try writer.attribute("timeformat", "dateTime")
    try writer.attribute("timerepresentation", "interval")
    try writer.attribute("idtype", "string")
    for element in ["node", "edge"] { try Self.declare(element, writer) }
    try writer.start("nodes")
    for node in table.nodes { try Self.write(node, table, writer) }
    try writer.end()
    try writer.start("edges")
    for edge in table.edges { try Self.write(edge, table, writer) }
    try writer.end()
    try writer.end()
    try writer.end()
    try writer.finish()
  }

  private static func meta(
    _ facts: CaseFacts, _ table: GraphTable, _ writer: borrowing XMLWriter
  ) throws {
    try writer.start("meta")
    for (element, text) in [("creator", facts.tool), ("description", table.description)] {
      try writer.start(element)
      try writer.text(text)
      try writer.end()
    }
    try writer.end()
  }

  /// Keys that GEXF has elements or attributes of its own for.
  private static func isAttribute(_ key: GraphKey) -> Bool {
    switch key {
    case .nodeLabel, .nodeColor, .nodeSize, .nodeX, .nodeY, .nodeStart, .nodeEnd: false
    case .edgeLabel, .edgeColor, .edgeWeight, .edgeStart, .edgeEnd: false
    default: true
    }
  }

  private static func declare(_ element: String, _ writer: borrowing XMLWriter) throws {
    try writer.start("attributes")
    try writer.attribute("class", element)
    try writer.attribute("mode", "static")
    for key in GraphKey.allCases where key.element == element && isAttribute(key) {
      try writer.start("attribute")
      try writer.attribute("id", key.rawValue)
      try writer.attribute("title", key.name)
      try writer.attribute("type", key.type)
      try writer.end()
    }
    try writer.end()
  }

  private static func write(
    _ node: Node, _ table: GraphTable, _ writer: borrowing XMLWriter
  ) throws {
    let spot = table.layout.spots[node.id] ?? GraphLayout.Spot()
    try writer.start("node")
    try writer.attribute("id", node.id.text)
    try writer.attribute("label", table.label(of: node))
    if let first = node.firstSeen { try writer.attribute("start", time(first)) }
    try write(table.attributes(of: node), writer)
    try color(GraphPalette.color(node.kind), writer)
    try writer.start("viz:position")
    for (name, value) in [("x", spot.x), ("y", spot.y), ("z", 0)] {
      try writer.attribute(name, String(value))
    }
    try writer.end()
    try writer.start("viz:size")
    try writer.attribute("value", String(spot.size))
    try writer.end()
    try writer.end()
  }

  private static func write(
    _ edge: Edge, _ table: GraphTable, _ writer: borrowing XMLWriter
  ) throws {
    try writer.start("edge")
    try writer.attribute("id", edge.id)
    try writer.attribute("source", edge.from.text)
    try writer.attribute("target", edge.to.text)
    try writer.attribute("kind", edge.kind.label)
    try writer.attribute("label", table.label(of: edge))
    try writer.attribute("weight", String(table.weight(of: edge)))
    try write(table.attributes(of: edge), writer)
    try color(GraphPalette.color(edge.kind), writer)
    let spells = spells(of: edge)
    if !spells.isEmpty {
      try writer.start("spells")
      for spell in spells {
        try writer.start("spell")
        try writer.attribute("start", spell.start)
        if let end = spell.end { try writer.attribute("end", end) }
        try writer.end()
      }
      try writer.end()
    }
    try writer.end()
  }

  private static func write(_ attributes: [GraphTable.Attribute], _ writer: borrowing XMLWriter)
    throws
  {
    try writer.start("attvalues")
    for attribute in attributes where isAttribute(attribute.key) {
      try writer.start("attvalue")
      try writer.attribute("for", attribute.key.rawValue)
      try writer.attribute("value", attribute.value)
      try writer.end()
    }
    try writer.end()
  }

  /// `#rrggbb` as three numbers, which readers older than 1.3 know too.
  private static func color(_ hex: String, _ writer: borrowing XMLWriter) throws {
    let number = Int(hex.dropFirst(), radix: 16) ?? 0
    try writer.start("viz:color")
    for (name, shift) in [("r", 16), ("g", 8), ("b", 0)] {
      try writer.attribute(name, String(number >> shift & 255))
    }
    try writer.end()
  }

  /// Kinds of edges that stay until something ends them.
  private static let lasting: Set<EdgeKind> = [
    .grantedInbound, .grantedOutbound, .synced, .scoped, .granted,
  ]

  /// When an edge was there, in order and each span once.
  private static func spells(of edge: Edge) -> [(start: String, end: String?)] {
    var seen = Set<String>()
    return edge.acts.filter { $0.state == .observed }
      .compactMap { act in act.instant.map { (start: $0, act: act) } }
      .sorted { $0.start < $1.start }
      .compactMap { item in
        let open = lasting.contains(edge.kind)
        let last = item.act.validUntil.map { max($0, item.start) } ?? (open ? nil : item.start)
        let spell = (start: time(item.start), end: last.map(time))
        return seen.insert(spell.start + " " + (spell.end ?? "")).inserted ? spell : nil
      }
  }

  /// `2025-06-02T09:00:03.000Z`.
  private static func time(_ instant: Instant) -> String {
    instant.description.prefix(23) + "Z"
  }
}
