public import EntraModel
import GRDB

/// One ingest: one transaction that becomes visible as a whole at ``commit(now:operatorName:)``.
///
/// A session that goes away without a commit leaves the case as it was. Files may be read at the same time; rows are
/// appended by one caller.
public final class IngestSession {
  /// Rows after which the indexes are dropped and made again rather than kept up to date.
  private static let largeLoad = 20_000

  private let casefile: Casefile
  private let database: CaseDatabase
  private var loader: BulkLoader?
  private var notes: NoteTable?
  private var staged: StagedCopies
  /// Copies of files that aren't finished, by their evidence number.
  private var openCopies: [EvidenceID: String] = [:]
  private var sources: [EvidenceID: String] = [:]
  private var held: [(name: String, source: String, id: EvidenceID)] = []
  private var changedOwners: Set<EvidenceID> = []
  /// Files whose source changed while it was read.
  private var unsteady: Set<EvidenceID> = []
  /// Where evidence lies or will lie; nil until the first file asks.
  private var takenPaths: TakenPaths?
  private var nextID: Int64
  private var loadedRows = 0
  private var hasIndexes = true
  private var isOpen = true

  init(casefile: Casefile) throws(CustodyError) {
    self.casefile = casefile
    database = casefile.database
    staged = StagedCopies(caseFolder: casefile.path)
    guard try !database.isInTransaction() else {
      throw CustodyError(.notWritable, path: casefile.path, "an ingest is open already")
    }
    try database.begin()
    do {
      nextID =
        try database.access {
          try Int64.fetchOne($0, sql: "SELECT coalesce(max(id), 0) + 1 FROM evidence") ?? 1
        }
    } catch {
      database.rollback()
      throw error
    }
  }

  deinit {
    if isOpen { giveUp() }
  }

  /// Begins to read a source.
  ///
  /// A source that has the size of evidence already held is hashed first; when its bytes are held, the reader gives no
  /// chunk and ``EvidenceReader/isAlreadyHeld`` is true.
  /// - Parameters:
  ///   - path: The source; a symbolic link is followed, anything but a regular file refused.
  ///   - relativePath: Where it is to lie below evidence/; cleaned of whatever a path may not have.
  ///   - reference: Keep path, size, time and hash only, no copy.
  /// - Returns: The reader of the source, which must be finished.
  /// - Throws: `not-regular-file`, `missing`, `unreadable`, or `unwritable` when the copy can't be made.
  public func open(source path: String, storedAs relativePath: String, reference: Bool)
    throws(CustodyError) -> EvidenceReader
  {
    try checkOpen()
    let file = try PosixFile.openForReading(path)
    let size = try file.status().size
    var heldHash: String?
    if try holdsFile(ofSize: size) {
      let hash = try Digest.ofFile(file).hex
      if try heldID(hash) != nil { heldHash = hash }
    }
    return try reader(
      .file(file), path, relativePath, reference: reference ? try Folder.absolute(path) : nil,
      heldSHA256: heldHash)
  }

  /// Begins to read standard input, which is always kept as a copy.
  public func openStandardInput(storedAs relativePath: String) throws(CustodyError)
    -> EvidenceReader
  {
    try checkOpen()
    return try reader(
      .stream(PosixFile(descriptor: 0, path: "-")), "-", relativePath, reference: nil,
      heldSHA256: nil)
  }

  /// Opens an archive that was read to its last chunk and isn't finished: what is unpacked is what was hashed.
  ///
  /// - Parameters:
  ///   - reader: The archive.
  ///   - outer: The archive that it is a member of; both count against the same limits.
  /// - Returns: The archive, before its first member.
  /// - Throws: `unreadable` when nothing can be made of it.
  public func openArchive(_ reader: EvidenceReader, within outer: ArchiveReader? = nil)
    throws(CustodyError) -> ArchiveReader
  {
    try checkOpen()
    let path = reader.temporaryPath ?? reader.referencePath ?? reader.sourcePath
    return try ArchiveReader(path: path, name: reader.storedAs, within: outer)
  }

