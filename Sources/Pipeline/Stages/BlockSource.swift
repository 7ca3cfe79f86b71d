internal import Custody
internal import EntraModel
internal import Ingest

/// Reads one evidence file chunk by chunk and cuts it into blocks of whole records; sequential by nature.
struct BlockSource {
  /// The file, hashed and copied as it is read.
  let reader: EvidenceReader
  /// Told after each chunk.
  let onChunk: (Int64) -> Void
  private var splitter: RecordSplitter
  private var pending: [RecordBlock] = []
  private var isAtEnd = false

  /// Starts at the beginning of a file.
  init(_ reader: EvidenceReader, options: IngestOptions, onChunk: @escaping (Int64) -> Void) {
    self.reader = reader
    self.onChunk = onChunk
    splitter = RecordSplitter(options: options)
  }

  /// The next block, nil after the last.
  mutating func next() throws(CustodyError) -> RecordBlock? {
    while pending.isEmpty, !isAtEnd {
      if let chunk = try reader.nextChunk() {
        pending = splitter.feed(chunk, isFinal: false)
        onChunk(reader.bytesRead)
      } else {
        pending = splitter.feed([], isFinal: true)
        isAtEnd = true
      }
    }
    return pending.isEmpty ? nil : pending.removeFirst()
  }

  /// What the file is as a whole; true only after the last block.
  func verdict() -> FileVerdict { splitter.verdict() }
}
