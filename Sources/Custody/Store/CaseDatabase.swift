import EntraModel
import GRDB

/// The connection to a case's database.
///
/// A rollback journal rather than a write-ahead log: a first load writes new pages once, memory stays flat when the
/// cache spills, and at the end the database is one file. `synchronous = EXTRA` also syncs the folder after the journal
/// is removed, so that a commit that was acknowledged stays.
final class CaseDatabase {
  /// Path of the database file.
  let path: String
  let isReadOnly: Bool
  private let queue: DatabaseQueue

  /// Opens, or makes, a database file.
  init(path: String, readOnly: Bool) throws(CustodyError) {
    self.path = path
    isReadOnly = readOnly
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = false
    // An ingest is one transaction over many calls.
    configuration.allowsUnsafeTransactions = true
    configuration.busyMode = .timeout(2)
    configuration.prepareDatabase { database in
      for pragma in ["cache_size = -32768", "synchronous = EXTRA", "trusted_schema = OFF"] {
        try database.execute(sql: "PRAGMA " + pragma)
      }
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw CaseDatabase.translated(error, path: path)
    }
  }

  /// Closes the connection; statements that still live keep it open until they go.
  func close() { try? queue.close() }

  /// Runs a body with the connection.
  func access<Value>(_ body: (Database) throws -> Value) throws(CustodyError) -> Value {
    do {
      return try queue.unsafeReentrantWrite(body)
    } catch {
      throw CaseDatabase.translated(error, path: path)
    }
  }

  /// Runs a body that only reads, in one transaction: one view of the data, and one lock instead of one a statement.
  func read<Value>(_ body: (Database) throws -> Value) throws(CustodyError) -> Value {
    try access { database in
      if database.isInsideTransaction { return try body(database) }
      try database.execute(sql: "BEGIN")
      defer { try? database.execute(sql: "COMMIT") }
      return try body(database)
    }
  }

  /// Runs a body in a transaction of its own.
  func transaction(_ body: (Database) throws -> Void) throws(CustodyError) {
    guard !isReadOnly else {
      throw CustodyError(.notWritable, path: path, "the case was opened for reading")
    }
    guard try !isInTransaction() else {
      throw CustodyError(.notWritable, path: path, "an ingest is open")
    }
    try begin()
    do {
      try access(body)
    } catch {
      rollback()
      throw error
    }
    try commit { _ in false }
  }

  func isInTransaction() throws(CustodyError) -> Bool { try access { $0.isInsideTransaction } }

  func begin() throws(CustodyError) {
    try access { try $0.execute(sql: "BEGIN IMMEDIATE") }
  }

  /// Takes back what the open transaction did.
  func rollback() {
    try? access { database in
      if database.isInsideTransaction { try database.execute(sql: "ROLLBACK") }
    }
  }

  /// Commits; when SQLite reports an error, reads again what is true.
  ///
  /// An error at the very end of a commit may come after the point at which it holds, and a retry of what was done
  /// would then be refused or doubled.
  /// - Parameter isDone: Says from the database whether the transaction took place; asked only after an error.
  /// - Throws: What SQLite said, when the transaction didn't take place.
  func commit(isDone: (Database) throws -> Bool) throws(CustodyError) {
    do {
      try access { try $0.execute(sql: "COMMIT") }
    } catch {
      rollback()
      if (try? access(isDone)) == true { return }
      throw error
    }
  }

  static func translated(_ error: any Error, path: String) -> CustodyError {
    if let error = error as? CustodyError { return error }
    guard let error = error as? DatabaseError else {
      return CustodyError(.database, path: path, String(describing: error))
    }
    let words = error.message ?? error.resultCode.description
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: return CustodyError(.locked, path: path, words)
    case .SQLITE_READONLY: return CustodyError(.notWritable, path: path, words)
    case .SQLITE_FULL: return CustodyError(.unwritable, path: path, words)
    default: return CustodyError(.database, path: path, words)
    }
  }
}
