import EntraModel
import GRDB

/// Decides which records are first copies: one event per (log tenant, log family, id), and one of events that look like
/// one event told by several exporters.
///
/// Worked out anew from all rows at every commit, so that the outcome depends on the evidence and on nothing else: a
/// later file may bring a better first copy, and a file whose owner becomes known may part what was one event. All
/// rows keep all their columns, so the better copy's fields are there.
enum Deduplication {
  /// Makes the indexes that a large load dropped, and marks copies.
  ///
  /// - Complexity: one scan of an index over the ids, and a sort of those rows whose id occurs more than once; where
  ///   several exporters tell of one log, one scan of the index over time.
  /// - Returns: Events that were too many in one second to be compared with another exporter's.
  static func run(_ database: Database) throws -> Int {
    try PartJoin.takeBack(database)
    try LikenessJoin.takeBack(database)
    try makeIndex("event_by_id", database)
    try markSharedIDs(database)
    for name in Schema.indexes.keys.sorted() { try makeIndex(name, database) }
    let crowded = try LikenessJoin.run(database)
    try PartJoin.run(database)
    try Disagreements.run(database)
    return crowded
  }

  private static func markSharedIDs(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TEMP TABLE copies AS
        WITH repeated AS (
          SELECT id FROM event INDEXED BY event_by_id GROUP BY id HAVING count(*) > 1),
        ranked AS (
          SELECT e.key AS key, first_value(e.key) OVER event_copies AS first,
            count(*) OVER (
              PARTITION BY e.id, \(LogFamily.sql("e.source")),
                coalesce(e.log_tenant, v.tenant, 0)) AS copies
          FROM repeated r
          JOIN event e INDEXED BY event_by_id ON e.id = r.id
          JOIN evidence v ON v.id = e.evidence
          WINDOW event_copies AS (
            PARTITION BY e.id, \(LogFamily.sql("e.source")), coalesce(e.log_tenant, v.tenant, 0)
            ORDER BY e.id_scheme, v.format_priority, v.sha256, e.offset, e.record))
        SELECT key, nullif(first, key) AS copy_of, iif(first = key, copies - 1, 0) AS further_copies
        FROM ranked
        """)
    try database.execute(
      sql: """
        UPDATE event SET copy_of = c.copy_of, further_copies = c.further_copies FROM temp.copies c
        WHERE event.key = c.key
          AND (event.copy_of IS NOT c.copy_of OR event.further_copies <> c.further_copies)
        """)
    try database.execute(sql: "DROP TABLE temp.copies")
  }

  /// Tells apart the records of one file that have no id and look the same: the second gets `-2`, and so on.
  ///
  /// An export doesn't write one event twice under no id, so they are two events; in another file of the same log the
  /// first is the copy of the first.
  static func numberUnnamed(_ load: LogRecords, _ database: Database) throws {
    guard load.unnamed > 1 else { return }
    try database.execute(
      sql: """
        UPDATE event SET id = event.id || '-' || r.number FROM (
          SELECT key, row_number() OVER (
            PARTITION BY id, source, log_tenant ORDER BY offset, record) AS number
          FROM event WHERE key >= ?1 AND evidence = ?2 AND id_scheme >= ?3) r
        WHERE event.key = r.key AND r.number > 1
        """,
      arguments: [load.firstKey, load.evidence.number, IDScheme.none.rawValue])
  }

  /// Drops the indexes, which a large load would keep up to date at a higher cost than making them again.
  static func dropIndexes(_ database: Database) throws {
    for name in Schema.indexes.keys.sorted() {
      try database.execute(sql: "DROP INDEX IF EXISTS \(name)")
    }
  }

  private static func makeIndex(_ name: String, _ database: Database) throws {
    guard let definition = Schema.indexes[name] else { return }
    try database.execute(sql: "CREATE INDEX IF NOT EXISTS \(name) ON \(definition)")
  }
}
