public import EntraModel

/// The graph as GraphML that Gephi, Neo4j, Cytoscape, NetworkX and igraph read alike: one flat directed graph.
///
/// All keys, then all nodes by id, then all edges by kind, source and target. There is one edge per (source, kind, target),
/// since readers merge parallel ones. Vocabularies are in lower case and every column is a plain type.
public struct GraphML: Exporter {
  /// The name after `--format`.
  public static let name = "graphml"
  /// The file in `exports/`.
  public static let fileName = "graph.graphml"
  /// One line for people who choose.
  public static let summary =
    "tenants, accounts, policies and sign-ins as a graph for Gephi, Neo4j, Cytoscape"

  /// Nodes and edges, of which some may be asked for.
  public static let isGraph = true

  /// Makes the exporter.
  public init() {}

  /// Writes the file.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let table = GraphTable(input)
    let writer = try XMLWriter(to: sink)
    try writer.start("graphml")
    try writer.attribute("xmlns", "http://graphml.graphdrawing.org/xmlns")
    for key in GraphKey.allCases { try Self.declare(key, writer) }
    try writer.start("graph")
    try writer.attribute("id", "crosstrail")
    try writer.attribute("edgedefault", "directed")
    try writer.start("desc")
    try writer.text(table.description)
    try writer.end()
    for node in table.nodes {
      try writer.start("node")
      try writer.attribute("id", node.id.text)
      try writer.attribute("labels", node.kind.neo4jLabel)
      try Self.write(table.attributes(of: node), writer)
      try writer.end()
    }
    for edge in table.edges {
      try writer.start("edge")
      try writer.attribute("id", edge.id)
      try writer.attribute("source", edge.from.text)
      try writer.attribute("target", edge.to.text)
      // Gephi takes the kind of an edge from this attribute; without it all kinds between a pair collapse into one.
      try writer.attribute("label", edge.kind.label)
      try Self.write(table.attributes(of: edge), writer)
      try writer.end()
    }
    try writer.end()
    try writer.end()
    try writer.finish()
  }

  private static func declare(_ key: GraphKey, _ writer: borrowing XMLWriter) throws {
    try writer.start("key")
    try writer.attribute("id", key.rawValue)
    try writer.attribute("for", key.element)
    try writer.attribute("attr.name", key.name)
    try writer.attribute("attr.type", key.type)
    try writer.end()
  }

  private static func write(_ attributes: [GraphTable.Attribute], _ writer: borrowing XMLWriter)
    throws
  {
    for attribute in attributes {
      try writer.start("data")
      try writer.attribute("key", attribute.key.rawValue)
      try writer.text(attribute.value)
      try writer.end()
    }
  }
}