  /// Begins to read the member at which an archive stands; it is kept as evidence of its own, always as a copy.
  ///
  /// Its path is the archive's with `!/` and the member's own behind it.
  public func openMember(_ path: String, of archive: ArchiveReader, in reader: EvidenceReader)
    throws(CustodyError) -> EvidenceReader
  {
    try checkOpen()
    let name = reader.storedAs + "!/" + path
    return try self.reader(.member(archive), name, name, reference: nil, heldSHA256: nil)
  }

  /// Stores the rows of one block, in the order of the file.
  public func append(_ batch: EventBatch, to reader: EvidenceReader) throws(CustodyError) {
    try checkOpen()
    guard !batch.rows.isEmpty, !reader.isAlreadyHeld else { return }
    try database.access { database in
      let loader = try loader ?? BulkLoader(database)
      if hasIndexes, loadedRows > IngestSession.largeLoad || loader.nextKey == 1 {
        try Deduplication.dropIndexes(database)
        hasIndexes = false
      }
      self.loader = loader
      try loader.append(batch, evidence: reader.id)
    }
    loadedRows += batch.rows.count
  }

  /// Stores faults and remarks, all of them, as the file's.
  public func note(faults: [Fault], remarks: [Remark], in reader: EvidenceReader)
    throws(CustodyError)
  {
    try checkOpen()
    guard !(faults.isEmpty && remarks.isEmpty), !reader.isAlreadyHeld else { return }
    try database.access { database in
      let table = try notes ?? NoteTable(database)
      notes = table
      for fault in faults { try table.add(fault, evidence: reader.id) }
      for remark in remarks { try table.add(remark, evidence: reader.id) }
    }
  }

  /// Ends a file: reads what is left of it, syncs its copy, and tells whether its bytes are new to the case.
  ///
  /// Of a file whose bytes turn out to be held already, rows and notes are removed again.
  public func finish(_ reader: EvidenceReader, outcome: FileOutcome) throws(CustodyError)
    -> Admission
  {
    try checkOpen()
    if let hash = reader.knownSHA256, let id = try heldID(hash) {
      return try alreadyHeld(id, reader)
    }
    let read = try reader.end()
    if let id = try heldID(read.sha256) {
      try removeRows(of: reader.id)
      return try alreadyHeld(id, reader)
    }
    let path = try freePath(for: reader.storedAs, sha256: read.sha256)
    var file = EvidenceFile(
      id: reader.id, number: 0, path: path, sha256: read.sha256, bytes: read.bytes)
    file.format = outcome.format
    file.encoding = outcome.encoding
    (file.records, file.refused, file.faults) = (outcome.records, outcome.refused, outcome.faults)
    let extra = EvidenceTable.Extra(
      formatPriority: outcome.formatPriority, modified: read.modified,
      referencePath: reader.referencePath, hasChangedWhileRead: read.hasChanged,
      optionTenant: outcome.optionTenant, votes: outcome.votes)
    try database.access { database in
      let fault = try NoteTable.firstFault(of: reader.id, database)
      let rows = outcome.records - outcome.faults - outcome.refused + outcome.members
      if fault != nil || outcome.refused > 0 || outcome.refusal != nil {
        file.status = rows > 0 ? .partial : .refused
        file.reason = outcome.refusal ?? fault
      }
      try EvidenceTable.insert(file, extra, database)
      if let load = loader?.loaded(of: reader.id) {
        try load.store(database)
        try Deduplication.numberUnnamed(load, database)
      }
    }
    if let temporary = reader.temporaryPath { staged.add(temporary: temporary, path: path) }
    openCopies[reader.id] = nil
    sources[reader.id] = reader.sourcePath
    changedOwners.insert(reader.id)
    if read.hasChanged { unsteady.insert(reader.id) }
    return .new(try entry(reader.id))
  }

