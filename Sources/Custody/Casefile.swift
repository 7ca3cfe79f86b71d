public import EntraModel
import GRDB

/// One case directory, open; holds the case's lock while it may write.
///
/// Not Sendable: one task uses it. Its parts stand in extensions: evidence, events, graph, findings, exports, ledger and
/// verification.
public final class Casefile {
  /// The case directory, as it was named.
  public let path: String
  /// Whether nothing may be written.
  public let isReadOnly: Bool
  /// The random id of the case; in the ledger and case.json, never in an export.
  public let caseID: String
  /// What was repaired or noticed since opening, one line each, for the terminal.
  public internal(set) var notices: [String] = []

  let database: CaseDatabase
  var manifest: Manifest
  private var lock: CaseLock?

  /// What the user declared.
  public var settings: CaseSettings { manifest.settings }

  private init(path: String, database: CaseDatabase, manifest: Manifest, lock: CaseLock?) {
    self.path = path
    self.database = database
    self.manifest = manifest
    self.lock = lock
    caseID = manifest.id
    isReadOnly = database.isReadOnly
  }

  /// Whether there is a case in a directory.
  public static func exists(at path: String) -> Bool {
    FileStatus.ofPath(CaseLayout.join(path, CaseLayout.database))?.isRegular == true
  }

  /// Makes a case directory, and the folders above it, and opens it for writing.
  ///
  /// The case is there from the moment its database has its name; until then a second try begins anew.
  /// - Parameters:
  ///   - tool: Name and version of this tool.
  ///   - operatorName: As asserted by the user.
  /// - Throws: `occupied` when there is a case, or evidence that isn't ours; `locked`; `unwritable`.
  public static func create(
    at path: String, settings: CaseSettings, tool: String, now: Instant, operatorName: String
  ) throws(CustodyError) -> Casefile {
    try Folder.make(path)
    let lock = try CaseLock.take(in: path)
    let file = CaseLayout.join(path, CaseLayout.database)
    guard !exists(at: path) else {
      throw CustodyError(.occupied, path: path, "there is a case already")
    }
    guard Folder.names(in: CaseLayout.join(path, CaseLayout.evidence)).isEmpty else {
      throw CustodyError(.occupied, path: path, "there is an evidence folder that isn't ours")
    }
    var generator = SystemRandomNumberGenerator()
    let id = GUID(high: generator.next(), low: generator.next()).description
    let manifest = Manifest(
      id: id, settings: settings, created: now, createdBy: operatorName, tool: tool)
    let temporary = CaseLayout.join(path, CaseLayout.temporaryPrefix + CaseLayout.database)
    Folder.remove(temporary)
    Folder.remove(temporary + "-journal")
    try makeDatabase(temporary, manifest, now, operatorName)
    try Folder.rename(temporary, to: file)
    try Folder.sync(path)
    try Folder.make(CaseLayout.join(path, CaseLayout.evidence))
    try Folder.make(CaseLayout.join(path, CaseLayout.exports))
    let casefile = try opened(path, readOnly: false, lock: lock)
    // The files that follow the database are new; nothing was repaired.
    casefile.notices = []
    return casefile
  }

  /// Opens a case directory.
  ///
  /// For writing, what a killed run left is taken back or finished, and said in ``notices``. Reading needs no lock.
  /// - Throws: `no-case`, `locked` naming the process that writes, `schema`, `database`.
  public static func open(at path: String, readOnly: Bool) throws(CustodyError) -> Casefile {
    guard exists(at: path) else { throw CustodyError(.noCase, path: path, "there is no case") }
    guard readOnly else {
      return try opened(path, readOnly: false, lock: try CaseLock.take(in: path))
    }
    do {
      return try opened(path, readOnly: true, lock: nil)
    } catch  where error.kind == .notWritable {
      // A killed run left a journal, which only a writer may roll back.
      try opened(path, readOnly: false, lock: try CaseLock.take(in: path)).close()
      return try opened(path, readOnly: true, lock: nil)
    }
  }

  /// Ends the use of the case and gives its lock back; also done when the last reference goes.
  public func close() {
    database.close()
    lock = nil
  }

