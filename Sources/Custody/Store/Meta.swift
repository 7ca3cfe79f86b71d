import GRDB

/// Named values of the database.
enum Meta {
  /// The text of case.json, and the one before it: a file that still has the former was cut off, not edited.
  static let manifest = "manifest"
  static let formerManifest = "former-manifest"

  static func value(_ name: String, _ database: Database) throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM meta WHERE name = ?", arguments: [name])
  }

  static func set(_ name: String, to value: String, _ database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO meta(name, value) VALUES(?, ?)", arguments: [name, value])
  }
}
