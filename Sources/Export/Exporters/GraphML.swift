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

  /// Makes the exporter.
  public init() {}

  /// Writes the file.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let edges = input.edges.sorted { ($0.kind, $0.from, $0.to) < ($1.kind, $1.from, $1.to) }
    let nodes = GraphML.complete(input.nodes, for: edges)
    let document = GraphDocument(
      evidence: EvidenceIndex(input.facts), layout: GraphLayout(nodes, edges))
    let writer = try XMLWriter(to: sink)
    try writer.start("graphml")
    try writer.attribute("xmlns", "http://graphml.graphdrawing.org/xmlns")
    for key in GraphKey.allCases { try document.declare(key, writer) }
    try writer.start("graph")
    try writer.attribute("id", "crosstrail")
    try writer.attribute("edgedefault", "directed")
    try writer.start("desc")
    try writer.text(Self.description(input.facts, nodes))
    try writer.end()
    for node in nodes { try document.write(node, writer) }
    for edge in edges { try document.write(edge, writer) }
    try writer.end()
    try writer.end()
    try writer.finish()
  }

  /// Nodes by id; an end of an edge that nobody described becomes a bare node, since readers refuse a dangling edge.
  private static func complete(_ nodes: [Node], for edges: [Edge]) -> [Node] {
    var known: [NodeID: Node] = [:]
    for node in nodes { known[node.id] = node }
    for id in edges.flatMap({ [$0.from, $0.to] }) where known[id] == nil {
      let kind = id.text.prefix { $0 != ":" }
      known[id] = Node(
        id: id, kind: NodeKind(rawValue: String(kind)) ?? .application, tenant: nil, label: id.text)
    }
    return known.values.sorted { $0.id < $1.id }
  }

  private static func description(_ facts: CaseFacts, _ nodes: [Node]) -> String {
    let first = nodes.compactMap(\.firstSeen).min().map(\.description) ?? "no dated event"
    let last = nodes.compactMap(\.lastSeen).max().map { " to " + $0.description } ?? ""
    return "\(facts.title), \(first)\(last), \(facts.tool), evidence \(facts.evidenceDigest)"
  }
}
