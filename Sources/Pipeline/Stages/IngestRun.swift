internal import Custody
internal import EntraModel
internal import Ingest

/// Reads evidence files into a case: one transaction over all of them, committed once or not at all.
struct IngestRun {
  private let casefile: Casefile
  private let session: IngestSession
  private let request: EvidenceRequest
  private let context: RunContext
  private let held: [EvidenceFile]
  private var names: StoredNames
  private var report = IngestReport()
  /// New files by the row in the database, with their place in the report.
  private var added: [EvidenceID: Int] = [:]
  /// Where the sources that could be opened would lie by their own names.
  private var opened: [String] = []
  private var bytesBefore: Int64 = 0

  /// Reads the files of a listing, and standard input where the request says so.
  ///
  /// A file that can't be read is refused and named, and the others go on. Nothing of the case changes when every byte
  /// was in it already and no log changes its owner.
  ///
  /// - Throws: ``CustodyError`` when the case itself can't be written; nothing was added then.
  static func run(
    _ casefile: Casefile, listing: EvidenceListing, request: EvidenceRequest, context: RunContext
  ) async throws -> IngestReport {
    var run = try IngestRun(casefile, listing: listing, request: request, context: context)
    for source in listing.sources { try await run.read(source, of: listing) }
    for refusal in listing.refusals {
      run.refuse(refusal.storedAs, refusal.slug, refusal.message)
    }
    if request.readsStandardInput { try await run.readStandardInput() }
    try run.settle()
    return run.report
  }

  private init(
    _ casefile: Casefile, listing: EvidenceListing, request: EvidenceRequest, context: RunContext
  ) throws(CustodyError) {
    self.casefile = casefile
    self.request = request
    self.context = context
    held = try casefile.inventory()
    session = try casefile.beginIngest()
    names = StoredNames(
      of: listing.sources.map(\.storedAs),
      taken: Set(held.map { String($0.path.dropFirst("evidence/".utf8.count)) }))
    report.skipped = listing.skipped
  }

  /// Reads one file; one that the case holds under the same name already is recognised by its hash alone.
  private mutating func read(
    _ source: EvidenceListing.Source, of listing: EvidenceListing
  ) async throws {
    defer { bytesBefore += source.bytes }
    opened.append(Casefile.evidencePath(of: source.storedAs))
    do {
      var name = source.storedAs
      if names.needsHash(name) {
        let sha256 = try FileDigest.sha256(ofFile: source.path)
        if let file = held.first(where: { $0.sha256 == sha256 }) {
          return note(alreadyHeld: file)
        }
        name = names.unique(name, sha256: sha256)
      } else {
        name = names.unique(name)
      }
      let reader = try session.open(
        source: source.path, storedAs: name, reference: request.reference)
      try await parse(reader, name: name, total: listing.bytes)
    } catch let error as CustodyError where Self.isOfOneFile(error) {
      opened.removeLast()
      refuse(
        source.storedAs, error.kind == .notRegularFile ? .notRegularFile : .unreadable,
        error.message)
    }
  }

  private mutating func readStandardInput() async throws {
    let name = names.numbered("standard-input")
    try await parse(try session.openStandardInput(storedAs: name), name: name, total: 0)
  }

  /// Parses one file in parallel blocks and stores them in its order.
  ///
  /// An archive's members are parsed before it is finished, each as a file of its own.
  ///
  /// - Returns: What keeps archives inside of it from being read whole; nil for any other file.
  @discardableResult
  private mutating func parse(
    _ reader: EvidenceReader, name: String, total: Int64, within outer: ArchiveReader? = nil
  ) async throws -> ArchiveTrouble? {
    let options = IngestOptions(forcedFormat: request.format, validate: request.validate)
    let (progress, before, session) = (context.progress, bytesBefore, session)
    var source = BlockSource(reader, options: options) { read in
      progress.take(
        .init(
          stage: .reading, file: name, bytesDone: outer != nil ? before : before + read,
          bytesTotal: total))
    }
    var tally = FileTally()
    try await ParallelChunks.run(
      jobs: context.jobs, next: { try source.next() },
      transform: { IngestStage.parse($0, options: options) },
      consume: { block in
        try session.append(block.batch, to: reader)
        if !block.faults.isEmpty || !block.remarks.isEmpty {
          try session.note(faults: block.faults, remarks: block.remarks, in: reader)
        }
        tally.add(block)
      })
    var verdict = source.verdict()
    var (members, nested): (Int, ArchiveTrouble?) = (0, nil)
    if let kind = verdict.archive {
      if let outer, outer.depth >= ArchiveReader.maximumDepth {
        verdict.refusal = .nestedArchive
        verdict.message = "\(kind) archive inside of \(outer.depth) archives: not unpacked"
        nested = ArchiveTrouble(path: "", slug: .nestedArchive, message: verdict.message)
      } else {
        (members, nested) = try await unpack(reader, name: name, total: total, within: outer)
      }
    }
    if !verdict.faults.isEmpty || !verdict.remarks.isEmpty {
      try session.note(faults: verdict.faults, remarks: verdict.remarks, in: reader)
    }
    var outcome = tally.outcome(verdict, tenant: request.tenant)
    outcome.members = members
    switch try session.finish(reader, outcome: outcome) {
    case .alreadyHeld(let file):
      note(alreadyHeld: file)
    case .new(let file):
      added[file.id] = report.files.count
      report.files.append(
        IngestReport.File(
          path: file.path, outcome: .added, entry: file, reason: outcome.refusal,
          message: tally.message(verdict)))
    }
    return nested
  }

