import GRDB

/// What crosstrail wrote last under each path: the way to know an export that somebody edited.
enum ExportTable {
  struct Entry {
    /// `exports/<name>`, or the absolute path of an export elsewhere.
    var path: String
    var sha256: String
    /// The hash before that: what is there still when a run was killed before the new file had its name.
    var previous: String?
  }

  static func entry(_ path: String, _ database: Database) throws -> Entry? {
    try entries(database).first { $0.path == path }
  }

  static func entries(_ database: Database) throws -> [Entry] {
    try Row.fetchAll(
      database, sql: "SELECT path, sha256, previous_sha256 FROM export ORDER BY path"
    ).map { Entry(path: $0["path"], sha256: $0["sha256"], previous: $0["previous_sha256"]) }
  }

  static func set(
    _ path: String, sha256: String, previous: String?, bytes: Int64, _ database: Database
  ) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO export(path, sha256, previous_sha256, bytes) VALUES(?,?,?,?)",
      arguments: [path, sha256, previous, bytes])
  }

  static func remove(_ path: String, _ database: Database) throws {
    try database.execute(sql: "DELETE FROM export WHERE path = ?", arguments: [path])
  }
}
