import EntraModel
import GRDB

/// Joins events that several exporters tell with different ids, or with none: one event, many copies.
///
/// Runs after the copies that share an id are marked, over first copies alone: second by second in the order of time,
/// then by correlation id, since an exporter that rounds may write the next second. A case whose logs come from one side
/// each is not even read.
struct LikenessJoin {
  /// Events of one tenant and log family in one second beyond which they aren't compared.
  static let crowd = 20_000

  private struct File {
    var format: String
    var priority: Int64
    var sha256: String
    var tenant: Int64
  }

  /// What is read of every event before it is known whether it is needed.
  private struct Glance {
    var key: Int64
    var group: Group
    var side: CopySide
  }

  private struct Group: Hashable {
    var tenant: Int64
    var family: LogFamily
  }

  private let database: Database
  private let files: [Int64: File]
  private let decoder: EventDecoder
  private let row: Statement
  private let copySides: Statement
  private let insert: Statement
  private(set) var crowded = 0

  /// Marks joined copies, and says how many events were too many in one second to be compared.
  static func run(_ database: Database) throws -> Int {
    let families = try families(database)
    guard !families.isEmpty else { return 0 }
    var join = try LikenessJoin(database)
    try join.readSeconds(families)
    try apply(database)
    let acts = families.filter(\.hasActivities)
    if !acts.isEmpty {
      try join.readCorrelations(acts)
      try apply(database)
    }
    return join.crowded
  }

  /// Takes back what an earlier ingest joined, so that all is worked out anew from the records.
  static func takeBack(_ database: Database) throws {
    guard try Bool.fetchOne(database, sql: "SELECT EXISTS(SELECT 1 FROM joined)") == true else {
      return
    }
    try database.execute(
      sql: """
        UPDATE event SET copy_of = NULL, further_copies = 0
        WHERE key IN (SELECT key FROM joined) OR key IN (SELECT first FROM joined)
          OR copy_of IN (SELECT first FROM joined);
        DELETE FROM joined
        """)
  }