  /// What every file of the case says about its owner, the new ones included.
  public func votes() throws(CustodyError) -> [EvidenceID: OwnerVotes] {
    try database.access { try EvidenceTable.votes($0) }
  }

  /// The owners that the user named at this or an earlier ingest, by file.
  public func optionTenants() throws(CustodyError) -> [EvidenceID: TenantID] {
    try database.access { try EvidenceTable.optionTenants($0) }
  }

  /// Sets the owner of a file's log; de-duplication and coverage follow at the commit.
  public func setOwner(_ id: EvidenceID, tenant: TenantID?, basis: OwnerBasis)
    throws(CustodyError)
  {
    try checkOpen()
    try database.access { database in
      let loader = try loader ?? BulkLoader(database)
      self.loader = loader
      let number = try loader.number(of: tenant)
      try database.execute(
        sql: """
          UPDATE evidence SET tenant = ?1, tenant_basis = ?2
          WHERE id = ?3 AND (tenant IS NOT ?1 OR tenant_basis <> ?2)
          """, arguments: [number, basis.rawValue, id.number])
      if database.changesCount > 0 { changedOwners.insert(id) }
    }
  }

  /// Makes everything visible at once: marks copies, counts, checks the accounting, moves the evidence copies into
  /// place and commits; the ledger's line is part of the same transaction.
  ///
  /// Without new bytes and without a changed owner the case stays as it is, to the byte.
  /// - Throws: `accounting` when a file's records don't add up, `unwritable`, or `database`; the case is then as before.
  public func commit(now: Instant, operatorName: String) throws(CustodyError) -> IngestSummary {
    try checkOpen()
    guard changedOwners.isEmpty else { return try commitChanges(now, operatorName) }
    let heldFiles = try heldSummary()
    let events = try database.access {
      try Int.fetchOne($0, sql: "SELECT coalesce(sum(events), 0) FROM evidence") ?? 0
    }
    giveUp()
    return IngestSummary(
      added: [], held: heldFiles, events: events, changedCase: false, notices: [])
  }

  private func commitChanges(_ now: Instant, _ operatorName: String) throws(CustodyError)
    -> IngestSummary
  {
    var summary = IngestSummary(
      added: [], held: [], events: 0, changedCase: true, notices: [])
    var crowded = 0
    do throws(CustodyError) {
      (summary.events, crowded) = try database.access { database in
        let crowded = try Deduplication.run(database)
        return (try Tally.run(database), crowded)
      }
      let inventory = try casefile.inventory()
      summary.added = inventory.filter { sources[$0.id] != nil }
      summary.held = try heldSummary()
      let action = LedgerAction.ingested(
        summary, owners: inventory.filter { changedOwners.contains($0.id) },
        sources: sources, heldSources: held.map(\.source), unsteady: unsteady)
      let number = try database.access { database in
        try LedgerStore.append(
          [action], caseID: casefile.caseID, now: now, operatorName: operatorName, to: database)
        return try LedgerStore.last(database).number
      }
      try staged.moveIntoPlace()
      try database.commit { try LedgerStore.last($0).number == number }
    } catch {
      giveUp()
      throw error
    }
    isOpen = false
    loader = nil
    notes = nil
    staged.settle()
    summary.notices =
      summary.added.filter { unsteady.contains($0.id) }.map {
        "\($0.path): its source changed while it was read; the hash is of what was read"
      } + casefile.followDatabase()
    if crowded > 0 {
      summary.notices.append(
        "\(crowded) events share their second with too many others to be compared with another "
          + "exporter's; they may be counted twice")
    }
    return summary
  }