  /// Changes what the user declared; says so in the ledger.
  public func update(settings: CaseSettings, now: Instant, operatorName: String)
    throws(CustodyError)
  {
    guard settings != self.settings else { return }
    let former = manifest.text
    var changed = manifest
    changed.settings = settings
    try database.transaction { database in
      try Meta.set(Meta.formerManifest, to: former, database)
      try Meta.set(Meta.manifest, to: changed.text, database)
      try LedgerStore.append(
        [.declared(settings)], caseID: caseID, now: now, operatorName: operatorName, to: database)
    }
    manifest = changed
    notices += followDatabase()
  }

  /// Begins an ingest; one at a time.
  public func beginIngest() throws(CustodyError) -> IngestSession {
    guard !isReadOnly else {
      throw CustodyError(.notWritable, path: path, "the case was opened for reading")
    }
    return try IngestSession(casefile: self)
  }

  /// Adds a line to the ledger.
  public func record(_ action: LedgerAction, now: Instant, operatorName: String)
    throws(CustodyError)
  {
    try database.transaction { database in
      try LedgerStore.append(
        [action], caseID: caseID, now: now, operatorName: operatorName, to: database)
    }
    notices += followDatabase()
  }

  /// Brings case.json and custody.jsonl up to what was committed; what fails is said, since the commit holds.
  func followDatabase() -> [String] {
    var said: [String] = []
    do throws(CustodyError) {
      let lines = try database.access { try LedgerStore.lines($0) }
      let ledger = CaseLayout.join(path, CaseLayout.ledger)
      if case .differs(let line) = try LedgerStore.synchronise(ledger, with: lines) {
        said.append(
          "\(CaseLayout.ledger): line \(line) isn't what was recorded; `case verify` says more")
      }
    } catch {
      said.append(
        "\(CaseLayout.ledger): is behind the database and follows at the next opening: "
          + error.message)
    }
    do throws(CustodyError) {
      said += try Recovery.followManifest(self)
    } catch {
      said.append(
        "\(CaseLayout.manifest): is behind the database and follows at the next opening: "
          + error.message)
    }
    return said
  }

  private static func opened(_ path: String, readOnly: Bool, lock: CaseLock?)
    throws(CustodyError) -> Casefile
  {
    let file = CaseLayout.join(path, CaseLayout.database)
    let database = try CaseDatabase(path: file, readOnly: readOnly)
    let text = try database.access { connection -> String in
      let application = try Int64.fetchOne(connection, sql: "PRAGMA application_id")
      let version = try Int64.fetchOne(connection, sql: "PRAGMA user_version") ?? 0
      guard application == Schema.applicationID else {
        throw CustodyError(.schema, path: file, "is no case database of crosstrail")
      }
      guard version == Schema.version else {
        throw CustodyError(
          .schema, path: file,
          "has schema \(version); this version reads and writes \(Schema.version)")
      }
      return try Meta.value(Meta.manifest, connection) ?? ""
    }
    guard let manifest = Manifest(text: text) else {
      throw CustodyError(.schema, path: file, "has no readable settings")
    }
    let casefile = Casefile(path: path, database: database, manifest: manifest, lock: lock)
    if !readOnly {
      casefile.notices += try Recovery.run(casefile)
      casefile.notices += casefile.followDatabase()
    }
    return casefile
  }

  private static func makeDatabase(
    _ file: String, _ manifest: Manifest, _ now: Instant, _ operatorName: String
  ) throws(CustodyError) {
    let database = try CaseDatabase(path: file, readOnly: false)
    defer { database.close() }
    try database.access { try $0.execute(sql: "PRAGMA page_size = 8192") }
    try database.transaction { connection in
      try connection.execute(sql: "PRAGMA application_id = \(Schema.applicationID)")
      try connection.execute(sql: "PRAGMA user_version = \(Schema.version)")
      try connection.execute(sql: Schema.tables)
      for view in SchemaViews.views { try connection.execute(sql: view) }
      for name in Schema.indexes.keys.sorted() {
        try connection.execute(sql: "CREATE INDEX \(name) ON \(Schema.indexes[name] ?? "")")
      }
      try Meta.set(Meta.manifest, to: manifest.text, connection)
      let created = LedgerAction.created(
        caseID: manifest.id, title: manifest.title, tool: manifest.tool)
      try LedgerStore.append(
        [created], caseID: manifest.id, now: now, operatorName: operatorName, to: connection)
    }
  }
}
