import GRDB

extension Casefile {
  /// Name and version of the tool that made the findings which the case holds; nil when no detection ever ran.
  public func detectingTool() throws(CustodyError) -> String? {
    try database.read { database in
      try String.fetchOne(
        database,
        sql: """
          SELECT json_extract(line, '$.tool') FROM ledger
          WHERE json_extract(line, '$.action') = 'detected' ORDER BY number DESC LIMIT 1
          """)
    }
  }
}
