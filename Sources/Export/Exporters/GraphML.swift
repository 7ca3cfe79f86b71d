public import EntraModel

/// The graph.
public struct GraphML: Exporter {
  public static let name = "graphml"
  public static let fileName = "graph.graphml"
  public static let summary = "accounts, tenants, policies and sign-ins as GraphML for Gephi, Neo4j, Cytoscape"

  /// Makes the exporter.
  public init() {}

  /// Writes the file.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    try sink.write(input.facts.title + "\n")
  }
}
