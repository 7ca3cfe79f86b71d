import EntraModel
import GRDB

/// Finds the copies that say otherwise than the first copy of their event, in a field that both carry.
enum Disagreements {
  /// Compares every copy with its first copy anew.
  ///
  /// - Complexity: a look-up for each copy; an event without copies costs nothing.
  static func run(_ database: Database) throws {
    try database.execute(sql: "DELETE FROM disagreement")
    let suspects = try Statement(
      database,
      """
      SELECT f.key, c.key FROM event c INDEXED BY event_by_time JOIN event f ON f.key = c.copy_of
      WHERE c.copy_of IS NOT NULL AND (\(suspicion))
      """)
    let decoder = try EventDecoder(database, preloadingTexts: true)
    let row = try Statement(
      database, "SELECT \(EventColumn.list(of: "e")) FROM event e WHERE e.key = ?")
    let insert = try Statement(
      database, "INSERT INTO disagreement(event, copy, field) VALUES(?, ?, ?)")
    var first: Event?
    while try suspects.step() {
      let (firstKey, copyKey) = (suspects.integer(0), suspects.integer(1))
      if first?.key != firstKey { first = try event(firstKey, row, decoder) }
      guard let first, let copy = try event(copyKey, row, decoder) else { continue }
      for disagreement in Disagreement.all(between: first, and: copy) {
        insert.bind(1, firstKey)
        insert.bind(2, copyKey)
        insert.bind(3, disagreement.field)
        try insert.run()
      }
    }
  }

  /// What may be a disagreement, by the columns as they are stored; spellings are told apart afterwards.
  private static var suspicion: String {
    let second = Instant.ticksPerSecond
    let plain: [EventColumn] = [
      .errorCode, .actorID, .actorUPN, .targetID, .targetUPN, .partnerTenant, .homeTenant,
      .resourceTenant, .applicationID, .ipAddress, .country, .correlationID, .activity,
    ]
    let filled: [EventColumn] = [.result, .risk, .accessType, .userType]
    let times =
      "c.ticks / \(second) <> f.ticks / \(second) OR (c.ticks <> f.ticks "
      + "AND min(c.precision, f.precision) > \(TimePrecision.second.rawValue))"
    return
      ([times] + plain.map { "c.\($0.name) <> f.\($0.name)" }
      + filled.map {
        "(c.\($0.name) <> f.\($0.name) AND c.\($0.name) <> 0 AND f.\($0.name) <> 0)"
      })
      .joined(separator: " OR ")
  }

  private static func event(_ key: Int64, _ row: Statement, _ decoder: EventDecoder)
    throws(CustodyError) -> Event?
  {
    row.bind(1, key)
    defer { row.reset() }
    return try row.step() ? try decoder.event(row) : nil
  }
}
