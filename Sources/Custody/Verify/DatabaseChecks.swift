import EntraModel
import GRDB

/// What must be true between the tables, beyond SQLite's own check.
enum DatabaseChecks {
  /// A sentence for each rule that doesn't hold.
  static func findings(_ database: Database) throws -> [String] {
    var said: [String] = []
    for (words, query) in rules where try Int.fetchOne(database, sql: query) ?? 0 > 0 {
      said.append(words)
    }
    let files = try Row.fetchAll(
      database,
      sql: """
        SELECT v.path, v.records, v.events, v.duplicates, v.faults, v.refused,
          coalesce(e.records - e.copies, 0) AS stored_events,
          coalesce(e.copies, 0) AS stored_duplicates,
          (SELECT count(*) FROM fault f WHERE f.evidence = v.id AND f.record > 0) AS stored_faults
        FROM evidence v LEFT JOIN (
          SELECT evidence, count(*) AS records, count(copy_of) AS copies FROM event
          GROUP BY evidence) e ON e.evidence = v.id
        ORDER BY v.path
        """)
    for file in files {
      let (records, events, duplicates, faults, refused): (Int, Int, Int, Int, Int) = (
        file["records"], file["events"], file["duplicates"], file["faults"], file["refused"]
      )
      let isStored =
        events == file["stored_events"] && duplicates == file["stored_duplicates"]
        && faults == file["stored_faults"]
      if records != events + duplicates + faults + refused || !isStored {
        said.append("\(file["path"] as String): its records don't add up")
      }
    }
    return said
  }

  private static let rules = [
    (
      "records of evidence that isn't in the inventory",
      "SELECT count(*) FROM event WHERE evidence NOT IN (SELECT id FROM evidence)"
    ),
    (
      "copies of an event that isn't there",
      """
      SELECT count(*) FROM event c LEFT JOIN event e ON e.key = c.copy_of AND e.copy_of IS NULL
      WHERE c.copy_of IS NOT NULL AND e.key IS NULL
      """
    ),
    (
      "events whose number of copies isn't that of their copies",
      """
      SELECT coalesce(sum(further_copies), 0) <> count(copy_of)
        + coalesce(sum(CASE WHEN copy_of IS NOT NULL THEN further_copies END), 0) FROM event
      """
    ),
    (
      "joined records that are no copies of their event",
      """
      SELECT count(*) FROM joined j LEFT JOIN event e ON e.key = j.key AND e.copy_of = j.first
      WHERE e.key IS NULL
      """
    ),
    (
      "nested detail of a record that isn't there",
      "SELECT count(*) FROM event_detail WHERE key NOT IN (SELECT key FROM event)"
    ),
    (
      "parts joined to another event than that of their change",
      """
      SELECT count(*) FROM event p JOIN joined j ON j.key = p.key JOIN event f ON f.key = j.first
      WHERE p.id_scheme = \(IDScheme.part.rawValue) AND p.correlation_id IS NOT f.correlation_id
      """
    ),
    (
      "coverage that isn't the number of events",
      """
      SELECT (SELECT coalesce(sum(cited), 0) FROM coverage)
        <> (SELECT coalesce(sum(events), 0) FROM evidence)
      """
    ),
  ]
}
