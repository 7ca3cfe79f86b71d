internal import EntraModel

/// Finds encoding, container and record boundaries of one file, chunk by chunk.
///
/// Sequential: one splitter a file, fed in order. It keeps at most one record beyond the chunk, whatever the file's size.
///
/// - Complexity: O(n) in the bytes fed, at several gigabytes a second; records inside a chunk aren't copied.
public struct RecordSplitter {
  private var head: [UInt8] = []
  private var nature: FileNature?
  private var decoder = TextDecoding(encoding: "utf-8")
  private var walker = ContainerWalker()
  private var table: TableWalker?
  private let wantedHead: Int
  private var isFinished = false

  /// Begins a file.
  public init(options: IngestOptions) {
    self.init(wantedHead: FileNature.wanted)
  }

  /// Begins a file whose nature is named from this many bytes, so that a test can cut a small file anywhere.
  init(wantedHead: Int) {
    self.wantedHead = wantedHead
  }

  /// Takes the next bytes of the file and gives back the blocks that they complete.
  ///
  /// Call once more with `isFinal` true at the end; that chunk may be empty. The cuts between chunks change nothing in what
  /// comes out but how records are grouped into blocks.
  public mutating func feed(_ chunk: [UInt8], isFinal: Bool) -> [RecordBlock] {
    var bytes = chunk
    isFinished = isFinal
    if nature == nil {
      if !head.isEmpty { bytes = head + chunk }
      guard isFinal || bytes.count >= wantedHead else {
        head = bytes
        return []
      }
      head = []
      let found = FileNature.of(bytes)
      nature = found
      decoder = TextDecoding(encoding: encoding)
      if case .table(let header, let format, _) = found {
        table = TableWalker(header, format: format)
      }
    }
    switch nature {
    case .refused, .archive: return []
    default: break
    }
    let text = decoder.feed(bytes, isFinal: isFinal)
    if table != nil {
      table?.feed(text, isFinal: isFinal)
      return table?.takeBlocks() ?? []
    }
    walker.feed(text, isFinal: isFinal)
    return walker.takeBlocks()
  }

  /// What a lone record of the file can't be read without; nil while more of the file must be seen to know it.
  public var context: RecordContext? {
    guard nature != nil else { return nil }
    guard let table else {
      // A query's answer may hold several tables, each with columns of its own.
      guard let answers = walker.notes.answers else { return RecordContext() }
      return isFinished ? RecordContext(answers: answers) : nil
    }
    return table.isSettled ? RecordContext(table: table.shape) : nil
  }

  private var encoding: String {
    switch nature {
    case .json(let encoding), .blank(let encoding), .refused(_, _, let encoding),
      .table(_, _, let encoding):
      encoding
    case .archive, .none: "utf-8"
    }
  }

  /// What is to say of the file as a whole; meaningful after the final feed.
  public func verdict() -> FileVerdict {
    var verdict = FileVerdict(encoding: encoding)
    if case .refused(let slug, let message, _) = nature {
      verdict.refusal = slug
      verdict.message = message
      return verdict
    }
    if case .archive(let kind) = nature {
      verdict.archive = kind
      return verdict
    }
    let notes = table?.notes ?? walker.notes
    verdict.faults = notes.faults
    verdict.remarks = notes.remarks
    let start = EvidencePlace(evidence: EvidenceID(0), record: 0, line: 1, offset: 0, length: 0)
    if decoder.replacements > 0 {
      verdict.remarks.append(
        Remark(
          slug: .encoding, place: start,
          message: "\(decoder.replacements) UTF-16 units are no character and became U+FFFD"))
    }
    if decoder.endsInsideUnit {
      verdict.remarks.append(
        Remark(slug: .truncated, place: start, message: "the file ends inside a UTF-16 character"))
    }
    if let table {
      verdict.table = table.shape.format.name
    } else if !walker.sawText {
      verdict.refusal = .empty
      verdict.message = "no content"
    } else if let refusal = walker.notes.refusal, walker.records == 0 {
      verdict.refusal = refusal.slug
      verdict.message = refusal.message
    }
    return verdict
  }
}
