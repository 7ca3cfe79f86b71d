import EntraModel
import GRDB

/// The stored graph: `node`, `edge`, `act` and `act_event`.
enum GraphTables {
  /// Replaces the stored graph.
  static func store(nodes: [Node], edges: [Edge], _ database: Database) throws {
    for table in ["act_event", "act", "edge", "node"] {
      try database.execute(sql: "DELETE FROM \(table)")
    }
    let row = try Statement(
      database,
      """
      INSERT INTO node(position, id, kind, tenant, label, object_id, upn, home_tenant, home_upn,
        is_external, partner, role_template_id, first_seen, last_seen, events, severity, aliases,
        findings)
      VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """)
    for (index, node) in nodes.enumerated() {
      row.bind(1, Int64(index + 1))
      bind(node, to: row)
      try row.run()
    }
    let writer = try EdgeWriter(database)
    for (index, edge) in edges.enumerated() { try writer.write(edge, position: Int64(index + 1)) }
  }

  private static func bind(_ node: Node, to row: Statement) {
    row.bind(2, node.id.text)
    row.bind(3, node.kind.rawValue)
    row.bind(4, node.tenant)
    row.bind(5, node.label)
    row.bind(6, node.objectID)
    row.bind(7, node.upn)
    row.bind(8, node.homeTenant)
    row.bind(9, node.homeUPN)
    row.bind(10, Int64(node.isExternal ? 1 : 0))
    row.bind(11, node.partner)
    row.bind(12, node.roleTemplateID)
    row.bind(13, node.firstSeen?.ticks)
    row.bind(14, node.lastSeen?.ticks)
    row.bind(15, Int64(node.events))
    row.bind(16, node.severity?.rawValue)
    row.bind(17, node.aliases.map(\.text))
    row.bind(18, node.findings)
  }

  /// The stored nodes in the order in which they were given.
  static func nodes(_ database: Database) throws -> [Node] {
    let row = try Statement(
      database,
      """
      SELECT id, kind, tenant, label, object_id, upn, home_tenant, home_upn, is_external, partner,
        role_template_id, first_seen, last_seen, events, severity, aliases, findings
      FROM node ORDER BY position
      """)
    var nodes: [Node] = []
    while try row.step() {
      guard let kind = NodeKind(rawValue: row.text(1)) else { continue }
      var node = Node(
        id: NodeID(row.text(0)), kind: kind, tenant: row.tenant(2), label: row.text(3))
      node.objectID = row.text(4)
      node.upn = row.text(5)
      node.homeTenant = row.tenant(6)
      node.homeUPN = row.text(7)
      node.isExternal = row.integer(8) == 1
      node.partner = row.tenant(9)
      node.roleTemplateID = row.text(10)
      node.firstSeen = row.instant(11)
      node.lastSeen = row.instant(12)
      node.events = Int(row.integer(13))
      node.severity = row.optionalText(14).flatMap { Severity(rawValue: $0) }
      node.aliases = row.list(15).map { NodeID($0) }
      node.findings = row.list(16)
      nodes.append(node)
    }
    return nodes
  }

  /// The stored edges in the order in which they were given.
  static func edges(_ database: Database) throws -> [Edge] {
    var acts = try ActReader(database)
    let row = try Statement(
      database,
      """
      SELECT position, id, kind, from_node, to_node, failures, severity, findings, techniques
      FROM edge ORDER BY position
      """)
    var edges: [Edge] = []
    while try row.step() {
      var edge = Edge(
        id: row.text(1), kind: EdgeKind(row.text(2)), from: NodeID(row.text(3)),
        to: NodeID(row.text(4)))
      edge.failures = Int(row.integer(5))
      edge.severity = row.optionalText(6).flatMap { Severity(rawValue: $0) }
      edge.findings = row.list(7)
      edge.techniques = row.list(8)
      edge.acts = try acts.acts(ofEdge: row.integer(0))
      edges.append(edge)
    }
    return edges
  }
}
