import EntraModel

/// The columns of an event reference, the same in `act_event` and `finding_event`.
enum ReferenceColumns {
  static let names = "event, event_id, instant, evidence, member, record, line, offset, length"
  static let count: Int32 = 9

  /// Binds a reference from a position on.
  static func bind(_ reference: EventReference, to statement: Statement, from start: Int32) {
    statement.bind(start, reference.key)
    statement.bind(start + 1, reference.id)
    statement.bind(start + 2, reference.instant?.ticks)
    statement.bind(start + 3, reference.place.evidence.number)
    statement.bind(start + 4, reference.place.member)
    statement.bind(start + 5, reference.place.record)
    statement.bind(start + 6, reference.place.line)
    statement.bind(start + 7, reference.place.offset)
    statement.bind(start + 8, reference.place.length)
  }

  /// Reads a reference from a column on.
  static func reference(_ row: Statement, from start: Int32) -> EventReference {
    EventReference(
      key: row.integer(start), id: row.text(start + 1), instant: row.instant(start + 2),
      place: EvidencePlace(
        evidence: EvidenceID(row.integer(start + 3)), member: row.optionalText(start + 4),
        record: row.integer(start + 5), line: row.integer(start + 6),
        offset: row.integer(start + 7), length: row.integer(start + 8)))
  }
}

extension Statement {
  func bind(_ position: Int32, _ text: String?) {
    if let text { bind(position, text) } else { bindNull(position) }
  }

  func bind(_ position: Int32, _ tenant: TenantID?) { bind(position, tenant?.description) }

  func bind(_ position: Int32, _ list: [String]) { bind(position, JSONList.text(list)) }

  func instant(_ column: Int32) -> Instant? {
    optionalInteger(column).map { Instant(ticks: $0) }
  }

  func tenant(_ column: Int32) -> TenantID? { optionalText(column).flatMap { GUID($0) } }

  func list(_ column: Int32) -> [String] { JSONList.list(text(column)) }
}
