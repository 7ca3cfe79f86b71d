import EntraModel
import GRDB

/// Faults and remarks, written straight to the database so that a file with a million of them needs no memory.
final class NoteTable {
  private let fault: Statement
  private let remark: Statement

  init(_ database: Database) throws(CustodyError) {
    let columns = "evidence, slug, member, record, line, offset, length, message"
    fault = try Statement(database, "INSERT INTO fault(\(columns)) VALUES(?,?,?,?,?,?,?,?)")
    remark = try Statement(database, "INSERT INTO remark(\(columns)) VALUES(?,?,?,?,?,?,?,?)")
  }

  func add(_ item: Fault, evidence: EvidenceID) throws(CustodyError) {
    try add(fault, item.slug, item.place, item.message, evidence)
  }

  func add(_ item: Remark, evidence: EvidenceID) throws(CustodyError) {
    try add(remark, item.slug, item.place, item.message, evidence)
  }

  /// The slug of the first fault of a file, whole-file faults first; nil when it has none.
  static func firstFault(of evidence: EvidenceID, _ database: Database) throws -> Slug? {
    try String.fetchOne(
      database,
      sql: """
        SELECT slug FROM fault WHERE evidence = ? ORDER BY record, offset, slug LIMIT 1
        """, arguments: [evidence.number]
    ).flatMap { Slug(rawValue: $0) }
  }

  /// Faults in the order of inventory number, record, slug, then offset and message.
  static func faults(_ database: Database) throws -> [Fault] {
    try rows("fault", database).map { Fault(slug: $0.slug, place: $0.place, message: $0.message) }
  }

  /// Remarks in the same order.
  static func remarks(_ database: Database) throws -> [Remark] {
    try rows("remark", database).map {
      Remark(slug: $0.slug, place: $0.place, message: $0.message)
    }
  }

  private static func rows(_ table: String, _ database: Database) throws
    -> [(slug: Slug, place: EvidencePlace, message: String)]
  {
    let rows = try Statement(
      database,
      """
      SELECT n.slug, n.evidence, n.member, n.record, n.line, n.offset, n.length, n.message
      FROM \(table) n JOIN evidence v ON v.id = n.evidence
      ORDER BY v.path, v.sha256, n.record, n.slug, n.offset, n.length, n.message
      """)
    var found: [(slug: Slug, place: EvidencePlace, message: String)] = []
    while try rows.step() {
      guard let slug = Slug(rawValue: rows.text(0)) else { continue }
      let place = EvidencePlace(
        evidence: EvidenceID(rows.integer(1)), member: rows.optionalText(2),
        record: rows.integer(3), line: rows.integer(4), offset: rows.integer(5),
        length: rows.integer(6))
      found.append((slug, place, rows.text(7)))
    }
    return found
  }

  private func add(
    _ statement: Statement, _ slug: Slug, _ place: EvidencePlace, _ message: String,
    _ evidence: EvidenceID
  ) throws(CustodyError) {
    statement.bind(1, evidence.number)
    statement.bind(2, slug.rawValue)
    if let member = place.member { statement.bind(3, member) } else { statement.bindNull(3) }
    statement.bind(4, place.record)
    statement.bind(5, place.line)
    statement.bind(6, place.offset)
    statement.bind(7, place.length)
    statement.bind(8, message)
    try statement.run()
  }
}
