internal import Custody
internal import Detect
internal import EntraModel
internal import TenantGraph

/// Runs the detections over a graph and keeps what they find.
enum DetectRun {
  /// Detects, marks the graph with what was found, and stores both with a line in the ledger.
  ///
  /// What is stored already is neither written nor recorded again, so that a second run changes nothing.
  ///
  /// - Returns: The findings in the order in which people read them, and the marked graph.
  static func run(
    _ casefile: Casefile, graph: Graph, facts: CaseFacts, context: RunContext
  ) throws -> (findings: [Finding], graph: Graph) {
    let declared = DetectContext(
      ownTenants: facts.ownTenants, knownPartners: facts.knownPartners, coverage: facts.coverage)
    let findings = Detections.run(graph, declared)
    let marked = graph.marked(with: findings)
    let stored = try casefile.graph()
    if stored.nodes != marked.nodes || stored.edges != marked.edges {
      try casefile.store(nodes: marked.nodes, edges: marked.edges)
    }
    if Detections.ordered(try casefile.findings()) != findings {
      try casefile.store(findings: findings)
      try casefile.record(
        .detected(findings: findings.count, tool: context.tool), now: context.now(),
        operatorName: context.operatorName)
    }
    return (findings, marked)
  }
}
