import EntraModel
import GRDB

/// The stored findings: `finding`, `finding_step` and `finding_event`.
enum FindingTables {
  /// Replaces the stored findings.
  static func store(_ findings: [Finding], _ database: Database) throws {
    for table in ["finding_event", "finding_step", "finding"] {
      try database.execute(sql: "DELETE FROM \(table)")
    }
    let row = try Statement(
      database,
      """
      INSERT INTO finding(position, id, rule, title, severity, confidence, steps_observed,
        steps_expected, status, source_tenant, target_tenant, first_seen, last_seen, techniques,
        accounts, scoring, missing, benign, response)
      VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """)
    let writer = try StepWriter(database)
    for (index, finding) in findings.enumerated() {
      row.bind(1, Int64(index + 1))
      try bind(finding, to: row)
      try row.run()
      for step in finding.path { try writer.write(step, finding: Int64(index + 1)) }
    }
  }

  private static func bind(_ finding: Finding, to row: Statement) throws {
    row.bind(2, finding.id)
    row.bind(3, finding.rule)
    row.bind(4, finding.title)
    row.bind(5, finding.severity.rawValue)
    row.bind(6, finding.confidence)
    row.bind(7, Int64(finding.stepsObserved))
    row.bind(8, Int64(finding.stepsExpected))
    row.bind(9, finding.status.rawValue)
    row.bind(10, finding.sourceTenant)
    row.bind(11, finding.targetTenant)
    row.bind(12, finding.firstSeen?.ticks)
    row.bind(13, finding.lastSeen?.ticks)
    row.bind(14, try FindingCoding.text(finding.techniques))
    row.bind(15, try FindingCoding.text(finding.accounts))
    row.bind(16, try FindingCoding.text(finding.scoring))
    row.bind(17, finding.missing)
    row.bind(18, finding.benign)
    row.bind(19, finding.response)
  }

  /// The stored findings in the order in which they were given.
  static func findings(_ database: Database) throws -> [Finding] {
    var steps = try StepReader(database)
    let row = try Statement(
      database,
      """
      SELECT position, id, rule, title, severity, confidence, steps_observed, steps_expected,
        status, source_tenant, target_tenant, first_seen, last_seen, techniques, accounts, scoring,
        missing, benign, response
      FROM finding ORDER BY position
      """)
    var findings: [Finding] = []
    while try row.step() {
      var finding = Finding(
        id: row.text(1), rule: row.text(2), title: row.text(3),
        severity: Severity(rawValue: row.text(4)) ?? .info, confidence: row.double(5))
      finding.stepsObserved = Int(row.integer(6))
      finding.stepsExpected = Int(row.integer(7))
      finding.status = FindingStatus(rawValue: row.text(8)) ?? .partial
      finding.sourceTenant = row.tenant(9)
      finding.targetTenant = row.tenant(10)
      finding.firstSeen = row.instant(11)
      finding.lastSeen = row.instant(12)
      finding.techniques = FindingCoding.techniques(row.text(13))
      finding.accounts = FindingCoding.accounts(row.text(14))
      finding.scoring = FindingCoding.terms(row.text(15))
      finding.missing = row.list(16)
      finding.benign = row.list(17)
      finding.response = row.list(18)
      finding.path = try steps.steps(ofFinding: row.integer(0))
      findings.append(finding)
    }
    return findings
  }
}
