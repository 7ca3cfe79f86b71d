import GRDBSQLite

/// The library that keeps cases.
public enum StoreLibrary {
  /// The version of SQLite that this process runs with.
  public static var sqliteVersion: String { unsafe String(cString: sqlite3_libversion()) }

  /// Whether it knows all that a case needs: `UPDATE FROM` came with 3.33.
  public static var isRecentEnough: Bool { sqlite3_libversion_number() >= 3_033_000 }
}
