import EntraModel
import GRDB

/// Events of a case in the total order: (instant, source priority, id, evidence SHA-256, offset), undated ones last.
///
/// The index gives (instant, priority, first eight bytes of the id); keys that tie in all three are put in order by
/// the rest. No statement stays open between two pages, so the case may be written while a cursor stands. Memory is a
/// page of events, and the keys of the longest tie.
final class StoredEvents: EventCursor {
  static let pageKeys = 1024

  /// A row of the index.
  private struct IndexEntry {
    var ticks: Int64
    var priority: Int64
    var head: Int64
    var key: Int64

    func ties(with other: IndexEntry) -> Bool {
      ticks == other.ticks && priority == other.priority && head == other.head
    }
  }

  private struct TieKey {
    var key: Int64
    var id: String
    var sha256: String
    var offset: Int64
    var record: Int64
  }

  private let database: CaseDatabase
  private let filter: EventFilter
  private var statements: Statements?
  private var isInUndated = false
  private var isAtEnd = false
  private var last = IndexEntry(ticks: .min, priority: .min, head: .min, key: .min)
  /// Index entries that were read and not yet put in order: the last may tie with the next page.
  private var pending: [IndexEntry] = []
  /// Events whose order is certain, the next one last: taking from the end moves an event without copying its texts.
  private var events: [Event] = []

  private struct Statements {
    var dated: Statement
    var undated: Statement
    var row: Statement
    var tie: Statement
    var decoder: EventDecoder
  }

  init(_ database: CaseDatabase, _ filter: EventFilter) {
    self.database = database
    self.filter = filter
    if let since = filter.since { last.ticks = since.ticks }
  }

  /// Whether undated events follow: they are within no span of time.
  private var hasUndated: Bool {
    !filter.datedOnly && filter.since == nil && filter.until == nil
  }

  func next() throws -> Event? {
    while true {
      if let event = events.popLast() { return event }
      if isAtEnd, pending.isEmpty { return nil }
      try database.read { try fill($0) }
    }
  }

  /// Reads a page of the index and makes the events whose order is certain.
  private func fill(_ database: Database) throws(CustodyError) {
    let statements = try prepared(database)
    if !isAtEnd { try readPage(statements) }
    var certain = pending.count
    if !isAtEnd, let last = pending.last {
      certain = (pending.lastIndex { !$0.ties(with: last) } ?? -1) + 1
    }
    events.reserveCapacity(certain)
    var start = 0
    while start < certain {
      var end = start + 1
      while end < certain, pending[end].ties(with: pending[start]) { end += 1 }
      if end == start + 1 {
        try append(pending[start].key, statements)
      } else {
        for key in try ordered(pending[start..<end], statements) { try append(key, statements) }
      }
      start = end
    }
    pending.removeFirst(certain)
    events.reverse()
  }

  private func readPage(_ statements: Statements) throws(CustodyError) {
    let page = isInUndated ? statements.undated : statements.dated
    page.bind(1, last.ticks)
    page.bind(2, last.priority)
    page.bind(3, last.head)
    page.bind(4, last.key)
    if !isInUndated { page.bind(5, filter.until?.ticks ?? .max) }
    var read = 0
    while try page.step() {
      last = IndexEntry(
        ticks: page.integer(0), priority: page.integer(1), head: page.integer(2),
        key: page.integer(3))
      pending.append(last)
      read += 1
    }
    guard read < StoredEvents.pageKeys else { return }
    if isInUndated || !hasUndated {
      isAtEnd = true
    } else {
      isInUndated = true
      last = IndexEntry(ticks: .max, priority: .min, head: .min, key: .min)
    }
  }

  private func append(_ key: Int64, _ statements: Statements) throws(CustodyError) {
    let row = statements.row
    row.bind(1, key)
    if try row.step() { events.append(try statements.decoder.event(row)) }
    row.reset()
  }

  private func ordered(_ entries: ArraySlice<IndexEntry>, _ statements: Statements)
    throws(CustodyError) -> [Int64]
  {
    var ties: [TieKey] = []
    for entry in entries {
      let tie = statements.tie
      tie.bind(1, entry.key)
      if try tie.step() {
        ties.append(
          TieKey(
            key: entry.key, id: statements.decoder.identifier(tie, at: 0), sha256: tie.text(1),
            offset: tie.integer(2), record: tie.integer(3)))
      }
      tie.reset()
    }
    ties.sort { left, right in
      if left.id != right.id {
        return left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
      }
      return (left.sha256, left.offset, left.record) < (right.sha256, right.offset, right.record)
    }
    return ties.map(\.key)
  }

  private func prepared(_ database: Database) throws(CustodyError) -> Statements {
    if let statements { return statements }
    let (index, condition) =
      filter.relevantOnly
      ? ("event_relevant", "is_relevant = 1 AND copy_of IS NULL")
      : ("event_by_time", "copy_of IS NULL")
    let made = Statements(
      dated: try Statement(
        database,
        """
        SELECT ticks, priority, id_head, key FROM event INDEXED BY \(index)
        WHERE \(condition) AND ticks IS NOT NULL AND ticks <= ?5
          AND (ticks, priority, id_head, key) > (?1, ?2, ?3, ?4)
        ORDER BY ticks, priority, id_head, key LIMIT \(StoredEvents.pageKeys)
        """),
      // ?1 isn't used: all undated events tie in their instant.
      undated: try Statement(
        database,
        """
        SELECT ?1, priority, id_head, key FROM event INDEXED BY \(index)
        WHERE \(condition) AND ticks IS NULL AND (priority, id_head, key) > (?2, ?3, ?4)
        ORDER BY priority, id_head, key LIMIT \(StoredEvents.pageKeys)
        """),
      row: try Statement(
        database, "SELECT \(EventColumn.list(of: "e")) FROM event e WHERE e.key = ?"),
      tie: try Statement(
        database,
        """
        SELECT e.id, v.sha256, e.offset, e.record FROM event e JOIN evidence v ON v.id = e.evidence
        WHERE e.key = ?
        """),
      decoder: try EventDecoder(database, preloadingTexts: true))
    statements = made
    return made
  }
}
