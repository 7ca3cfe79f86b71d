import EntraModel
import GRDB

/// Loads batches into the `event` table: the hot loop of an ingest, with one prepared statement and no String per cell.
///
/// SQLite keeps what a parameter was bound to, so a column whose value is that of the row before isn't bound again.
/// Belongs to one session and is dropped with it, since a rollback takes back the texts and tenants that it knows.
final class BulkLoader {
  private let insert: Statement
  private let insertText: Statement
  private let insertTenant: Statement
  private let insertDetail: Statement
  private var interner = TextInterner()
  private var tenants: [TenantID: Int64] = [:]
  private var priorities: [PriorityKey: SourcePriority] = [:]
  private var bound: BoundIntegers
  private(set) var nextKey: Int64
  /// What was loaded of each file; the one that is being loaded stands in ``current``.
  private var loads: [EvidenceID: LogRecords] = [:]
  private var current = LogRecords(evidence: EvidenceID(0), firstKey: 0)

  private struct PriorityKey: Hashable {
    var source: EventSource
    var category: Int64
    var activity: Int64
  }

  /// Prepares the statements and reads back the texts and tenants that the case knows.
  init(_ database: Database) throws(CustodyError) {
    let marks = EventColumn.names.map { _ in "?" }.joined(separator: ",")
    insert = try Statement(
      database,
      "INSERT INTO event(\(EventColumn.names.joined(separator: ","))) VALUES(\(marks))")
    insertText = try Statement(database, "INSERT INTO text(id, value) VALUES(?, ?)")
    insertTenant = try Statement(database, "INSERT INTO tenant(id, guid) VALUES(?, ?)")
    insertDetail = try Statement(database, "INSERT INTO event_detail(key, detail) VALUES(?, ?)")
    bound = BoundIntegers(columns: EventColumn.names.count)
    let last = try Statement(database, "SELECT coalesce(max(key), 0) FROM event")
    nextKey = try last.step() ? last.integer(0) + 1 : 1
    last.reset()
    let known = try Statement(database, "SELECT value FROM text ORDER BY id")
    while try known.step() {
      let bytes = known.bytes(0)
      unsafe bytes.withUnsafeBytes { buffer in
        if let base = buffer.baseAddress {
          _ = unsafe interner.number(of: base, count: buffer.count)
        }
      }
    }
    let owners = try Statement(database, "SELECT id, guid FROM tenant")
    while try owners.step() {
      if let halves = owners.guidHalves(1) {
        tenants[GUID(high: halves.high, low: halves.low)] = owners.integer(0)
      }
    }
    bind(.copyOf, nil)
    bind(.furtherCopies, 0)
  }

  /// Stores the rows of a batch as records of an evidence file; which are first copies is decided at the commit.
  ///
  /// - Complexity: O(rows + bytes of text).
  func append(_ batch: EventBatch, evidence: EvidenceID) throws(CustodyError) {
    bind(.evidence, evidence.number)
    begin(evidence)
    let rows = batch.rows.span
    let failure = unsafe batch.arena.withUnsafeBytes { arena -> CustodyError? in
      for index in rows.indices {
        do throws(CustodyError) {
          unsafe try append(rows[index], arena)
        } catch {
          return error
        }
      }
      return nil
    }
    // The arena goes away with the batch: nothing may stay bound to it.
    unsafe releaseBorrowed()
    if let failure { throw failure }
  }

  /// What was loaded of a file.
  func loaded(of evidence: EvidenceID) -> LogRecords? {
    current.evidence == evidence ? current : loads[evidence]
  }

  private func begin(_ evidence: EvidenceID) {
    guard evidence != current.evidence else { return }
    loads[current.evidence] = current
    current = loads[evidence] ?? LogRecords(evidence: evidence, firstKey: nextKey)
  }

