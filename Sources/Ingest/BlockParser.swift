internal import EntraModel

/// Parses one block: the hot way as long as records take it, the general way for every other record.
struct BlockParser {
  private let block: RecordBlock
  private let options: IngestOptions
  private let parser = RecordParser()
  private var writer = RowWriter()
  private var notes = SelectionNotes()
  private var result = ParsedBlock()

  private let mayGoHot: Bool
  /// The table whose rows the records stand for, and what is odd about the rows themselves.
  private let table: TableShape?
  private var rowRemarks: [Remark] = []

  /// Takes a block; a test may forbid the hot way to hold both ways against each other.
  init(block: RecordBlock, options: IngestOptions, mayGoHot: Bool = true) {
    table = block.table
    let rows = block.table?.records(of: block)
    self.block = rows?.block ?? block
    rowRemarks = rows?.remarks ?? []
    self.options = options
    let hot = LogFormats.selective.name
    self.mayGoHot = mayGoHot && (options.forcedFormat == nil || options.forcedFormat == hot)
  }

  /// Parses every record of the block.
  consuming func run() -> ParsedBlock {
    let hot = LogFormats.selective
    result.records = block.records
    var index = 0
    var goesHot = mayGoHot
    var selector: RecordSelector?
    while index < block.spans.count {
      if goesHot {
        let using = selector ?? RecordSelector(parser: parser, paths: hot.paths)
        selector = using
        let done = readHot(hot, using, from: index)
        index += done
        if done > 0 { continue }
      }
      let format = readGeneral(block.spans[index])
      goesHot = mayGoHot && format == hot.name
      index += 1
    }
    return finish()
  }

  private consuming func finish() -> ParsedBlock {
    notes.domains.add(to: &notes.votes)
    result.votes = writer.votes
    result.votes.merge(notes.votes)
    result.batch = writer.batch
    result.remarks =
      rowRemarks.isEmpty
      ? writer.remarks
      : (rowRemarks + writer.remarks).sorted { $0.place.record < $1.place.record }
    result.faults = (block.faults + writer.faults).sorted { $0.place.record < $1.place.record }
    return result
  }

  // MARK: The hot way

  /// Reads some records the hot way; 0 when the next one must go the general way.
  private mutating func readHot(
    _ format: any SelectiveFormat.Type, _ selector: RecordSelector, from first: Int
  ) -> Int {
    if notes.activity.isEmpty { notes.activity = writer.batch.append(format.activity.utf8) }
    var rows: [EventRow?] = []
    rows.reserveCapacity(RecordSelector.batch)
    let done = selector.select(
      block, from: first, wanted: format.wanted, unwanted: format.unwanted,
      arena: &writer.batch.arena
    ) { index, selection in
      var row = EventRow()
      let span = block.spans[index]
      let isWhole = !options.validate || parser.isValid(block.bytes, at: span.range)
      let isRead = isWhole && format.read(selection, of: span, into: &row, notes: &notes)
      rows.append(isRead ? row : nil)
    }
    var hot = 0
    for (index, row) in rows.enumerated() {
      if let row {
        writer.append(row)
        hot += 1
      } else {
        _ = readGeneral(block.spans[first + index])
      }
    }
    if hot > 0 { result.formats[table?.formatName ?? format.name, default: 0] += hot }
    return done
  }

  // MARK: The general way

  /// Reads one record whole; returns the name of the format that it turned out to be.
  private mutating func readGeneral(_ span: RecordBlock.Span) -> String? {
    writer.begin(span)
    guard let record = tape(of: span)?.root else { return nil }
    if let key = record.duplicateKey {
      writer.remark(.duplicateKey, "the key \"\(key)\" stands there twice: its first value counts")
    }
    let keys = RecordKeys(of: record)
    if options.forcedFormat == nil, !keys.isDisjoint(with: .foreign),
      let kind = ForeignKinds.kind(of: record)
    {
      refuse(kind)
      return kind.name
    }
    if let format = format(for: keys) {
      guard keys.contains(.id) || keys.count(of: Self.essential) > 0 else {
        writer.fault(.badRecord, "neither an id nor a time nor an activity", on: span)
        return format.name
      }
      format.read(record, into: &writer)
      writer.finish()
      result.formats[table?.formatName ?? format.name, default: 0] += 1
      return format.name
    }
    if keys.contains(.error), record["error"]?.kind == .object {
      let message = GraphErrorBody.message(of: record)
      writer.fault(.graphError, message, on: span)
      return nil
    }
    if let kind = ForeignKinds.kind(of: record) {
      refuse(kind)
      return kind.name
    }
    refuse(.notEntra, ForeignKinds.unknown(record))
    return nil
  }

  /// A record without an id must at least have one of these to be an event.
  private static let essential: RecordKeys = [
    .activityDateTime, .createdDateTime, .activityDisplayName, .provisioningAction,
  ]

  private func format(for keys: RecordKeys) -> (any RecordFormat.Type)? {
    guard let name = options.forcedFormat else { return LogFormats.format(for: keys) }
    return LogFormats.readers.first { $0.name == name }
  }

  /// The record's tape, repaired if need be; nil when it is a fault.
  private mutating func tape(of span: RecordBlock.Span) -> JSONTape? {
    let range = span.range
    do throws(RecordError) {
      return try parser.tape(of: block.bytes, at: range)
    } catch {
      if error.isTooDeep {
        writer.fault(.tooDeep, error.message, on: span)
        return nil
      }
      guard let repaired = RecordRepair.repair(block.bytes[range]),
        let tape = try? parser.tape(of: repaired.bytes)
      else {
        writer.fault(.badRecord, "not readable as JSON: \(error.message)", on: span)
        return nil
      }
      writer.remark(repaired.slug, repaired.message)
      return tape
    }
  }

  private mutating func refuse(_ kind: ForeignKind) {
    refuse(kind.slug, kind.message)
    result.formats[kind.name, default: 0] += 1
  }

  private mutating func refuse(_ slug: Slug, _ message: String) {
    result.refused += 1
    if result.refusedReason == nil {
      result.refusedReason = slug
      result.refusedMessage = message
    }
  }

  // MARK: One record

  /// The event of the block's only record, with all its detail.
  consuming func event(at place: EvidencePlace) -> Event? {
    guard let span = block.spans.first, readGeneral(span) != nil,
      let row = writer.batch.rows.first
    else { return nil }
    var detail = writer.detail
    if row.source.isSignIn, let record = tape(of: span)?.root {
      detail.additional = record.flattened()
    }
    return Event(row, in: writer.batch, detail: detail, place: place)
  }
}
