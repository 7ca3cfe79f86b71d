internal import EntraModel

/// Writes one record after another into rows of a batch: the half of a format that all formats share.
struct RowWriter {
  /// What a format made of the current record.
  enum Outcome {
    /// A row.
    case row
    /// Nothing: it is of a kind that isn't read.
    case refused(ForeignKind)
    /// Nothing: it can't be read.
    case fault(Slug, String)
  }

  /// Reads JSON that stands inside a record's strings.
  let parser: RecordParser
  /// What became of the current record.
  private(set) var outcome = Outcome.row
  /// Where the records inside the current one stand; nil unless it is read again for its places.
  var trace: NestingTrace?
  /// How many records the one that is read is packed in.
  var packing = 0
  /// A search result's row holds an exporter's record, which may hold the log's own: more is no log.
  static let maximumPacking = 3
  /// The batch under construction.
  var batch = EventBatch()
  /// The row of the current record.
  var row = EventRow()
  /// Nested detail of the current record; stored when the row is relevant.
  var detail = EventDetail()
  /// What the records say about their log's owner.
  var votes = OwnerVotes()
  private(set) var remarks: [Remark] = []
  private(set) var faults: [Fault] = []
  private var mismatches: [String] = []
  private var place = EvidencePlace(
    evidence: EvidenceID(0), record: 0, line: 0, offset: 0, length: 0)

  /// Makes a writer without rows.
  init(parser: RecordParser) {
    self.parser = parser
  }

  /// Begins a record.
  mutating func begin(_ span: RecordBlock.Span) {
    row = EventRow()
    detail = EventDetail()
    mismatches = []
    outcome = .row
    place = RowWriter.place(of: span)
    RowWriter.setPlace(of: &row, span)
  }

  /// The place of a record; whoever stores it knows the evidence file.
  static func place(of span: RecordBlock.Span) -> EvidencePlace {
    EvidencePlace(
      evidence: EvidenceID(0), record: span.number, line: span.line, offset: span.offset,
      length: span.citedLength)
  }

  /// Writes where a record lies into its row.
  static func setPlace(of row: inout EventRow, _ span: RecordBlock.Span) {
    row.record = span.number
    row.line = span.line
    row.offset = span.offset
    row.length = span.citedLength
  }

  /// Ends a record that became a row.
  mutating func finish() {
    if !mismatches.isEmpty {
      let names = mismatches.joined(separator: ", ")
      remark(.typeMismatch, "unexpected JSON type, value taken as unknown: \(names)")
    }
    if row.isRelevant, detail != EventDetail() { row.detail = batch.append(detail.encoded()) }
    batch.rows.append(row)
  }

  /// Names the current record instead of reading it.
  mutating func refuse(_ kind: ForeignKind) {
    outcome = .refused(kind)
  }

  /// Gives the current record up.
  mutating func giveUp(_ slug: Slug, _ message: String) {
    outcome = .fault(slug, message)
  }

  /// Notes the tenant that the current record names as its log's owner.
  mutating func setOwner(_ tenant: TenantID?) {
    guard let tenant else { return }
    row.logTenant = tenant
    votes.named[tenant, default: 0] += 1
  }

  /// Takes over a row that was made elsewhere.
  mutating func append(_ row: EventRow) {
    batch.rows.append(row)
  }

  /// Remarks on the current record.
  mutating func remark(_ slug: Slug, _ message: String) {
    remarks.append(Remark(slug: slug, place: place, message: message))
  }

  /// Remarks on a record by its place.
  mutating func remark(_ slug: Slug, _ message: String, on span: RecordBlock.Span) {
    remarks.append(Remark(slug: slug, place: RowWriter.place(of: span), message: message))
  }

  /// Gives a record up.
  mutating func fault(_ slug: Slug, _ message: String, on span: RecordBlock.Span) {
    faults.append(Fault(slug: slug, place: RowWriter.place(of: span), message: message))
  }

  /// Notes that a known key has a value of the wrong type, which is then unknown.
  mutating func mismatch(_ field: String) {
    if !mismatches.contains(field) { mismatches.append(field) }
  }

