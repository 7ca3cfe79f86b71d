import GRDB
import GRDBSQLite

/// A prepared statement of GRDB's own connection, driven at the C level where GRDB's binding would cost more than SQLite.
///
/// Parameters count from 1 and columns from 0, as SQLite counts them. Texts and blobs given to the safe `bind` methods
/// are copied by SQLite. Must not outlive its connection, which ``CaseDatabase`` sees to.
@safe
final class Statement {
  private let handle: OpaquePointer
  private let connection: OpaquePointer

  /// Prepares SQL.
  init(_ database: Database, _ sql: String) throws(CustodyError) {
    guard let connection = unsafe database.sqliteConnection else {
      throw CustodyError(.database, path: CaseLayout.database, "is closed")
    }
    var prepared: OpaquePointer?
    let code = unsafe sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil)
    guard code == SQLITE_OK, let prepared = unsafe prepared else {
      throw unsafe Statement.failure(connection)
    }
    unsafe handle = prepared
    unsafe self.connection = connection
  }

  deinit {
    unsafe sqlite3_finalize(handle)
  }

  /// Runs to the next row; false at the end, after which the statement is ready to be bound again.
  func step() throws(CustodyError) -> Bool {
    switch unsafe sqlite3_step(handle) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      unsafe sqlite3_reset(handle)
      return false
    default:
      let error = unsafe Statement.failure(connection)
      unsafe sqlite3_reset(handle)
      throw error
    }
  }

  /// Runs a statement that gives no row.
  func run() throws(CustodyError) {
    while try step() {}
  }

  /// Makes the statement ready to be bound again before it has ended.
  func reset() { unsafe sqlite3_reset(handle) }

  func bind(_ position: Int32, _ number: Int64) {
    unsafe sqlite3_bind_int64(handle, position, number)
  }

  func bind(_ position: Int32, _ number: Int64?) {
    if let number { bind(position, number) } else { bindNull(position) }
  }

  func bind(_ position: Int32, _ number: Double) {
    unsafe sqlite3_bind_double(handle, position, number)
  }

  func bindNull(_ position: Int32) { unsafe sqlite3_bind_null(handle, position) }

  func bind(_ position: Int32, _ text: String) {
    var text = text
    text.withUTF8 { bytes in
      unsafe withMemory(of: UnsafeRawBufferPointer(bytes)) { base in
        _ = unsafe sqlite3_bind_text(
          handle, position, base.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
          Statement.copied)
      }
    }
  }

  func bind(_ position: Int32, _ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { buffer in
      unsafe withMemory(of: buffer) { base in
        _ = unsafe sqlite3_bind_blob(
          handle, position, base, Int32(buffer.count), Statement.copied)
      }
    }
  }

  func bind(_ position: Int32, _ guid: GUIDBytes?) {
    if let guid { bind(position, guid.bytes) } else { bindNull(position) }
  }

  /// Binds bytes that stay where they are until the statement has run.
  @unsafe
  func bindBorrowed(_ position: Int32, text: UnsafeRawPointer, count: Int) {
    unsafe sqlite3_bind_text(
      handle, position, text.assumingMemoryBound(to: CChar.self), Int32(count), nil)
  }

  /// Binds bytes that stay where they are until the statement has run.
  @unsafe
  func bindBorrowed(_ position: Int32, blob: UnsafeRawPointer, count: Int) {
    unsafe sqlite3_bind_blob(handle, position, blob, Int32(count), nil)
  }

  /// Binds bytes that SQLite copies.
  @unsafe
  func bindCopy(_ position: Int32, blob: UnsafeRawPointer, count: Int) {
    unsafe sqlite3_bind_blob(handle, position, blob, Int32(count), Statement.copied)
  }

  func isNull(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_NULL }

  func isInteger(_ column: Int32) -> Bool {
    unsafe sqlite3_column_type(handle, column) == SQLITE_INTEGER
  }

  func isBlob(_ column: Int32) -> Bool { unsafe sqlite3_column_type(handle, column) == SQLITE_BLOB }

  /// What a column holds, as far as it matters where numbers stand for texts.
  enum Kind { case null, integer, other }

  func kind(_ column: Int32) -> Kind {
    switch unsafe sqlite3_column_type(handle, column) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer
    default: .other
    }
  }

  func integer(_ column: Int32) -> Int64 { unsafe sqlite3_column_int64(handle, column) }

  func optionalInteger(_ column: Int32) -> Int64? { isNull(column) ? nil : integer(column) }

  func double(_ column: Int32) -> Double { unsafe sqlite3_column_double(handle, column) }

  /// The text of a column; ill-formed UTF-8 becomes U+FFFD, NULL is empty.
  func text(_ column: Int32) -> String {
    guard let base = unsafe sqlite3_column_text(handle, column) else { return "" }
    let count = Int(unsafe sqlite3_column_bytes(handle, column))
    return unsafe String(
      decoding: UnsafeBufferPointer(start: base, count: count), as: UTF8.self)
  }

  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// The bytes of a blob or text column; NULL is empty.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let base = unsafe sqlite3_column_blob(handle, column) else { return [] }
    let count = Int(unsafe sqlite3_column_bytes(handle, column))
    return unsafe Array(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// The two halves of a 16-byte blob, most significant byte first; nil for anything else.
  func guidHalves(_ column: Int32) -> (high: UInt64, low: UInt64)? {
    guard let base = unsafe sqlite3_column_blob(handle, column),
      unsafe sqlite3_column_bytes(handle, column) == 16
    else { return nil }
    return unsafe (
      UInt64(bigEndian: base.loadUnaligned(as: UInt64.self)),
      UInt64(bigEndian: base.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
    )
  }

  private func withMemory(of buffer: UnsafeRawBufferPointer, _ body: (UnsafeRawPointer) -> Void) {
    // An empty buffer may have no address, which SQLite would take for NULL.
    if let base = buffer.baseAddress {
      unsafe body(base)
    } else {
      unsafe withUnsafeBytes(of: UInt8(0)) { empty in
        if let base = empty.baseAddress { unsafe body(base) }
      }
    }
  }

  private static var copied: sqlite3_destructor_type {
    unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }

  private static func failure(_ connection: OpaquePointer) -> CustodyError {
    CustodyError(
      .database, path: CaseLayout.database, unsafe String(cString: sqlite3_errmsg(connection)))
  }
}
