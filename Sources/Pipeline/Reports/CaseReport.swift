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
  /// Copies that were joined by likeness, and copies that disagree.
  public var copies: CopyCounts
  /// Sources that were named to an ingest and never opened.
  public var unopened: [UnopenedSource]
  /// What the case holds of each log, with its gaps and what hints that there was more.
  public var logs: [LogCoverage]

  /// Makes a report.
  public init(
    path: String, facts: CaseFacts, eventCounts: [(source: EventSource, count: Int)], nodes: Int,
    edges: Int, findings: [Finding], cast: Cast,
    copies: CopyCounts = CopyCounts(joined: 0, disagreeing: 0, fields: []),
    unopened: [UnopenedSource] = [], logs: [LogCoverage] = []
  ) {
    self.path = path
    self.facts = facts
    self.eventCounts = eventCounts
    self.nodes = nodes
    self.edges = edges
    self.findings = findings
    self.cast = cast
    self.copies = copies
    self.unopened = unopened
    self.logs = logs
  }
}
