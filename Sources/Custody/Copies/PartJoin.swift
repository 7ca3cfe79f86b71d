import EntraModel
import GRDB

/// Joins parts of an event, which stand in files of their own, to the event of their correlation id.
///
/// The admin centre writes a provisioning download as three files: changes, their steps, and the properties that they
/// set. A step's row counts as a further copy of its change's event, so that the event has every file as its
/// provenance, and what it says becomes part of the event's nested detail. Worked out anew at every commit, like all
/// copies: the main file may come first, last, or from another exporter.
enum PartJoin {
  /// Change ids that a remark names.
  private static let named = 3

  private struct Part {
    var key: Int64
    var event: Int64
  }

  /// Gives back to events what was their own before parts were joined to them.
  static func takeBack(_ database: Database) throws {
    try database.execute(
      sql: """
        UPDATE event_detail SET detail = o.detail FROM own_detail o WHERE event_detail.key = o.key;
        DELETE FROM own_detail;
        DELETE FROM remark WHERE slug = '\(Slug.partWithoutEvent.rawValue)'
        """)
  }

  /// Joins the parts of the whole case; those whose event isn't there, or isn't the only one, stay and are remarked.
  ///
  /// - Complexity: one scan of the records where the case holds parts; nothing where it holds none.
  static func run(_ database: Database) throws {
    let hasParts = try Bool.fetchOne(
      database, sql: "SELECT EXISTS(SELECT 1 FROM log_records WHERE id_scheme = ?)",
      arguments: [IDScheme.part.rawValue])
    guard hasParts == true else { return }
    let parts = try joinable(database)
    try join(parts, database)
    try remarkOthers(database)
  }

  /// The parts whose event is there, event by event, in an order that no order of ingest changes.
  private static func joinable(_ database: Database) throws -> [Part] {
    let rows = try Statement(
      database,
      """
      WITH whole AS (
        SELECT source, correlation_id, min(key) AS key FROM event
        WHERE source IN (SELECT source FROM log_records WHERE id_scheme = \(part))
          AND id_scheme <> \(part) AND copy_of IS NULL AND correlation_id IS NOT NULL
        GROUP BY source, correlation_id HAVING count(*) = 1)
      SELECT p.key, w.key FROM event p JOIN evidence v ON v.id = p.evidence
      JOIN whole w ON w.correlation_id = p.correlation_id AND w.source = p.source
      WHERE p.id_scheme = \(part) AND p.copy_of IS NULL
      ORDER BY w.key, v.sha256, p.offset, p.record
      """)
    var parts: [Part] = []
    while try rows.step() { parts.append(Part(key: rows.integer(0), event: rows.integer(1))) }
    return parts
  }

  private static func join(_ parts: [Part], _ database: Database) throws {
    guard !parts.isEmpty else { return }
    let insert = try Statement(database, "INSERT INTO joined(key, first) VALUES(?, ?)")
    let keep = try Statement(
      database,
      "INSERT INTO own_detail(key, detail) SELECT key, detail FROM event_detail WHERE key = ?")
    let update = try Statement(database, "UPDATE event_detail SET detail = ? WHERE key = ?")
    let read = try Statement(database, "SELECT detail FROM event_detail WHERE key = ?")
    var start = parts.startIndex
    while start < parts.endIndex {
      let event = parts[start].event
      let end = parts[start...].firstIndex { $0.event != event } ?? parts.endIndex
      var whole = try detail(of: event, read)
      for part in parts[start..<end] {
        insert.bind(1, part.key)
        insert.bind(2, event)
        try insert.run()
        if let own = try detail(of: part.key, read) { whole?.take(own) }
      }
      if let whole {
        keep.bind(1, event)
        try keep.run()
        update.bind(1, whole.encoded())
        update.bind(2, event)
        try update.run()
      }
      start = end
    }
    try LikenessJoin.apply(database)
  }

  private static func detail(of key: Int64, _ read: Statement) throws -> EventDetail? {
    read.bind(1, key)
    defer { read.reset() }
    return try read.step() ? EventDetail(decoding: read.bytes(0)) : nil
  }

  /// Says of each file how many of its rows have no event, and which changes they are of.
  private static func remarkOthers(_ database: Database) throws {
    let files = try Row.fetchAll(
      database,
      sql: """
        SELECT evidence, count(*) AS parts, count(DISTINCT correlation_id) AS changes
        FROM event WHERE id_scheme = \(part) AND copy_of IS NULL GROUP BY evidence ORDER BY evidence
        """)
    guard !files.isEmpty else { return }
    let (notes, decoder) = (try NoteTable(database), try EventDecoder(database))
    let changes = try Statement(
      database,
      """
      SELECT DISTINCT correlation_id FROM event
      WHERE id_scheme = \(part) AND copy_of IS NULL AND evidence = ?1 ORDER BY 1 LIMIT \(named)
      """)
    for file in files {
      let (evidence, parts, count): (Int64, Int, Int) = (
        file["evidence"], file["parts"], file["changes"]
      )
      changes.bind(1, evidence)
      var names: [String] = []
      while try changes.step() { names.append(decoder.identifier(changes, at: 0)) }
      if count > names.count { names.append("\(count - names.count) more") }
      let place = EvidencePlace(
        evidence: EvidenceID(evidence), record: 0, line: 0, offset: 0, length: 0)
      try notes.add(
        Remark(
          slug: .partWithoutEvent, place: place,
          message: "\(parts) rows are steps or properties of changes whose own row isn't in the "
            + "case, or isn't alone: \(names.joined(separator: ", "))"),
        evidence: EvidenceID(evidence))
    }
  }

  private static let part = IDScheme.part.rawValue
}

extension EventDetail {
  /// Takes over what a part says and what isn't said yet.
  fileprivate mutating func take(_ part: EventDetail) {
    for change in part.changes where !changes.contains(change) { changes.append(change) }
    for value in part.additional where !additional.contains(value) { additional.append(value) }
  }
}
