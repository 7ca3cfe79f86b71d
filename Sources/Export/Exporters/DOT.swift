public import EntraModel

/// The graph as text for Graphviz: one cluster a tenant, drawn from left to right by whatever program reads it.
///
/// Names are quoted and nothing in them is an escape or markup to Graphviz. What was only inferred is dashed and carries a
/// question mark; an edge of which only failed attempts were seen is dotted and says so.
public struct DOT: Exporter {
  /// The name after `--format`.
  public static let name = "dot"
  /// The file in `exports/`.
  public static let fileName = "graph.dot"
  /// One line for people who choose.
  public static let summary = "the same graph as text for Graphviz"
  /// Made when it is asked for.
  public static let isDefault = false

  /// Nodes and edges, of which some may be asked for.
  public static let isGraph = true

  /// Makes the exporter.
  public init() {}

  /// Writes the file; it streams.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let table = GraphTable(input)
    var text = TextBuffer()
    text.append("digraph crosstrail {\n")
    text.append("  label=\(Self.quoted(table.description));\n")
    text.append("  rankdir=LR;\n  node [shape=box, style=filled, fontname=\"Liberation Sans\"];\n")
    let groups = Dictionary(grouping: table.nodes) { $0.tenant }
    for (number, tenant) in groups.keys.sorted(by: Self.isBefore).enumerated() {
      let name = tenant.map { input.facts.tenantNames[$0] ?? $0.description } ?? "tenant not known"
      text.append("  subgraph cluster_\(number) {\n    label=\(Self.quoted(name));\n")
      for node in groups[tenant] ?? [] {
        text.append(
          "    \(Self.quoted(node.id.text)) [label=\(Self.quoted(table.label(of: node))), "
            + "fillcolor=\"\(GraphPalette.color(node.kind))\"];\n")
      }
      text.append("  }\n")
      try text.drain(to: sink)
    }
    for edge in table.edges {
      let isSeen = !edge.acts.isEmpty
      let style = !isSeen ? "dotted" : (edge.state == .observed ? "solid" : "dashed")
      let mark = !isSeen ? " (failed)" : (edge.state == .observed ? "" : " ?")
      text.append(
        "  \(Self.quoted(edge.from.text)) -> \(Self.quoted(edge.to.text)) "
          + "[label=\(Self.quoted(table.label(of: edge) + mark)), style=\(style), "
          + "color=\"\(GraphPalette.color(edge.kind))\"];\n")
      try text.drain(to: sink)
    }
    text.append("}\n")
    try text.drain(to: sink, all: true)
  }

  private static func isBefore(_ left: TenantID?, _ right: TenantID?) -> Bool {
    (left?.description ?? "~") < (right?.description ?? "~")
  }

  /// A quoted name: a quote gets a backslash, and so does a backslash, which would begin an escape in a label.
  private static func quoted(_ text: String) -> String {
    "\""
      + VisibleText.of(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
