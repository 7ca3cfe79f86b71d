import EntraModel

/// Views that show the narrow tables in words, for any tool that speaks SQL.
enum SchemaViews {
  static let views: [String] = [
    "CREATE VIEW v_evidence AS SELECT v.id, v.path, v.sha256, v.bytes, v.format, v.encoding, "
      + guid("(SELECT guid FROM tenant WHERE id = v.tenant)") + " AS tenant, v.tenant_basis, "
      + "v.records, v.events, v.duplicates, v.faults, v.refused, v.status, v.reason, v.reference "
      + "FROM evidence v",
    "CREATE VIEW v_record AS SELECT e.key, " + identifier("e.id") + " AS id, " + instant("e.ticks")
      + " AS time, "
      + guid(
        "(SELECT guid FROM tenant WHERE id = coalesce(e.log_tenant, v.tenant))")
      + " AS log_tenant, " + names(EventSource.allCases.map { ($0.rawValue, $0.name) }, "e.source")
      + " AS source, "
      + names(EventResult.allCases.map { ($0.rawValue, $0.name) }, "e.result") + " AS result, "
      + "e.error_code, " + names(RiskLevel.allCases.map { ($0.rawValue, $0.name) }, "e.risk")
      + " AS risk, " + names(UserType.allCases.map { ($0.rawValue, $0.name) }, "e.user_type")
      + " AS user_type, e.access_type, "
      + names(ObjectKind.allCases.map { ($0.rawValue, $0.name) }, "e.actor_kind")
      + " AS actor_kind, "
      + names(ObjectKind.allCases.map { ($0.rawValue, $0.name) }, "e.target_kind")
      + " AS target_kind, "
      + EventColumn.interned.map {
        let name = EventColumn($0).name
        return text("e." + name) + " AS " + name
      }.joined(separator: ", ") + ", "
      + EventColumn.tenants.dropFirst().map {
        guid("(SELECT guid FROM tenant WHERE id = e." + $0.name + ")") + " AS " + $0.name
      }.joined(separator: ", ") + ", "
      + EventColumn.identifiers.map {
        let name = EventColumn($0).name
        return identifier("e." + name) + " AS " + name
      }.joined(separator: ", ")
      + ", e.is_relevant, e.id_scheme, e.further_copies, e.copy_of, v.path AS file, v.sha256 AS file_sha256, "
      + "e.record, e.line, e.offset, e.length "
      + "FROM event e JOIN evidence v ON v.id = e.evidence",
    "CREATE VIEW v_event AS SELECT * FROM v_record WHERE copy_of IS NULL",
    "CREATE VIEW v_copy AS SELECT copy_of AS event, key, id, file, file_sha256, record, line, "
      + "offset, length FROM v_record WHERE copy_of IS NOT NULL",
    "CREATE VIEW v_disagreement AS SELECT d.event, d.copy, d.field, "
      + identifier("f.id") + " AS id, " + identifier("c.id") + " AS id_of_copy "
      + "FROM disagreement d JOIN event f ON f.key = d.event JOIN event c ON c.key = d.copy",
    "CREATE VIEW v_fault AS SELECT v.path AS file, f.line, f.slug, f.message, f.record, f.offset, "
      + "f.length FROM fault f JOIN evidence v ON v.id = f.evidence",
    "CREATE VIEW v_remark AS SELECT v.path AS file, f.line, f.slug, f.message, f.record, f.offset, "
      + "f.length FROM remark f JOIN evidence v ON v.id = f.evidence",
    "CREATE VIEW v_coverage AS SELECT "
      + guid("(SELECT guid FROM tenant WHERE id = c.tenant)") + " AS tenant, "
      + names(EventSource.allCases.map { ($0.rawValue, $0.name) }, "c.source") + " AS source, "
      + instant("c.first") + " AS first, " + instant("c.last") + " AS last, c.events "
      + "FROM coverage c",
    "CREATE VIEW v_edge AS SELECT g.id, g.kind, g.from_node, g.to_node, "
      + instant("a.instant") + " AS time, " + instant("a.valid_until") + " AS valid_until, "
      + "a.verb, a.quality, a.state, a.corroboration, a.change, a.by_node, g.failures, g.severity "
      + "FROM edge g LEFT JOIN act a ON a.edge = g.position",
    "CREATE VIEW v_finding AS SELECT f.id, f.rule, f.title, f.severity, f.confidence, f.status, "
      + "f.steps_observed, f.steps_expected, f.source_tenant, f.target_tenant, "
      + instant("f.first_seen") + " AS first_seen, " + instant("f.last_seen")
      + " AS last_seen FROM finding f",
  ]

  private static func text(_ column: String) -> String {
    "CASE typeof(\(column)) WHEN 'integer' THEN (SELECT value FROM text WHERE id = \(column)) "
      + "ELSE \(column) END"
  }

  private static func guid(_ expression: String) -> String {
    let cuts = [(1, 8), (9, 4), (13, 4), (17, 4), (21, 12)]
    return "nullif(lower("
      + cuts.map { "substr(hex(\(expression)), \($0.0), \($0.1))" }
      .joined(separator: " || '-' || ") + "), '----')"
  }

  private static func identifier(_ column: String) -> String {
    "CASE typeof(\(column)) WHEN 'blob' THEN \(guid(column)) ELSE \(column) END"
  }

  private static func instant(_ column: String) -> String {
    "strftime('%Y-%m-%dT%H:%M:%S', \(column) / 10000000, 'unixepoch') || "
      + "printf('.%07dZ', \(column) % 10000000)"
  }

  private static func names(_ pairs: [(UInt8, String)], _ column: String) -> String {
    "CASE \(column) " + pairs.map { "WHEN \($0.0) THEN '\($0.1)'" }.joined(separator: " ")
      + " END"
  }
}
