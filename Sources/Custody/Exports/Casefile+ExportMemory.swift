import EntraModel
import GRDB

extension Casefile {
  /// What the case remembers of an export, nil when it never wrote one under this name there.
  ///
  /// The ledger is searched from its end for the entry of the last bytes; complexity is linear in its length.
  /// - Throws: `database`.
  public func memory(
    ofExport fileName: String, below subfolder: String? = nil, directory: String?
  ) throws(CustodyError) -> ExportMemory? {
    let key = try exportKey(below: subfolder, directory: directory) + "/" + fileName
    return try database.read { database in
      guard let entry = try ExportTable.entry(key, database) else { return nil }
      let written = try Row.fetchOne(
        database,
        sql: """
          SELECT number, json_extract(line, '$.tool') AS tool FROM ledger
          WHERE json_extract(line, '$.action') = 'exported' AND EXISTS (
            SELECT 1 FROM json_each(line, '$.files') AS file
            WHERE json_extract(file.value, '$.sha256') = ?
              AND json_extract(file.value, '$.name') = ?)
          ORDER BY number DESC LIMIT 1
          """, arguments: [entry.sha256, subfolder.map { $0 + "/" + fileName } ?? fileName])
      let number: Int64? = written?["number"]
      return ExportMemory(
        hashes: [entry.sha256, entry.previous].compactMap { $0 }, tool: written?["tool"] ?? "",
        isBeforeEvidence: try Self.has("ingested", "$.files[0]", after: number, database),
        isBeforeDeclaration: try Self.has("declared", "$", after: number, database))
    }
  }

  /// Whether the ledger has an action, with something at a JSON path, after a line.
  private static func has(
    _ action: String, _ path: String, after number: Int64?, _ database: Database
  ) throws -> Bool {
    guard let number else { return false }
    return try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM ledger WHERE number > ?
          AND json_extract(line, '$.action') = ? AND json_extract(line, ?) IS NOT NULL)
        """, arguments: [number, action, path]) ?? false
  }
}
