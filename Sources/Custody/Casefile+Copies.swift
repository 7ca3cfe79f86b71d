public import EntraModel
import GRDB

extension Casefile {
  /// Where the copies of an event lie, the cited first copy first.
  public func copies(ofEvent key: Int64) throws(CustodyError) -> [EvidencePlace] {
    try copyRecords(ofEvent: key).map(\.place)
  }

  /// The copies of an event, the cited first copy first, and in what each of them disagrees with that one.
  ///
  /// - Complexity: O(copies * log events).
  public func copyRecords(ofEvent key: Int64) throws(CustodyError) -> [EventCopy] {
    try database.read { database in
      let rows = try Statement(
        database,
        """
        SELECT \(EventColumn.list(of: "e")),
          e.key IN (SELECT key FROM joined)
            OR (e.copy_of IS NOT NULL AND e.id <> (SELECT id FROM event WHERE key = ?1))
        FROM event e JOIN evidence v ON v.id = e.evidence WHERE e.key = ?1 OR e.copy_of = ?1
        ORDER BY e.copy_of IS NOT NULL, e.id_scheme, v.format_priority, v.sha256, e.offset, e.record
        """)
      rows.bind(1, key)
      let decoder = try EventDecoder(database)
      var first: Event?
      var copies: [EventCopy] = []
      while try rows.step() {
        let event = try decoder.event(rows)
        copies.append(
          EventCopy(
            key: event.key, id: event.id, place: event.place,
            isJoined: rows.integer(Int32(EventColumn.names.count)) == 1,
            disagreements: first.map { Disagreement.all(between: $0, and: event) } ?? []))
        if first == nil { first = event }
      }
      return copies
    }
  }

  /// How many copies were joined by likeness, and how many disagree with the first of their event.
  public func copyCounts() throws(CustodyError) -> CopyCounts {
    try database.read { database in
      let count = { (sql: String) in try Int.fetchOne(database, sql: sql) ?? 0 }
      let fields = try Row.fetchAll(
        database,
        sql: "SELECT field, count(*) AS copies FROM disagreement GROUP BY field ORDER BY field")
      return CopyCounts(
        joined: try count("SELECT count(*) FROM joined"),
        disagreeing: try count("SELECT count(DISTINCT event) FROM disagreement"),
        fields: fields.map { CopyCounts.Field(name: $0["field"], copies: $0["copies"]) })
    }
  }
}