  // MARK: Columns

  /// Stores text in a column; an empty text is no text.
  mutating func put(_ column: TextColumn, _ text: String) {
    if !text.isEmpty { row[column] = batch.append(text.utf8) }
  }

  /// The text of a value: empty for null, absent and wrong types, the last with a remark.
  mutating func text(_ value: JSONValue?, _ field: String) -> String {
    guard let value = value?.present else { return "" }
    guard let text = value.text else {
      mismatch(field)
      return ""
    }
    return text
  }

  /// Stores the text of a value in a column.
  mutating func put(_ column: TextColumn, _ value: JSONValue?, _ field: String) {
    put(column, text(value, field))
  }

  /// The text of an identifier: a GUID in lower case, anything else as it stands.
  mutating func identifier(_ value: JSONValue?, _ field: String) -> String {
    Identifier.folded(text(value, field))
  }

  /// The value, or the JSON that stands in its text: several exporters write nested values as strings.
  ///
  /// Text inside of text is damaged like any other, and repaired like it: else one lone surrogate in a display name would
  /// hide the whole record from whoever collects it packed.
  mutating func unpacked(_ value: JSONValue) -> JSONValue {
    guard value.kind == .string else { return value }
    if let packed = parser.packed(in: value.bytes) { return packed }
    guard value.bytes.first.map({ $0 <= 0x20 || $0 == 0x7B || $0 == 0x5B }) ?? false,
      let repaired = RecordRepair.repair(value.bytes),
      let packed = parser.packed(in: repaired.bytes[...])
    else { return value }
    let isSaid = remarks.reversed().prefix { $0.place.record == place.record }.contains {
      $0.slug == repaired.slug && $0.message == repaired.message
    }
    if !isSaid { remark(repaired.slug, repaired.message) }
    return packed
  }

  /// The record that a value is or holds, noted where that is asked for; the value itself when it holds none.
  mutating func record(in value: JSONValue) -> JSONValue {
    let record = unpacked(value)
    if record.kind == .object { trace?.unpack(record, from: value) }
    return record
  }

  /// The members of an object that may be null or absent; nil with a remark for wrong types.
  mutating func object(_ value: JSONValue?, _ field: String) -> JSONValue? {
    guard let packed = value?.present else { return nil }
    let value = unpacked(packed)
    guard !value.isEmptyText else { return nil }
    guard value.kind == .object else {
      mismatch(field)
      return nil
    }
    return value
  }

  /// The objects of an array that may be null or absent; wrong types are left out with a remark.
  mutating func objects(_ value: JSONValue?, _ field: String) -> [JSONValue] {
    guard let packed = value?.present else { return [] }
    let value = unpacked(packed)
    guard !value.isEmptyText else { return [] }
    guard value.kind == .array else {
      mismatch(field)
      return []
    }
    var found: [JSONValue] = []
    for element in value.elements {
      if element.kind == .object { found.append(element) } else { mismatch(field) }
    }
    return found
  }

  /// Reads the record's time; without a usable one the row has no instant, and a remark says why.
  mutating func setTime(_ value: JSONValue?, _ field: String) {
    guard let value = value?.present else {
      remark(.badDate, "\(field) is missing")
      return
    }
    guard value.kind == .string else {
      remark(.badDate, "\(field) is not a date: \(value.anyText ?? "null")")
      return
    }
    let plain = unsafe value.bytes.withUnsafeBufferPointer {
      RecordTime.readPlain(unsafe TextBytes($0))
    }
    if let plain {
      row.ticks = plain.ticks
      row.hasInstant = true
      row.precision = plain.precision
      return
    }
    switch RecordTime.read(value.bytes) {
    case .instant(let instant, let precision):
      row.ticks = instant.ticks
      row.hasInstant = true
      row.precision = precision
    case .outOfRange:
      remark(.badDate, "\(field) lies outside of 2000 to 2099: \"\(value.text ?? "")\"")
    case .unreadable:
      remark(.badDate, "\(field) is not a date: \"\(value.text ?? "")\"")
    }
  }
}
