import EntraModel
import GRDB

/// One pass over all records: the accounting of each evidence file, and the coverage of each log of each tenant.
struct Tally {
  private struct Log: Hashable {
    /// Number of the tenant; 0 when the owner isn't known.
    var tenant: Int64
    var source: Int64
  }

  private struct Span {
    var first: Int64?
    var last: Int64?
    var events = 0
    /// Events whose cited first copy is of this log.
    var cited = 0
    var hours: [Int64: Int] = [:]
  }

  private struct Counts {
    var events = 0
    var duplicates = 0
  }

  private static let ticksPerHour = 3600 * Instant.ticksPerSecond

  private var counts: [Int64: Counts] = [:]
  private var logs: [Log: Span] = [:]

  /// Counts, stores the counts and the coverage, and checks that every record is accounted for.
  ///
  /// - Throws: `accounting` naming the file whose records don't add up.
  /// - Returns: The number of events of the whole case.
  static func run(_ database: Database) throws -> Int {
    var tally = Tally()
    try tally.count(database)
    try tally.countOtherLogs(database)
    try tally.storeCounts(database)
    try tally.storeCoverage(database)
    return tally.counts.values.reduce(0) { $0 + $1.events }
  }

  private mutating func count(_ database: Database) throws {
    let owners = try owners(database)
    let rows = try Statement(
      database, "SELECT evidence, log_tenant, source, ticks, copy_of IS NULL FROM event")
    // Neighbours mostly share file, log and hour: what they share is kept aside and folded in when it changes.
    var (evidence, log) = (Int64(-1), Log(tenant: -1, source: -1))
    var owner = Int64(0)
    var (count, span) = (Counts(), Span())
    var (hour, hourEvents) = (Int64.min, 0)
    while try rows.step() {
      let isEvent = rows.integer(4) == 1
      let file = rows.integer(0)
      if file != evidence {
        counts[evidence] = count
        count = counts[file] ?? Counts()
        evidence = file
        owner = owners[file] ?? 0
      }
      guard isEvent else {
        count.duplicates += 1
        continue
      }
      count.events += 1
      let this = Log(tenant: rows.optionalInteger(1) ?? owner, source: rows.integer(2))
      if this != log {
        if hourEvents > 0 { span.hours[hour, default: 0] += hourEvents }
        (hour, hourEvents) = (.min, 0)
        logs[log] = span
        // Taken out, not copied: logs may change from row to row, and each has its hours with it.
        span = logs.removeValue(forKey: this) ?? Span()
        log = this
      }
      span.events += 1
      span.cited += 1
      guard let ticks = rows.optionalInteger(3) else { continue }
      span.first = min(span.first ?? ticks, ticks)
      span.last = max(span.last ?? ticks, ticks)
      let itsHour = Likeness.floored(ticks, Tally.ticksPerHour)
      if itsHour != hour {
        if hourEvents > 0 { span.hours[hour, default: 0] += hourEvents }
        (hour, hourEvents) = (itsHour, 0)
      }
      hourEvents += 1
    }
    if hourEvents > 0 { span.hours[hour, default: 0] += hourEvents }
    counts[evidence] = count
    logs[log] = span
    counts[-1] = nil
    logs[Log(tenant: -1, source: -1)] = nil
  }

  /// The number of each file's owner, for records that name none themselves.
  private func owners(_ database: Database) throws -> [Int64: Int64] {
    var owners: [Int64: Int64] = [:]
    let rows = try Statement(
      database, "SELECT id, tenant FROM evidence WHERE tenant IS NOT NULL")
    while try rows.step() { owners[rows.integer(0)] = rows.integer(1) }
    return owners
  }

  /// Counts events that another log than that of their first copy tells of too: that log covers their time as well.
  private mutating func countOtherLogs(_ database: Database) throws {
    let families = try Row.fetchAll(
      database, sql: "SELECT DISTINCT source FROM log_records"
    ).compactMap { EventSource(rawValue: UInt8(truncatingIfNeeded: $0["source"] as Int64)) }
    guard Set(families.map { LogFamily($0) }).count < families.count else { return }
    let rows = try Statement(
      database,
      """
      SELECT coalesce(c.log_tenant, v.tenant, 0), c.source, min(c.ticks)
      FROM event c INDEXED BY event_by_time JOIN evidence v ON v.id = c.evidence
      JOIN event f ON f.key = c.copy_of
      WHERE c.copy_of IS NOT NULL AND c.source <> f.source
      GROUP BY c.copy_of, coalesce(c.log_tenant, v.tenant, 0), c.source
      """)
    while try rows.step() {
      let log = Log(tenant: rows.integer(0), source: rows.integer(1))
      var span = logs.removeValue(forKey: log) ?? Span()
      span.events += 1
      if let ticks = rows.optionalInteger(2) {
        span.first = min(span.first ?? ticks, ticks)
        span.last = max(span.last ?? ticks, ticks)
        span.hours[Likeness.floored(ticks, Tally.ticksPerHour), default: 0] += 1
      }
      logs[log] = span
    }
  }

  private func storeCounts(_ database: Database) throws {
    let files = try Row.fetchAll(
      database,
      sql: """
        SELECT v.id, v.path, v.records, v.refused, v.faults,
          (SELECT count(*) FROM fault f WHERE f.evidence = v.id AND f.record > 0) AS stored
        FROM evidence v ORDER BY v.id
        """)
    for file in files {
      let count = counts[file["id"]] ?? Counts()
      let (records, refused, faults, stored): (Int, Int, Int, Int) = (
        file["records"], file["refused"], file["faults"], file["stored"]
      )
      guard records == count.events + count.duplicates + faults + refused, faults == stored else {
        throw CustodyError(
          .accounting, path: file["path"],
          "\(records) records, but \(count.events) events + \(count.duplicates) duplicates + "
            + "\(faults) faults (\(stored) stored) + \(refused) refused")
      }
      try database.execute(
        sql: "UPDATE evidence SET events = ?, duplicates = ? WHERE id = ?",
        arguments: [count.events, count.duplicates, file["id"] as Int64])
    }
  }

  private func storeCoverage(_ database: Database) throws {
    try database.execute(sql: "DELETE FROM coverage")
    try database.execute(sql: "DELETE FROM coverage_hour")
    let order = logs.keys.sorted { ($0.tenant, $0.source) < ($1.tenant, $1.source) }
    for log in order {
      guard let span = logs[log] else { continue }
      let tenant = log.tenant == 0 ? nil : log.tenant
      try database.execute(
        sql: """
          INSERT INTO coverage(tenant, source, first, last, events, cited) VALUES(?, ?, ?, ?, ?, ?)
          """,
        arguments: [tenant, log.source, span.first, span.last, span.events, span.cited])
      let hour = try database.cachedStatement(
        sql: "INSERT INTO coverage_hour(tenant, source, hour, events) VALUES(?, ?, ?, ?)")
      for (number, events) in span.hours.sorted(by: { $0.key < $1.key }) {
        try hour.execute(arguments: [tenant, log.source, number, events])
      }
    }
  }
}
