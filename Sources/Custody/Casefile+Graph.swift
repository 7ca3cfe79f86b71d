public import EntraModel

extension Casefile {
  /// Replaces the stored graph, in one transaction.
  public func store(nodes: [Node], edges: [Edge]) throws(CustodyError) {
    try database.transaction { try GraphTables.store(nodes: nodes, edges: edges, $0) }
  }

  /// The stored graph, in the order in which it was given; empty before the first.
  public func graph() throws(CustodyError) -> (nodes: [Node], edges: [Edge]) {
    try database.read { (try GraphTables.nodes($0), try GraphTables.edges($0)) }
  }

  /// Replaces the stored findings, in one transaction.
  public func store(findings: [Finding]) throws(CustodyError) {
    try database.transaction { try FindingTables.store(findings, $0) }
  }

  /// The stored findings, in the order in which they were given; empty before the first.
  public func findings() throws(CustodyError) -> [Finding] {
    try database.read { try FindingTables.findings($0) }
  }
}
