internal import EntraModel

/// Gathers the records of one feed into blocks: those inside the chunk share it, those that cross its ends are copied.
struct BlockBuilder {
  /// Bytes of records after which a block is closed: enough work for a task, small enough to spread over cores.
  static let target = 2 << 20

  private(set) var finished: [RecordBlock] = []
  private var open = RecordBlock()
  private var openBytes = 0
  /// Column names of the records to come; empty when they are objects.
  private(set) var columns: [String] = []
  /// Whether the open block's bytes are the chunk itself.
  private var sharesChunk = false

  /// Adds a record that lies in the chunk with room behind it; its start is an index of the chunk.
  mutating func add(_ span: RecordBlock.Span, sharing chunk: [UInt8]) {
    if !sharesChunk, !open.spans.isEmpty { close() }
    if !sharesChunk {
      open.bytes = chunk
      sharesChunk = true
    }
    open.spans.append(span)
    openBytes += span.length
    if openBytes >= Self.target { close() }
  }

  /// Adds a record whose bytes are handed over.
  mutating func add(_ span: RecordBlock.Span, owning bytes: [UInt8]) {
    if sharesChunk { close() }
    if openBytes >= Self.target { close() }
    // The padding of the record before is overwritten: it is only there for the last one.
    let end = open.spans.last.map { $0.start + $0.length } ?? 0
    open.bytes.removeLast(Swift.max(0, open.bytes.count - end))
    var own = span
    own.start = open.bytes.count
    open.bytes.append(contentsOf: bytes)
    open.bytes.append(contentsOf: repeatElement(0, count: RecordBlock.padding))
    open.spans.append(own)
    openBytes += span.length
  }

  /// Adds a fault in the order of the evidence.
  mutating func add(_ fault: Fault) {
    open.faults.append(fault)
  }

  /// Begins or ends the rows of a table: a block holds rows of one table, or records.
  mutating func setColumns(_ names: [String]) {
    // The end of a wrapper without columns changes nothing: small wrappers share a block.
    guard names != columns else { return }
    close()
    columns = names
    open.columns = names
  }

  /// Closes the open block, if it holds anything.
  mutating func close() {
    if open.records > 0 { finished.append(open) }
    open = RecordBlock()
    open.columns = columns
    openBytes = 0
    sharesChunk = false
  }

  /// Hands out what was gathered and forgets it.
  mutating func take() -> [RecordBlock] {
    close()
    defer { finished = [] }
    return finished
  }
}
