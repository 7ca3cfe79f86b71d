public import EntraModel
import GRDB

extension Casefile {
  /// Everything that examiners wrote into the case.
  public func annotations() throws(CustodyError) -> Annotations {
    try database.read { database in
      var annotations = Annotations()
      for row in try Row.fetchAll(database, sql: "SELECT event, tag FROM tag ORDER BY event, tag") {
        annotations.tags[row["event"], default: []].append(row["tag"])
      }
      annotations.notes = try Row.fetchAll(
        database, sql: "SELECT number, event, text FROM note ORDER BY number"
      )
      .map { Annotations.Note(number: $0["number"], event: $0["event"], text: $0["text"]) }
      return annotations
    }
  }

  /// Puts tags on an event or takes them off, with a line in the ledger; what changes nothing leaves no line.
  ///
  /// - Returns: Whether anything changed.
  @discardableResult
  public func tag(
    event: String, add: [String], remove: [String], now: Instant, operatorName: String
  ) throws(CustodyError) -> Bool {
    let before = try annotations().tags[event] ?? []
    let added = add.filter { !before.contains($0) }
    let removed = remove.filter(before.contains)
    guard !added.isEmpty || !removed.isEmpty else { return false }
    let action = LedgerAction(
      name: "tagged",
      fields: [
        ("event", .text(event)), ("added", .list(added.map { .text($0) })),
        ("removed", .list(removed.map { .text($0) })),
      ])
    try database.transaction { database in
      for tag in added {
        try database.execute(
          sql: "INSERT OR IGNORE INTO tag(event, tag) VALUES(?, ?)", arguments: [event, tag])
      }
      for tag in removed {
        try database.execute(
          sql: "DELETE FROM tag WHERE event = ? AND tag = ?", arguments: [event, tag])
      }
      try LedgerStore.append(
        [action], caseID: caseID, now: now, operatorName: operatorName, to: database)
    }
    notices += followDatabase()
    return true
  }

  /// Writes a note, with a line in the ledger; notes are never changed, a later one corrects an earlier.
  public func note(
    _ text: String, event: String, now: Instant, operatorName: String
  ) throws(CustodyError) {
    let action = LedgerAction(
      name: "noted", fields: [("event", .text(event)), ("text", .text(text))])
    try database.transaction { database in
      try database.execute(
        sql: "INSERT INTO note(event, text) VALUES(?, ?)", arguments: [event, text])
      try LedgerStore.append(
        [action], caseID: caseID, now: now, operatorName: operatorName, to: database)
    }
    notices += followDatabase()
  }
}
