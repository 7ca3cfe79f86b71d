public import EntraModel

/// The nodes that a report names, by id.
public struct Cast: Sendable {
  private var nodes: [NodeID: Node] = [:]

  /// Makes the cast of some findings out of the nodes of a graph.
  init(of findings: [Finding], among all: [Node]) {
    var wanted: Set<NodeID> = []
    for finding in findings {
      wanted.formUnion(finding.accounts.map(\.node))
      for step in finding.path {
        wanted.formUnion([step.from, step.to])
        if let by = step.by { wanted.insert(by) }
      }
    }
    for node in all where wanted.contains(node.id) { nodes[node.id] = node }
  }

  /// Makes a cast of nodes.
  public init(_ all: [Node]) {
    for node in all { nodes[node.id] = node }
  }

  /// The node of an id, nil when the graph doesn't have it.
  public subscript(id: NodeID) -> Node? { nodes[id] }
}
