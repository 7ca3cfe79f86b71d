internal import Custody
internal import EntraModel
internal import Ingest

/// Reads evidence files into a case: one transaction over all of them, committed once or not at all.
struct IngestRun {
  private let casefile: Casefile
  private let request: EvidenceRequest
  private let context: RunContext
  private var report = IngestReport()
  private var bytesBefore: Int64 = 0

  private init(_ casefile: Casefile, request: EvidenceRequest, context: RunContext) {
    self.casefile = casefile
    self.request = request
    self.context = context
  }

  /// Reads the files of a listing, and standard input where the request says so.
  ///
  /// Nothing is committed when every byte was in the case already and no log changes its owner.
  static func run(
    _ casefile: Casefile, listing: EvidenceListing, request: EvidenceRequest, context: RunContext
  ) async throws -> IngestReport {
    var run = IngestRun(casefile, request: request, context: context)
    run.report.skipped = listing.skipped
    try await run.readAll(listing)
    return run.report
  }

  private mutating func readAll(_ listing: EvidenceListing) async throws {
    let held = try casefile.inventory()
    let session = try casefile.beginIngest()
    var names = StoredNames(
      of: listing.sources.map(\.storedAs) + listing.refusals.map(\.storedAs),
      taken: Set(held.map { String($0.path.dropFirst("evidence/".utf8.count)) }))
    let heldHashes = Dictionary(held.map { ($0.sha256, $0) }, uniquingKeysWith: { first, _ in first })
    for source in listing.sources {
      do {
        try await read(source, session: session, names: &names, held: heldHashes, listing: listing)
      } catch let error as CustodyError where !isFatal(error) {
        try refuse(source.storedAs, .unreadable, error.message, session: session)
      }
      bytesBefore += source.bytes
    }
    for refusal in listing.refusals {
      try refuse(refusal.storedAs, refusal.slug, refusal.message, session: session)
    }
    if request.readsStandardInput {
      let reader = try session.openStandardInput(storedAs: names.numbered("standard-input"))
      try await parse(reader, name: "standard-input", total: 0, session: session)
    }
    try settle(session, held: held)
  }
}