  /// Reads the members of an archive; gives the number of those that were read, and what kept inner archives from it.
  private mutating func unpack(
    _ reader: EvidenceReader, name: String, total: Int64, within outer: ArchiveReader?
  ) async throws -> (members: Int, nested: ArchiveTrouble?) {
    var (members, troubles): (Int, [ArchiveTrouble]) = (0, [])
    var opened: ArchiveReader?
    do throws(CustodyError) {
      opened = try session.openArchive(reader, within: outer)
    } catch {
      guard error.kind == .unreadable else { throw error }
      troubles.append(ArchiveTrouble(path: "", slug: .archiveTruncated, message: error.message))
    }
    unpacking: while let archive = opened {
      switch archive.next() {
      case .end: break unpacking
      case .failed(let trouble):
        troubles.append(trouble)
        break unpacking
      case .refused(let trouble): troubles.append(trouble)
      case .skipped(let path):
        if !path.isEmpty { report.skipped.append("\(name)!/\(path)") }
      case .member(let path):
        let member = try session.openMember(path, of: archive, in: reader)
        let inner = try await parse(
          member, name: "\(name)!/\(path)", total: total, within: archive)
        members += 1
        if let inner {
          troubles.append(ArchiveTrouble(path: path, slug: inner.slug, message: inner.message))
        }
        if let trouble = archive.trouble { troubles.append(trouble) }
      }
    }
    let faults = troubles.map(\.fault)
    if !faults.isEmpty { try session.note(faults: faults, remarks: [], in: reader) }
    return (members, troubles.first { $0.slug == .nestedArchive })
  }

  private mutating func note(alreadyHeld file: EvidenceFile) {
    report.files.append(IngestReport.File(path: file.path, outcome: .alreadyHeld, entry: file))
  }

  private mutating func refuse(_ name: String, _ slug: Slug, _ message: String) {
    report.files.append(
      IngestReport.File(
        path: Casefile.evidencePath(of: name), outcome: .refused, reason: slug, message: message))
  }

  /// Decides whose log each file is over the whole case, commits, and takes the final counts.
  private mutating func settle() throws {
    context.progress.take(.init(stage: .resolving))
    let owners = OwnerResolution.resolve(
      try session.votes(), option: try session.optionTenants(),
      ownTenants: casefile.settings.ownTenants)
    let known = Dictionary(held.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (id, owner) in owners.sorted(by: { $0.key < $1.key }) {
      if let file = known[id], file.tenant == owner.tenant, file.tenantBasis == owner.basis {
        continue
      }
      try session.setOwner(id, tenant: owner.tenant, basis: owner.basis)
    }
    let summary = try session.commit(now: context.now(), operatorName: context.operatorName)
    for file in summary.added {
      guard let index = added[file.id] else { continue }
      report.files[index].entry = file
      if file.status == .refused { report.files[index].outcome = .refused }
      report.files[index].reason = file.reason
      report.totals.add(file)
    }
    report.notices = casefile.notices + summary.notices
    try recordRefusals()
  }

  /// What was never opened has no place in the inventory: the case keeps its name and the reason, and the ledger a line.
  ///
  /// Nothing is said twice; what could be opened this time is no longer refused.
  private func recordRefusals() throws(CustodyError) {
    let unopened = report.files.filter { $0.entry == nil }.map {
      UnopenedSource(path: $0.path, reason: $0.reason ?? .unreadable, message: $0.message)
    }
    let known = try casefile.unopened()
    let settled = Set(opened).subtracting(unopened.map(\.path))
    let forgotten = known.map(\.path).filter(settled.contains)
    if !forgotten.isEmpty { try casefile.forget(unopened: forgotten) }
    try casefile.record(
      unopened: unopened.filter { !known.contains($0) }, now: context.now(),
      operatorName: context.operatorName)
  }

  /// Whether an error is about one source, so that the others can go on.
  private static func isOfOneFile(_ error: CustodyError) -> Bool {
    switch error.kind {
    case .notRegularFile, .missing, .unreadable, .changed, .badName: true
    default: false
    }
  }
}
