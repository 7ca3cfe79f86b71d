internal import Custody
internal import Detect
internal import EntraModel
internal import TenantGraph

/// Runs the detections over a graph and keeps what they find.
enum DetectRun {
  /// Detects, marks the graph with what was found, and stores both.
  ///
  /// - Returns: The findings in the order in which people read them, and the marked graph.
  static func run(
    _ casefile: Casefile, graph: Graph, facts: CaseFacts
  ) throws -> (findings: [Finding], graph: Graph) {
    let context = DetectContext(
      ownTenants: facts.ownTenants, knownPartners: facts.knownPartners, coverage: facts.coverage)
    let findings = Detections.run(graph, context)
    let marked = graph.marked(with: findings)
    try casefile.store(nodes: marked.nodes, edges: marked.edges)
    try casefile.store(findings: findings)
    return (findings, marked)
  }
}
