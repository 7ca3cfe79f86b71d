public import EntraModel
import GRDB

extension Casefile {
  /// Where a source of this name would lie in the case: `evidence/` and the cleaned name.
  public static func evidencePath(of name: String) -> String {
    CaseLayout.evidence + "/" + StoredName.cleaned(name)
  }

  /// Forgets that sources of these paths couldn't be opened, for a later ingest did open them.
  public func forget(unopened paths: [String]) throws(CustodyError) {
    try database.transaction { database in
      for path in paths {
        try database.execute(sql: "DELETE FROM unopened WHERE path = ?", arguments: [path])
      }
    }
  }

  /// Keeps what was named to an ingest and never opened, with a line in the ledger.
  public func record(unopened sources: [UnopenedSource], now: Instant, operatorName: String)
    throws(CustodyError)
  {
    guard !sources.isEmpty else { return }
    let action = LedgerAction(
      name: "refused",
      fields: [
        (
          "files",
          .list(
            sources.map {
              .fields([
                ("file", .text($0.path)), ("reason", .text($0.reason.rawValue)),
                ("message", .text($0.message)),
              ])
            })
        )
      ])
    try database.transaction { database in
      for source in sources {
        try database.execute(
          sql: "INSERT OR REPLACE INTO unopened(path, reason, message) VALUES(?, ?, ?)",
          arguments: [source.path, source.reason.rawValue, source.message])
      }
      try LedgerStore.append(
        [action], caseID: caseID, now: now, operatorName: operatorName, to: database)
    }
    notices += followDatabase()
  }

  /// What was never opened, by path, also where evidence of that path is held: another ingest brought that.
  public func unopened() throws(CustodyError) -> [UnopenedSource] {
    try database.read { database in
      try Row.fetchAll(
        database,
        sql: "SELECT path, reason, message FROM unopened ORDER BY path"
      ).map { row in
        UnopenedSource(
          path: row["path"], reason: Slug(rawValue: row["reason"]) ?? .unreadable,
          message: row["message"])
      }
    }
  }
}