  /// The number of a tenant, which is given when it has none.
  func number(of tenant: TenantID?) throws(CustodyError) -> Int64? {
    guard let tenant else { return nil }
    if let number = tenants[tenant] { return number }
    let number = Int64(tenants.count + 1)
    insertTenant.bind(1, number)
    insertTenant.bind(2, GUIDBytes(tenant).bytes)
    try insertTenant.run()
    tenants[tenant] = number
    return number
  }

  @unsafe
  private func append(_ row: EventRow, _ arena: UnsafeRawBufferPointer)
    throws(CustodyError)
  {
    let key = nextKey
    bind(.key, key)
    bind(.ticks, row.hasInstant ? row.ticks : nil)
    bind(.source, Int64(row.source.rawValue))
    bind(.result, Int64(row.result.rawValue))
    bind(.isRelevant, row.isRelevant ? 1 : 0)
    bind(.hasDetail, row.detail.isEmpty ? 0 : 1)
    bind(.errorCode, row.errorCode)
    bind(.precision, Int64(row.precision.rawValue))
    bind(.risk, Int64(row.risk.rawValue))
    bind(.accessType, Int64(row.accessType.rawValue))
    bind(.userType, Int64(row.userType.rawValue))
    bind(.actorKind, Int64(row.actorKind.rawValue))
    bind(.targetKind, Int64(row.targetKind.rawValue))
    bind(.logTenant, try number(of: row.logTenant))
    bind(.partnerTenant, try number(of: row.partnerTenant))
    bind(.homeTenant, try number(of: row.homeTenant))
    bind(.resourceTenant, try number(of: row.resourceTenant))
    bind(.record, row.record)
    bind(.line, row.line)
    bind(.offset, row.offset)
    bind(.length, row.length)
    for column in EventColumn.interned { unsafe try bindInterned(column, row, arena) }
    for column in EventColumn.identifiers { unsafe try bindIdentifier(column, row, arena) }
    let scheme = unsafe try bindID(row, arena)
    bind(.idScheme, Int64(scheme.rawValue))
    current.count(row.source, scheme)
    bind(.priority, Int64(unsafe try priority(of: row, arena).rawValue))
    try insert.run()
    nextKey += 1
    if !row.detail.isEmpty {
      let (base, count) = unsafe try run(row.detail, arena)
      insertDetail.bind(1, key)
      unsafe insertDetail.bindBorrowed(2, blob: base, count: count)
      try insertDetail.run()
    }
  }

  private func bind(_ column: EventColumn, _ value: Int64?) {
    if bound.change(column.rawValue, to: value) { insert.bind(column.rawValue, value) }
  }

  @unsafe
  private func bindInterned(
    _ column: TextColumn, _ row: EventRow, _ arena: UnsafeRawBufferPointer
  ) throws(CustodyError) {
    let text = row[column]
    guard !text.isEmpty else { return bind(EventColumn(column), nil) }
    let (base, count) = unsafe try run(text, arena)
    switch unsafe interner.number(of: base, count: count) {
    case .known(let number): bind(EventColumn(column), number)
    case .added(let number):
      insertText.bind(1, number)
      unsafe insertText.bindBorrowed(2, text: base, count: count)
      try insertText.run()
      bind(EventColumn(column), number)
    case .refused:
      unsafe insert.bindBorrowed(EventColumn(column).rawValue, text: base, count: count)
      bound.forget(EventColumn(column).rawValue)
    }
  }

  @unsafe
  private func bindIdentifier(
    _ column: TextColumn, _ row: EventRow, _ arena: UnsafeRawBufferPointer
  ) throws(CustodyError) {
    let text = row[column]
    guard !text.isEmpty else { return bind(EventColumn(column), nil) }
    let (base, count) = unsafe try run(text, arena)
    _ = unsafe bindGUIDOrText(EventColumn(column), base, count)
  }