  /// The families that records of more than one side tell of.
  private static func families(_ database: Database) throws -> [LogFamily] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT family, count(DISTINCT side) AS sides FROM (
          SELECT \(LogFamily.sql("l.source")) AS family,
            CASE l.id_scheme WHEN \(IDScheme.none.rawValue) THEN 'f' || v.format
              ELSE l.id_scheme END AS side
          FROM log_records l JOIN evidence v ON v.id = l.evidence
          WHERE l.id_scheme <> \(IDScheme.part.rawValue))
        GROUP BY family HAVING sides > 1 ORDER BY family
        """)
    return rows.compactMap { LogFamily(rawValue: $0["family"]) }.filter(\.hasLikenesses)
  }

  private init(_ database: Database) throws {
    self.database = database
    let inventory = try Row.fetchAll(
      database, sql: "SELECT id, format, format_priority, sha256, tenant FROM evidence")
    files = Dictionary(
      uniqueKeysWithValues: inventory.map { row in
        let file = File(
          format: row["format"], priority: row["format_priority"], sha256: row["sha256"],
          tenant: row["tenant"] ?? 0)
        return (row["id"] as Int64, file)
      })
    decoder = try EventDecoder(database, preloadingTexts: true)
    row = try Statement(
      database, "SELECT \(EventColumn.list(of: "e")) FROM event e WHERE e.key = ?")
    copySides = try Statement(
      database, "SELECT evidence, id_scheme FROM event INDEXED BY event_by_time WHERE copy_of = ?")
    insert = try Statement(database, "INSERT INTO joined(key, first) VALUES(?, ?)")
  }

  private mutating func readSeconds(_ families: [LogFamily]) throws {
    let rows = try Statement(
      database,
      """
      SELECT key, ticks, evidence, log_tenant, source, id_scheme
      FROM event INDEXED BY event_by_time
      WHERE copy_of IS NULL AND ticks IS NOT NULL AND source IN (\(Self.sources(families)))
      ORDER BY ticks
      """)
    var second = Int64.min
    var glances: [Glance] = []
    while try rows.step() {
      let itsSecond = Likeness.floored(rows.integer(1), Instant.ticksPerSecond)
      if itsSecond != second {
        try take(glances)
        glances.removeAll(keepingCapacity: true)
        second = itsSecond
      }
      if let glance = glance(rows) { glances.append(glance) }
    }
    try take(glances)
  }

  private mutating func readCorrelations(_ families: [LogFamily]) throws {
    let rows = try Statement(
      database,
      """
      SELECT key, correlation_id, evidence, log_tenant, source, id_scheme
      FROM event INDEXED BY event_by_time
      WHERE copy_of IS NULL AND ticks IS NOT NULL AND correlation_id IS NOT NULL
        AND source IN (\(Self.sources(families)))
      ORDER BY correlation_id
      """)
    var correlation: [UInt8] = []
    var glances: [Glance] = []
    while try rows.step() {
      let itsCorrelation = rows.bytes(1)
      if itsCorrelation != correlation {
        try take(glances)
        glances.removeAll(keepingCapacity: true)
        correlation = itsCorrelation
      }
      if let glance = glance(rows) { glances.append(glance) }
    }
    try take(glances)
  }

  private static func sources(_ families: [LogFamily]) -> String {
    families.flatMap(\.sources).map { String($0.rawValue) }.joined(separator: ",")
  }

  private func glance(_ rows: Statement) -> Glance? {
    guard let file = files[rows.integer(2)],
      let source = EventSource(rawValue: UInt8(truncatingIfNeeded: rows.integer(4)))
    else { return nil }
    return Glance(
      key: rows.integer(0),
      group: Group(tenant: rows.optionalInteger(3) ?? file.tenant, family: LogFamily(source)),
      side: side(file, rows.integer(5)))
  }

  /// Compares the events of one second, or of one correlation id.
  private mutating func take(_ glances: [Glance]) throws {
    guard let first = glances.first, glances.contains(where: { $0.side != first.side }) else {
      return
    }
    for (group, members) in Dictionary(grouping: glances, by: \.group)
    where members.contains(where: { $0.side != members[0].side }) {
      guard members.count <= Self.crowd else {
        crowded += members.count
        continue
      }
      let pairing = CopyPairing(try members.map(candidate), family: group.family)
      crowded += pairing.crowded
      for joined in pairing.groups {
        guard let first = joined.first else { continue }
        for copy in joined.dropFirst() {
          insert.bind(1, copy.event.key)
          insert.bind(2, first.event.key)
          try insert.run()
        }
      }
    }
  }

  private func candidate(_ glance: Glance) throws -> CopyCandidate {
    row.bind(1, glance.key)
    defer { row.reset() }
    guard try row.step() else {
      throw CustodyError(.database, path: CaseLayout.database, "an event is gone")
    }
    let event = try decoder.event(row)
    let file = files[event.place.evidence.number]
    var sides: Set = [glance.side]
    if event.furtherCopies > 0 {
      copySides.bind(1, glance.key)
      while try copySides.step() {
        if let file = files[copySides.integer(0)] {
          sides.insert(side(file, copySides.integer(1)))
        }
      }
    }
    return CopyCandidate(
      event: event,
      rank: CopyCandidate.Rank(
        scheme: glance.side.scheme, formatPriority: file?.priority ?? 0,
        sha256: file?.sha256 ?? "", offset: event.place.offset, record: event.place.record),
      side: glance.side, sides: sides)
  }

  private func side(_ file: File, _ scheme: Int64) -> CopySide {
    CopySide(
      scheme: IDScheme(rawValue: UInt8(truncatingIfNeeded: scheme)) ?? .graph, format: file.format)
  }

  /// Marks what was joined; copies of a joined event, joined ones too, become copies of the first.
  static func apply(_ database: Database) throws {
    try database.execute(
      sql: """
        UPDATE joined SET first = (SELECT first FROM joined j WHERE j.key = joined.first)
        WHERE first IN (SELECT key FROM joined);
        UPDATE event SET copy_of = (SELECT first FROM joined WHERE key = event.copy_of)
        WHERE copy_of IN (SELECT key FROM joined);
        UPDATE event SET copy_of = j.first, further_copies = 0 FROM joined j WHERE event.key = j.key;
        UPDATE event SET further_copies = (
          SELECT count(*) FROM event c INDEXED BY event_by_time WHERE c.copy_of = event.key)
        WHERE key IN (SELECT first FROM joined)
        """)
  }
}
