import EntraModel

/// The state of reading one source: where it stands, and the hash and copy of what has passed.
struct Reading {
  /// What was read in the end.
  struct Outcome {
    var sha256: String
    var bytes: Int64
    /// When the source was last changed, as it was when opened; nil for a stream.
    var modified: Instant?
    /// Whether size or time of the source changed while it was read; the hash is of what was read.
    var hasChanged: Bool
  }

  /// Where bytes come from.
  enum Source {
    case file(PosixFile)
    /// Standard input, which has no offsets and no size.
    case stream(PosixFile)
    /// A member of an archive.
    case member(ArchiveReader)
  }

  private let source: Source
  private let copy: PosixFile?
  private let before: FileStatus?
  private var digest = Digest()
  private(set) var offset: Int64 = 0
  private var isAtEnd = false

  /// Begins at the first byte.
  init(source: Source, copy: PosixFile?) throws(CustodyError) {
    self.source = source
    self.copy = copy
    if case .file(let file) = source { before = try file.status() } else { before = nil }
  }

  mutating func next() throws(CustodyError) -> [UInt8]? {
    if isAtEnd { return nil }
    // A small file gets a small buffer; one byte more, so that a file that has grown shows it.
    let chunk: [UInt8]
    switch source {
    case .file(let file):
      let left = max(0, (before?.size ?? 0) - offset)
      let count = min(Int64(EvidenceReader.chunkBytes), left + (left == 0 ? 4096 : 0))
      chunk = try file.read(at: offset, count: Int(count))
    case .stream(let file): chunk = try file.readNext(upTo: EvidenceReader.chunkBytes)
    case .member(let archive): chunk = archive.nextChunk() ?? []
    }
    if chunk.isEmpty {
      isAtEnd = true
      return nil
    }
    digest.update(chunk)
    try copy?.write(chunk)
    offset += Int64(chunk.count)
    return chunk
  }

  func end() throws(CustodyError) -> Outcome {
    var after: FileStatus?
    if case .file(let file) = source { after = try file.status() }
    if let copy {
      try copy.setMode(0o444)
      try copy.sync()
    }
    let hasChanged =
      before.map { $0.size != offset || after?.size != offset || after?.modified != $0.modified }
      ?? false
    return Outcome(
      sha256: digest.hex(), bytes: offset, modified: before?.modified, hasChanged: hasChanged)
  }
}
