import EntraModel
import GRDB

/// The rows of one evidence file by log and scheme of ids: what tells at once whether a case can hold likenesses.
struct LogRecords {
  let evidence: EvidenceID
  /// The key of the first row of the file.
  let firstKey: Int64
  /// Rows by number of the log times four plus number of the scheme: counted once a row, so no dictionary.
  private var numbers = [Int](repeating: 0, count: 64)

  init(evidence: EvidenceID, firstKey: Int64) {
    (self.evidence, self.firstKey) = (evidence, firstKey)
  }

  /// Rows without an id of their own.
  var unnamed: Int { count(of: .none) + count(of: .part) }

  private func count(of scheme: IDScheme) -> Int {
    EventSource.allCases.reduce(0) { $0 + numbers[Self.index($1, scheme)] }
  }

  /// Counts a row.
  mutating func count(_ source: EventSource, _ scheme: IDScheme) {
    numbers[Self.index(source, scheme)] += 1
  }

  /// Keeps the counts.
  func store(_ database: Database) throws {
    let insert = try database.cachedStatement(
      sql: "INSERT INTO log_records(evidence, source, id_scheme, records) VALUES(?, ?, ?, ?)")
    for source in EventSource.allCases {
      for scheme in IDScheme.allCases where numbers[Self.index(source, scheme)] > 0 {
        try insert.execute(arguments: [
          evidence.number, source.rawValue, scheme.rawValue, numbers[Self.index(source, scheme)],
        ])
      }
    }
  }

  /// The records of every file by log.
  static func all(_ database: Database) throws -> [EvidenceID: [EventSource: Int]] {
    let rows = try Statement(
      database, "SELECT evidence, source, sum(records) FROM log_records GROUP BY evidence, source")
    var all: [EvidenceID: [EventSource: Int]] = [:]
    while try rows.step() {
      guard let source = EventSource(rawValue: UInt8(truncatingIfNeeded: rows.integer(1)))
      else { continue }
      all[EvidenceID(rows.integer(0)), default: [:]][source] = Int(rows.integer(2))
    }
    return all
  }

  private static func index(_ source: EventSource, _ scheme: IDScheme) -> Int {
    Int(source.rawValue & 15) * 4 + Int(scheme.rawValue)
  }
}
