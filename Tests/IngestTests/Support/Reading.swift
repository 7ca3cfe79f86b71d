import EntraModel

@testable import Ingest

/// Everything that reading a file gives, in a form that two readings can be compared in.
struct Reading: Equatable {
  var events: [Event] = []
  var faults: [Fault] = []
  var remarks: [Remark] = []
  var records = 0
  var refused = 0
  var refusedReason: Slug?
  var refusedMessage = ""
  var formats: [String: Int] = [:]
  var votes = OwnerVotes()
  var encoding = ""
  var refusal: Slug?
  var archive: String?
  var table: String?
  var message = ""
  var fileFaults: [Fault] = []
  var fileRemarks: [Remark] = []
  var isBalanced = true

  /// Reads bytes as one file, cut into chunks that end at these offsets.
  init(
    _ bytes: [UInt8], cuts: [Int] = [], wantedHead: Int = FileNature.wanted,
    options: IngestOptions = IngestOptions(), mayGoHot: Bool = true
  ) {
    var splitter = RecordSplitter(wantedHead: wantedHead)
    var start = 0
    for cut in cuts + [bytes.count] {
      take(splitter.feed(Array(bytes[start..<cut]), isFinal: false), options, mayGoHot)
      start = cut
    }
    take(splitter.feed([], isFinal: true), options, mayGoHot)
    let verdict = splitter.verdict()
    encoding = verdict.encoding
    refusal = verdict.refusal
    archive = verdict.archive
    table = verdict.table
    message = verdict.message
    fileFaults = verdict.faults
    fileRemarks = verdict.remarks
  }

  /// Reads text as one file.
  init(_ text: String, options: IngestOptions = IngestOptions()) {
    self.init(Array(text.utf8), options: options)
  }

  private mutating func take(_ blocks: [RecordBlock], _ options: IngestOptions, _ mayGoHot: Bool) {
    for block in blocks {
      let parsed = BlockParser(block: block, options: options, mayGoHot: mayGoHot).run()
      isBalanced = isBalanced && parsed.isBalanced && parsed.records == block.records
      for row in parsed.batch.rows {
        let place = EvidencePlace(
          evidence: EvidenceID(0), record: row.record, line: row.line, offset: row.offset,
          length: row.length)
        let run = row.detail
        let bytes = parsed.batch.arena[Int(run.offset)..<Int(run.offset + run.count)]
        let detail = run.isEmpty ? nil : EventDetail(decoding: bytes)
        events.append(Event(row, in: parsed.batch, detail: detail, place: place))
      }
      faults += parsed.faults
      remarks += parsed.remarks
      records += parsed.records
      refused += parsed.refused
      if refusedReason == nil {
        refusedReason = parsed.refusedReason
        refusedMessage = parsed.refusedMessage
      }
      formats.merge(parsed.formats, uniquingKeysWith: +)
      votes.merge(parsed.votes)
    }
  }

  /// Ids of the events, in order.
  var ids: [String] { events.map(\.id) }
  /// Slugs of the remarks, in order.
  var remarkSlugs: [Slug] { remarks.map(\.slug) }
  /// Slugs of the faults, in order.
  var faultSlugs: [Slug] { faults.map(\.slug) }
}
