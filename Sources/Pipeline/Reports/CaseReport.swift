public import EntraModel

/// A case as it stands: what `investigate`, `status`, `detect` and `case show` print from.
public struct CaseReport: Sendable {
  /// The case directory.
  public var path: String
  /// Title, inventory, coverage, faults and remarks.
  public var facts: CaseFacts
  /// Events by source, in the order of the sources; those without any are left out.
  public var eventCounts: [(source: EventSource, count: Int)]
  /// Number of nodes of the graph.
  public var nodes: Int
  /// Number of edges of the graph.
  public var edges: Int
  /// The findings, highest severity first, then confidence, first seen and id.
  public var findings: [Finding]
  /// The nodes that the findings name.
  public var cast: Cast

  /// Makes a report.
  public init(
    path: String, facts: CaseFacts, eventCounts: [(source: EventSource, count: Int)], nodes: Int,
    edges: Int, findings: [Finding], cast: Cast
  ) {
    self.path = path
    self.facts = facts
    self.eventCounts = eventCounts
    self.nodes = nodes
    self.edges = edges
    self.findings = findings
    self.cast = cast
  }
}
