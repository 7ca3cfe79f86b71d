internal import EntraModel

/// Parses one block: the hot way as long as records take it, the general way for every other record.
struct BlockParser {
  private let block: RecordBlock
  private let options: IngestOptions
  private let parser = RecordParser()
  private var writer: RowWriter
  private var notes = SelectionNotes()
  private var result = ParsedBlock()

  private let mayGoHot: Bool
  private var selectors: [String: RecordSelector] = [:]
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
    writer = RowWriter(parser: parser)
    self.mayGoHot = mayGoHot
  }

  /// Parses every record of the block.
  consuming func run() -> ParsedBlock {
    result.records = block.records
    var index = 0
    // Graph's sign-ins are tried first; after that, the format of the last record.
    var hot = block.columns.isEmpty ? hotFormat(options.forcedFormat ?? GraphSignIns.name) : nil
    while index < block.spans.count {
      if let format = hot {
        let (done, wasHot) = readHot(format, selector(of: format), from: index)
        index += done
        if done > 0 {
          if !wasHot { hot = nil }
          continue
        }
      }
      hot = hotFormat(readGeneral(block.spans[index]))
      index += 1
    }
    return finish()
  }

  /// The format with a hot way that a record of this format's name lets expect.
  private func hotFormat(_ name: String?) -> (any SelectiveFormat.Type)? {
    mayGoHot && block.columns.isEmpty ? LogFormats.selective.first { $0.name == name } : nil
  }

  private mutating func selector(of format: any SelectiveFormat.Type) -> RecordSelector {
    if let made = selectors[format.name] { return made }
    let made = RecordSelector(parser: parser, format: format)
    selectors[format.name] = made
    return made
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

  /// Reads some records the hot way; none are done when the next one must go the general way.
  private mutating func readHot(
    _ format: any SelectiveFormat.Type, _ selector: RecordSelector, from first: Int
  ) -> (done: Int, wasHot: Bool) {
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
    return (done, hot > 0)
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
    switch recognition(of: record, keys: keys) {
    case .format(let format):
      let isGraphs = keys.isDisjoint(with: .wrapped)
      let isWhole =
        !isGraphs || keys.contains(.id) || keys.count(of: Self.essential) > 0
        || GraphProvisioning.isPart(keys)
      guard isWhole else {
        writer.fault(.badRecord, "neither an id nor a time nor an activity", on: span)
        return format.name
      }
      format.read(record, into: &writer)
      return finish(format.name, span)
    case .graphError:
      writer.fault(.graphError, GraphErrorBody.message(of: record), on: span)
      return nil
    case .foreign(let kind):
      refuse(kind)
      return kind.name
    case .unknown:
      if let name = table?.formatName {
        writer.fault(.badRecord, "a row without the cells that it is told by", on: span)
        return name
      }
      let kind = ForeignKind.unknown(record)
      refuse(kind.slug, kind.message)
      return nil
    }
  }

  /// Stores what a format made of a record.
  private mutating func finish(_ name: String, _ span: RecordBlock.Span) -> String {
    switch writer.outcome {
    case .row:
      writer.finish()
      result.formats[table?.formatName ?? name, default: 0] += 1
      return name
    case .refused(let kind):
      refuse(kind.slug, kind.message)
      // What is packed in a known record and isn't known itself counts for the packing.
      let known = kind.isNamed ? kind.name : name
      result.formats[known, default: 0] += 1
      return known
    case .fault(let slug, let message):
      writer.fault(slug, message, on: span)
      return name
    }
  }

  /// A record without an id must at least have one of these to be an event.
  private static let essential = PolicySnapshot.telling.union(SyncJobSnapshot.telling).union([
    .activityDateTime, .createdDateTime, .activityDisplayName, .provisioningAction, .time,
  ])

  private func recognition(of record: JSONValue, keys: RecordKeys) -> Recognition {
    if let name = options.forcedFormat,
      let format = LogFormats.readers.first(where: { $0.name == name })
    {
      return .format(format)
    }
    return Recognition(of: record, keys: keys)
  }

  /// The record's tape, repaired if need be; nil when it is a fault.
  private mutating func tape(of span: RecordBlock.Span) -> JSONTape? {
    let range = span.range
    do throws(RecordError) {
      return try block.columns.isEmpty
        ? parser.tape(of: block.bytes, at: range) : row(block.bytes[range])
    } catch {
      if error.isTooDeep {
        writer.fault(.tooDeep, error.message, on: span)
        return nil
      }
      guard let repaired = RecordRepair.repair(block.bytes[range]),
        let tape = try? block.columns.isEmpty
          ? parser.tape(of: repaired.bytes) : row(repaired.bytes[...])
      else {
        writer.fault(.badRecord, "not readable as JSON: \(error.message)", on: span)
        return nil
      }
      writer.remark(repaired.slug, repaired.message)
      return tape
    }
  }

  /// The tape of a row of a query's answer, keyed by its table's columns.
  private func row(_ bytes: ArraySlice<UInt8>) throws(RecordError) -> JSONTape {
    let list = try parser.list(in: bytes)
    return list.tape.object(of: list, keyedBy: block.columns)
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

  /// The event of the block's only record, with all its detail, and where its record stands in the block's.
  consuming func event(at place: EvidencePlace) -> (event: Event?, trace: NestingTrace) {
    writer.trace = NestingTrace()
    guard let span = block.spans.first, readGeneral(span) != nil,
      let row = writer.batch.rows.first
    else { return (nil, writer.trace ?? NestingTrace()) }
    var detail = writer.detail
    if row.source.isSignIn, let record = tape(of: span)?.root {
      detail.additional = record.flattened()
    }
    return (
      Event(row, in: writer.batch, detail: detail, place: place), writer.trace ?? NestingTrace()
    )
  }
}