  private func reader(
    _ bytes: Reading.Source, _ source: String, _ relativePath: String, reference: String?,
    heldSHA256: String?
  ) throws(CustodyError) -> EvidenceReader {
    let id = EvidenceID(nextID)
    nextID += 1
    var (temporary, copy): (String?, PosixFile?) = (nil, nil)
    if reference == nil, heldSHA256 == nil {
      let folder = CaseLayout.join(casefile.path, CaseLayout.evidence)
      try Folder.make(folder)
      let path = CaseLayout.join(folder, CaseLayout.temporaryPrefix + String(id.number))
      copy = try PosixFile.create(path)
      temporary = path
      openCopies[id] = path
    }
    let reading = try Reading(source: bytes, copy: copy)
    return EvidenceReader(
      id: id, storedAs: StoredName.cleaned(relativePath), sourcePath: source,
      referencePath: reference, temporaryPath: temporary, heldSHA256: heldSHA256, reading: reading)
  }

  private func alreadyHeld(_ id: EvidenceID, _ reader: EvidenceReader) throws(CustodyError)
    -> Admission
  {
    if let path = openCopies.removeValue(forKey: reader.id) { Folder.remove(path) }
    held.append((CaseLayout.evidence + "/" + reader.storedAs, reader.sourcePath, id))
    return .alreadyHeld(try entry(id))
  }

  private func heldSummary() throws(CustodyError) -> [IngestSummary.Held] {
    let inventory = try casefile.inventory()
    held.sort { ($0.name, $0.source) < ($1.name, $1.source) }
    return held.compactMap { item in
      inventory.first { $0.id == item.id }.map { IngestSummary.Held(name: item.name, file: $0) }
    }
  }

  private func entry(_ id: EvidenceID) throws(CustodyError) -> EvidenceFile {
    guard let file = try casefile.inventory().first(where: { $0.id == id }) else {
      throw CustodyError(.unknownHandle, path: "", "there is no evidence file \(id.number)")
    }
    return file
  }

  private func holdsFile(ofSize size: Int64) throws(CustodyError) -> Bool {
    try database.access {
      try Bool.fetchOne(
        $0, sql: "SELECT EXISTS(SELECT 1 FROM evidence WHERE bytes = ?)", arguments: [size])
        ?? false
    }
  }

  private func heldID(_ sha256: String) throws(CustodyError) -> EvidenceID? {
    try database.access {
      try Int64.fetchOne(
        $0, sql: "SELECT id FROM evidence WHERE sha256 = ?", arguments: [sha256])
    }.map { EvidenceID($0) }
  }

  /// A path that no evidence file of the case has.
  private func freePath(for storedAs: String, sha256: String) throws(CustodyError) -> String {
    if takenPaths == nil { takenPaths = TakenPaths(try casefile.inventory().map(\.path)) }
    let marks = [8, 16, 64].map { String(sha256.prefix($0)) }
    let wanted = CaseLayout.evidence + "/" + storedAs
    let path = takenPaths?.besideFiles(wanted, mark: marks[0]) ?? wanted
    let free = ([path] + marks.map { StoredName.marked(path, with: $0) }).first { path in
      takenPaths?.isFree(path) ?? true
        && FileStatus.ofPath(CaseLayout.join(casefile.path, path)) == nil
    }
    if let free {
      takenPaths?.take(free)
      return free
    }
    throw CustodyError(.unwritable, path: storedAs, "its name is taken by other evidence")
  }

  private func removeRows(of id: EvidenceID) throws(CustodyError) {
    try database.access { database in
      try database.execute(
        sql: "DELETE FROM event_detail WHERE key IN (SELECT key FROM event WHERE evidence = ?)",
        arguments: [id.number])
      for table in ["event", "fault", "remark"] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE evidence = ?", arguments: [id.number])
      }
    }
  }

  private func checkOpen() throws(CustodyError) {
    guard isOpen else {
      throw CustodyError(.notWritable, path: casefile.path, "this ingest has ended")
    }
  }

  private func giveUp() {
    isOpen = false
    loader = nil
    notes = nil
    database.rollback()
    staged.discard()
    for path in openCopies.values { Folder.remove(path) }
    openCopies = [:]
  }
}
