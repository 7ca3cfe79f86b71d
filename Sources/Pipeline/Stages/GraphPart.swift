internal import EntraModel

/// A part of the graph: where it begins, and what lies so many edges away.
///
/// A tenant is next to nearly everything of its own, so it is shown as an end but not walked through, unless the user
/// named it (<doc:0052-GraphsAreCutAtTenants>).
struct GraphPart {
  /// The nodes of the part.
  let nodes: [Node]
  /// The edges of the part.
  let edges: [Edge]
  /// How much of the graph it is and by what.
  let words: String

  /// Cuts a part out.
  ///
  /// - Parameters:
  ///   - material: The whole graph and its findings.
  ///   - scope: What the user asked for.
  ///   - finding: A finding by its id, whose walk the part begins with.
  ///   - node: The node that the scope names.
  init(of material: ExportRun.Material, _ scope: GraphScope, finding: Finding?, node: Node?) {
    var kept = Set<String>()
    var reached = Set<NodeID>()
    var words: [String]
    if let node {
      reached = [node.id]
      words = ["around \(node.id.text)"]
    } else {
      let isMeant = { (ids: [String]) in finding.map { ids.contains($0.id) } ?? !ids.isEmpty }
      for edge in material.edges where isMeant(edge.findings) {
        kept.insert(edge.id)
        reached.formUnion([edge.from, edge.to])
      }
      reached.formUnion(material.nodes.filter { isMeant($0.findings) }.map(\.id))
      words = [finding.map { "finding \($0.id)" } ?? "what findings walk over"]
    }
    let hops = scope.hops ?? (node != nil || scope.detail == .hops ? 1 : 0)
    if hops > 0 { words.append("\(hops) hop\(hops == 1 ? "" : "s")") }
    let barred = Set(material.nodes.filter { $0.kind == .tenant }.map(\.id))
      .subtracting([node?.id].compactMap { $0 })
    var frontier = reached.subtracting(barred)
    for _ in 0..<hops where !frontier.isEmpty {
      var next = Set<NodeID>()
      for edge in material.edges where frontier.contains(edge.from) || frontier.contains(edge.to) {
        kept.insert(edge.id)
        next.formUnion([edge.from, edge.to])
      }
      next.subtract(reached)
      reached.formUnion(next)
      frontier = next.subtracting(barred)
    }
    nodes = material.nodes.filter { reached.contains($0.id) }
    edges = material.edges.filter { kept.contains($0.id) }
    self.words =
      "\(nodes.count) of \(material.nodes.count) nodes, \(edges.count) of "
      + "\(material.edges.count) edges: " + words.joined(separator: "; ")
  }
}
