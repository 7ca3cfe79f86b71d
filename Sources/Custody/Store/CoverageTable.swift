import EntraModel
import FoundationEssentials
import GRDB

/// Coverage as it was counted at the last commit.
enum CoverageTable {
  /// Events by the log of their first copy.
  static func eventCounts(_ database: Database) throws -> [EventSource: Int] {
    var counts: [EventSource: Int] = [:]
    let rows = try Statement(
      database,
      "SELECT source, sum(cited) FROM coverage GROUP BY source HAVING sum(cited) > 0")
    while try rows.step() {
      if let source = EventSource(rawValue: UInt8(truncatingIfNeeded: rows.integer(0))) {
        counts[source] = Int(rows.integer(1))
      }
    }
    return counts
  }

  private struct Log: Hashable {
    var tenant: Int64
    var source: Int64
  }

  /// Known tenants ascending, then the unknown one; within a tenant by log.
  static func coverage(_ database: Database) throws -> [Coverage] {
    var hours: [Log: [HourCount]] = [:]
    let rows = try Statement(
      database,
      "SELECT coalesce(tenant, 0), source, hour, events FROM coverage_hour ORDER BY hour")
    while try rows.step() {
      let log = Log(tenant: rows.integer(0), source: rows.integer(1))
      hours[log, default: []].append(
        HourCount(hour: rows.integer(2), events: Int(rows.integer(3))))
    }
    let logs = try Row.fetchAll(
      database,
      sql: """
        SELECT coalesce(c.tenant, 0) AS number, t.guid, c.source, c.first, c.last, c.events
        FROM coverage c LEFT JOIN tenant t ON t.id = c.tenant
        ORDER BY t.guid IS NULL, t.guid, c.source
        """)
    return logs.compactMap { row in
      guard let source = EventSource(rawValue: UInt8(truncatingIfNeeded: row["source"] as Int64))
      else { return nil }
      return Coverage(
        tenant: EvidenceTable.guid(row["guid"]), source: source,
        first: (row["first"] as Int64?).map { Instant(ticks: $0) },
        last: (row["last"] as Int64?).map { Instant(ticks: $0) }, events: row["events"],
        hours: hours[Log(tenant: row["number"], source: row["source"])] ?? [])
    }
  }
}
