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
  /// An id that only a further copy carries finds the event whose copy it is.
  /// - Complexity: O(log events).
  public func events(withID id: String) throws(CustodyError) -> [Event] {
    try database.read { database in
      let rows = try Statement(
        database,
        """
        SELECT \(EventColumn.list(of: "e")) FROM event e JOIN evidence v ON v.id = e.evidence
        WHERE e.key IN (SELECT coalesce(copy_of, key) FROM event WHERE id = ?)
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
    try database.read { database in
      let row = try Statement(
        database,
        "SELECT \(EventColumn.list(of: "e")) FROM event e WHERE e.key = ? AND e.copy_of IS NULL")
      row.bind(1, key)
      return try row.step() ? try EventDecoder(database).event(row) : nil
    }
  }

  /// The records of each evidence file by log, unreadable and refused ones left out.
  public func logRecords() throws(CustodyError) -> [EvidenceID: [EventSource: Int]] {
    try database.read { try LogRecords.all($0) }
  }

  /// Events by the log of their cited first copy, undated ones included; logs without events are left out.
  public func eventCounts() throws(CustodyError) -> [EventSource: Int] {
    try database.read { try CoverageTable.eventCounts($0) }
  }
}
