internal import Custody
internal import EntraModel
internal import Ingest

/// Adds up what the blocks of one file say.
struct FileTally {
  private var records = 0
  private var refused = 0
  private var faults = 0
  private var refusedReason: Slug?
  private var refusedMessage = ""
  private var votes = OwnerVotes()
  private var formats: [String: Int] = [:]

  /// Adds a block, in the order of the file.
  mutating func add(_ block: ParsedBlock) {
    records += block.records
    refused += block.refused
    faults += block.faults.count { $0.place.record > 0 }
    if refusedReason == nil, let reason = block.refusedReason {
      refusedReason = reason
      refusedMessage = block.refusedMessage
    }
    votes.merge(block.votes)
    formats.merge(block.formats, uniquingKeysWith: +)
  }

  /// What Custody keeps of the file.
  ///
  /// The format is the one with most records, on a tie the first by name. The place of a format in the list of formats
  /// decides which copy of an event is cited.
  func outcome(_ verdict: FileVerdict, tenant: TenantID?) -> FileOutcome {
    let format =
      formats.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key ?? verdict.archive ?? verdict
      .table ?? ""
    return FileOutcome(
      format: format,
      formatPriority: LogFormats.all.firstIndex { $0.name == format } ?? LogFormats.all.count,
      encoding: verdict.encoding, records: records, refused: refused, faults: faults,
      refusal: verdict.refusal ?? refusedReason, votes: votes, optionTenant: tenant)
  }

  /// The words for a refusal, empty when there are none.
  func message(_ verdict: FileVerdict) -> String {
    verdict.message.isEmpty ? refusedMessage : verdict.message
  }
}
