internal import Custody
internal import EntraModel
internal import Export
internal import Ingest

/// Gives back the bytes of records at their evidence places, and their hashes.
///
/// A UTF-8 file is read at the place itself. The places of a UTF-16 file count in decoded text, so such a file is
/// decoded from its beginning, once for all the records that are wanted of it.
struct RecordReader {
  private let casefile: Casefile
  private let files: [EvidenceID: EvidenceFile]

  /// Makes a reader over the inventory of a case.
  init(_ casefile: Casefile, files: [EvidenceFile]) {
    self.casefile = casefile
    self.files = Dictionary(files.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The bytes of a record, and where they stand in its file.
  struct Record {
    /// The record in the decoded text.
    var text: [UInt8]
    /// Its bytes in the file as it is stored: the place itself unless the file is UTF-16.
    var fileRange: DecodedRanges.Range
  }

  /// Reads one record.
  func record(at place: EvidencePlace) throws -> Record {
    let range = Self.range(place)
    guard isDecoded(place.evidence) else {
      return Record(text: try casefile.recordBytes(at: place), fileRange: range)
    }
    let ranges = try decoded(place.evidence, [range])
    return Record(
      text: ranges.bytes[range] ?? [], fileRange: ranges.fileRange(of: range) ?? range)
  }

  /// The bytes of a range of a file as they are stored.
  func stored(_ range: DecodedRanges.Range, of file: EvidenceID) throws -> [UInt8] {
    try casefile.recordBytes(
      at: EvidencePlace(
        evidence: file, record: 0, line: 0, offset: range.offset, length: range.length))
  }

  /// A record that is cited.
  struct Cited {
    /// SHA-256 of its bytes in the decoded text.
    var sha256: String
    /// What it stands in, and what stands in it.
    var nesting: RecordNesting
  }

  /// The records behind events, by the event's key; each decoded file is read once.
  func cited(_ events: [EventReference]) throws -> [Int64: Cited] {
    try map(events) { bytes, place, context in
      let reading = IngestStage.reading(ofRecord: bytes, place: place, context: context)
      return Cited(sha256: FileDigest.sha256(bytes), nesting: Self.nesting(reading))
    }
  }

  /// The record behind each event for reading, by the event's key; each decoded file is read once.
  func records(of events: [EventReference]) throws -> [Int64: CitedRecord] {
    try map(events) { bytes, _, _ in CitedRecord(bytes) }
  }

  private func map<Value>(
    _ events: [EventReference], _ make: ([UInt8], EvidencePlace, RecordContext) -> Value
  ) throws -> [Int64: Value] {
    var byFile: [EvidenceID: [Int64: EvidencePlace]] = [:]
    for event in events { byFile[event.place.evidence, default: [:]][event.key] = event.place }
    var values: [Int64: Value] = [:]
    for (file, places) in byFile.sorted(by: { $0.key < $1.key }) {
      let inOrder = places.sorted { ($0.value.offset, $0.key) < ($1.value.offset, $1.key) }
      let ranges =
        isDecoded(file) ? try decoded(file, inOrder.map { Self.range($0.value) }).bytes : nil
      let context = try context(of: file)
      for (key, place) in inOrder {
        let bytes =
          try ranges.map { $0[Self.range(place)] ?? [] } ?? casefile.recordBytes(at: place)
        values[key] = make(bytes, place, context)
      }
    }
    return values
  }

  /// How a record stands in its evidence, with the texts inside of it hashed.
  static func nesting(_ reading: RecordReading) -> RecordNesting {
    let inner = reading.inner.map { inner in
      var place = inner.place
      place.sha256 = FileDigest.sha256(inner.text)
      return place
    }
    return RecordNesting(pointer: reading.pointer, inner: inner, isRebuilt: reading.isRebuilt)
  }

  /// What a lone record of a file can't be read without: the file is read from its beginning as far as that takes.
  func context(of file: EvidenceID) throws -> RecordContext {
    var splitter = RecordSplitter(options: IngestOptions())
    try casefile.readEvidence(file) { chunk in
      _ = splitter.feed(chunk, isFinal: false)
      return splitter.context == nil
    }
    if splitter.context == nil { _ = splitter.feed([], isFinal: true) }
    return splitter.context ?? RecordContext()
  }

  private func isDecoded(_ file: EvidenceID) -> Bool {
    files[file]?.encoding.hasPrefix("utf-16") ?? false
  }

  private func decoded(
    _ file: EvidenceID, _ wanted: [DecodedRanges.Range]
  ) throws -> DecodedRanges {
    var decoding = TextDecoding(encoding: files[file]?.encoding ?? "utf-8")
    var ranges = DecodedRanges(wanted)
    try casefile.readEvidence(file) { chunk in
      ranges.feed(decoding.feed(chunk, isFinal: false))
      return !ranges.isComplete
    }
    ranges.feed(decoding.feed([], isFinal: true))
    return ranges
  }

  private static func range(_ place: EvidencePlace) -> DecodedRanges.Range {
    DecodedRanges.Range(offset: place.offset, length: place.length)
  }
}
