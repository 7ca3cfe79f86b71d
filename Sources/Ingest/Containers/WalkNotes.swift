internal import EntraModel

/// What a walk through a file has to say of the file as a whole, beside its records.
struct WalkNotes {
  /// Why nothing of the file is read, if no record came before it.
  private(set) var refusal: (slug: Slug, message: String)?
  private(set) var faults: [Fault] = []
  private(set) var remarks: [Remark] = []
  /// Tables of a query's answer, in order; nil when the file is none.
  private(set) var answers: [AnswerTable]?
  /// How many tables of the answer that is read were begun, and the key that they stand under.
  private var tables = (count: 0, key: "")

  /// The place of bytes in the decoded text; record 0 means the file as a whole.
  static func place(
    record: Int64 = 0, from offset: Int64, length: Int64 = 0, line: Int64
  ) -> EvidencePlace {
    EvidencePlace(
      evidence: EvidenceID(0), record: record, line: line, offset: offset, length: length)
  }

  /// Notes that the file is a query's answer, whose tables stand under a key.
  mutating func beginAnswer(under key: String) {
    if answers == nil { answers = [] }
    tables = (0, key)
  }

  /// Notes that a table begins, whether or not it can be read.
  mutating func beginTable() { tables.count += 1 }

  /// Notes where a table's rows begin, the key that they stand under, and its columns.
  mutating func addTable(
    _ columns: [String], rowsFrom offset: Int64, under key: String, behind records: Int64
  ) {
    answers?.append(
      AnswerTable(
        offset: offset, columns: columns, pointer: "/\(tables.key)/\(tables.count - 1)/\(key)",
        recordsBefore: records))
  }

  /// Notes what can't be read; a file in which it comes before any record is refused for it.
  mutating func fault(_ slug: Slug, _ message: String, at place: EvidencePlace, isFirst: Bool) {
    faults.append(Fault(slug: slug, place: place, message: message))
    if isFirst, refusal == nil { refusal = (slug, message) }
  }

  /// Notes that an array or wrapper ends without its bracket.
  mutating func openContainer(at place: EvidencePlace) {
    faults.append(
      Fault(
        slug: .truncated, place: place,
        message: "the array isn't closed: records after this place may be missing"))
  }

  /// Notes what is odd about the file as a whole.
  mutating func remark(_ slug: Slug, _ message: String, at place: EvidencePlace) {
    remarks.append(Remark(slug: slug, place: place, message: message))
  }

  /// Notes text that is no record; the first place says enough.
  mutating func garbage(_ message: String, at place: EvidencePlace) {
    guard !remarks.contains(where: { $0.slug == .trailingGarbage }) else { return }
    remarks.append(Remark(slug: .trailingGarbage, place: place, message: message))
  }
}