  @unsafe
  private func bindID(_ row: EventRow, _ arena: UnsafeRawBufferPointer)
    throws(CustodyError) -> IDScheme
  {
    guard !row[.id].isEmpty else {
      // A snapshot is what it states, and so is a part of an event: two that look alike otherwise are two when they state
      // different things.
      var stated = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
      if row.source == .policySnapshot || row.idScheme == .part, !row.detail.isEmpty {
        let (base, count) = unsafe try run(row.detail, arena)
        unsafe stated = unsafe UnsafeRawBufferPointer(start: base, count: count)
      }
      let id = unsafe EventIdentity.id(
        of: row, stating: Array(stated), text: { column in unsafe text(column, row, arena) })
      insert.bind(EventColumn.id.rawValue, id)
      bound.forget(EventColumn.id.rawValue)
      bind(.idHead, EventIdentity.head(of: id.utf8.span))
      return row.idScheme == .part ? .part : .none
    }
    let (base, count) = unsafe try run(row[.id], arena)
    let isGUID = unsafe bindGUIDOrText(.id, base, count)
    let head = unsafe Span(
      _unsafeElements: UnsafeBufferPointer(
        start: base.assumingMemoryBound(to: UInt8.self), count: min(8, count)))
    bind(.idHead, EventIdentity.head(of: head, isGUID: isGUID))
    return row.source == .unifiedAuditLog ? .unifiedAuditLog : row.idScheme
  }

  @unsafe
  private func bindGUIDOrText(_ column: EventColumn, _ base: UnsafeRawPointer, _ count: Int) -> Bool
  {
    bound.forget(column.rawValue)
    let span = unsafe Span(
      _unsafeElements: UnsafeBufferPointer(
        start: base.assumingMemoryBound(to: UInt8.self), count: count))
    if let guid = GUIDBytes.guid(dashed: span) {
      var halves = (guid.high.bigEndian, guid.low.bigEndian)
      unsafe withUnsafeBytes(of: &halves) { buffer in
        if let base = buffer.baseAddress {
          unsafe insert.bindCopy(column.rawValue, blob: base, count: 16)
        }
      }
      return true
    }
    unsafe insert.bindBorrowed(column.rawValue, text: base, count: count)
    return false
  }

  @unsafe
  private func priority(of row: EventRow, _ arena: UnsafeRawBufferPointer)
    throws(CustodyError) -> SourcePriority
  {
    // A column that isn't interned has no number: -1 stands for none, and isn't remembered.
    let category = bound.value(EventColumn.category.rawValue) ?? -1
    let activity = bound.value(EventColumn.activity.rawValue) ?? -1
    let key = PriorityKey(source: row.source, category: category, activity: activity)
    let hasNumbers =
      (category >= 0 || row[.category].isEmpty) && (activity >= 0 || row[.activity].isEmpty)
    if hasNumbers, let known = priorities[key] { return known }
    let priority = SourcePriority.derived(
      source: row.source, category: unsafe text(.category, row, arena),
      activityKey: Activity.normalised(unsafe text(.activity, row, arena)))
    if hasNumbers { priorities[key] = priority }
    return priority
  }

  @unsafe
  private func text(
    _ column: TextColumn, _ row: EventRow, _ arena: UnsafeRawBufferPointer
  ) -> String {
    guard !row[column].isEmpty, let (base, count) = unsafe try? run(row[column], arena) else {
      return ""
    }
    return unsafe String(
      decoding: UnsafeRawBufferPointer(start: base, count: count), as: UTF8.self)
  }

  @unsafe
  private func run(_ text: ArenaText, _ arena: UnsafeRawBufferPointer) throws(CustodyError)
    -> (base: UnsafeRawPointer, count: Int)
  {
    let (start, count) = (Int(text.offset), Int(text.count))
    guard start + count <= arena.count, let base = arena.baseAddress else {
      throw CustodyError(.database, path: "", "a batch points outside its arena")
    }
    return unsafe (base + start, count)
  }

  @unsafe
  private func releaseBorrowed() {
    for column in TextColumn.allCases {
      let position = EventColumn(column).rawValue
      if bound.isForgotten(position) {
        insert.bindNull(position)
        _ = bound.change(position, to: nil)
      }
    }
    insertText.bindNull(2)
    insertDetail.bindNull(2)
  }
}
