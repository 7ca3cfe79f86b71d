import EntraModel
import GRDB

/// The ledger in the database, which is its truth, and the file that follows it.
enum LedgerStore {
  /// How the file compares with the database.
  enum FileState: Equatable {
    case same
    /// The file ends early, perhaps in the middle of a line: the append after a commit was cut off.
    case behind
    case absent
    /// The file says something else, first at this line.
    case differs(line: Int)
  }

  /// Adds records and a checkpoint, inside the caller's transaction.
  static func append(
    _ actions: [LedgerAction], caseID: String, now: Instant, operatorName: String,
    to database: Database
  ) throws {
    var (number, previous) = try last(database)
    for action in actions {
      number += 1
      previous = LedgerChain.line(
        number: number, action: action, now: now, operatorName: operatorName, previous: previous)
      try insert(number, previous, database)
    }
    number += 1
    previous = LedgerChain.checkpoint(number: number, caseID: caseID, previous: previous)
    try insert(number, previous, database)
  }

  /// Number and text of the last line; 0 and empty when there is none.
  static func last(_ database: Database) throws -> (number: Int64, line: String) {
    let row = try Row.fetchOne(
      database, sql: "SELECT number, line FROM ledger ORDER BY number DESC LIMIT 1")
    return (row?["number"] ?? 0, row?["line"] ?? "")
  }

  /// All lines in order.
  static func lines(_ database: Database) throws -> [String] {
    try String.fetchAll(database, sql: "SELECT line FROM ledger ORDER BY number")
  }

  /// Compares the file with the lines of the database.
  static func state(of path: String, against lines: [String]) throws(CustodyError) -> FileState {
    guard FileStatus.ofPath(path) != nil else { return .absent }
    let stored = try bytes(of: path)
    let expected = text(lines)
    if stored == expected { return .same }
    if stored.count < expected.count, expected.starts(with: stored) { return .behind }
    let shared = zip(stored, expected).prefix { $0 == $1 }
    return .differs(line: shared.filter { $0.0 == 0x0A }.count + 1)
  }

  /// Brings a file that is absent or behind up to date; leaves one that differs as it is, for ``Casefile/verify()``.
  ///
  /// - Returns: What the file was like before.
  @discardableResult
  static func synchronise(_ path: String, with lines: [String]) throws(CustodyError) -> FileState {
    let state = try state(of: path, against: lines)
    switch state {
    case .same, .differs: break
    case .absent, .behind:
      let held = Int(FileStatus.ofPath(path)?.size ?? 0)
      let file = try PosixFile.openForWriting(path, append: true)
      try file.write(Array(text(lines).dropFirst(held)))
      try file.sync()
      if state == .absent { try Folder.sync(CaseLayout.folder(of: path)) }
    }
    return state
  }

  static func bytes(of path: String) throws(CustodyError) -> [UInt8] {
    let file = try PosixFile.openForReading(path)
    return try file.read(at: 0, count: Int(try file.status().size))
  }

  private static func text(_ lines: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    for line in lines { bytes += Array(line.utf8) + [0x0A] }
    return bytes
  }

  private static func insert(_ number: Int64, _ line: String, _ database: Database) throws {
    try database.execute(
      sql: "INSERT INTO ledger(number, line) VALUES(?, ?)", arguments: [number, line])
  }
}
