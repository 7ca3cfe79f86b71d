public import EntraModel
import GRDB

extension Casefile {
  /// Events in the total order: (instant, source priority, id, evidence SHA-256, offset); undated ones, where asked
  /// for, last.
  ///
  /// Memory is flat. The cursor stays valid while the graph or findings are stored; an ingest makes a new one needed.
  public func events(_ filter: EventFilter) throws(CustodyError) -> any EventCursor {
    StoredEvents(database, filter)
  }

  /// The events of an id, one per log tenant and log, in total order; GUIDs in any case.
  ///
  /// - Complexity: O(log events).
  public func events(withID id: String) throws(CustodyError) -> [Event] {
    try database.access { database in
      let rows = try Statement(
        database,
        """
        SELECT \(EventColumn.list(of: "e")) FROM event e JOIN evidence v ON v.id = e.evidence
        WHERE e.id = ? AND e.copy_of IS NULL
        ORDER BY e.ticks IS NULL, e.ticks, e.priority, v.sha256, e.offset, e.record
        """)
      if let guid = GUIDBytes.guid(dashed: id.utf8.span) {
        rows.bind(1, GUIDBytes(guid).bytes)
      } else {
        rows.bind(1, id)
      }
      let decoder = try EventDecoder(database)
      var events: [Event] = []
      while try rows.step() { events.append(try decoder.event(rows)) }
      return events
    }
  }

  /// The event of a handle; nil when there is none, or when the row is a further copy.
  public func event(key: Int64) throws(CustodyError) -> Event? {
    try database.access { database in
      let row = try Statement(
        database,
        "SELECT \(EventColumn.list(of: "e")) FROM event e WHERE e.key = ? AND e.copy_of IS NULL")
      row.bind(1, key)
      return try row.step() ? try EventDecoder(database).event(row) : nil
    }
  }

  /// Where the copies of an event lie, the cited first copy first.
  public func copies(ofEvent key: Int64) throws(CustodyError) -> [EvidencePlace] {
    try database.access { database in
      let rows = try Statement(
        database,
        """
        SELECT e.evidence, e.record, e.line, e.offset, e.length FROM event e
        JOIN evidence v ON v.id = e.evidence WHERE e.key = ?1 OR e.copy_of = ?1
        ORDER BY e.copy_of IS NOT NULL, v.format_priority, v.sha256, e.offset, e.record
        """)
      rows.bind(1, key)
      var places: [EvidencePlace] = []
      while try rows.step() {
        places.append(
          EvidencePlace(
            evidence: EvidenceID(rows.integer(0)), record: rows.integer(1), line: rows.integer(2),
            offset: rows.integer(3), length: rows.integer(4)))
      }
      return places
    }
  }

  /// Events by log, undated ones included; logs without events are left out.
  public func eventCounts() throws(CustodyError) -> [EventSource: Int] {
    try database.access { database in
      var counts: [EventSource: Int] = [:]
      for log in try CoverageTable.coverage(database) {
        counts[log.source, default: 0] += log.events
      }
      return counts
    }
  }

  /// What accounts are used to: countries, autonomous systems and number of their successful, dated sign-ins.
  ///
  /// - Parameter upns: UPNs; compared in lower case.
  /// - Complexity: one scan of the sign-ins.
  public func baseline(accounts upns: [String]) throws(CustodyError) -> Baseline {
    try database.access { try BaselineQuery.baseline(accounts: upns, $0) }
  }
}
