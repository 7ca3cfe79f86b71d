internal import EntraModel

/// Walks a table and finds where each row begins and ends, over chunks that may cut it anywhere.
///
/// It never holds more than one row, and those blocks whose dates can't be told yet.
struct TableWalker {
  /// Longest row that is held; more is a fault, so that memory stays flat.
  static let maximumLength = 16 << 20
  /// Bytes that are held back at most until a date tells the order of its column.
  private static let maximumHeld = 64 << 20

  private(set) var notes = WalkNotes()
  private(set) var records: Int64 = 0
  /// The table as far as it is known; blocks that were handed out carry it.
  private(set) var shape: TableShape
  /// Whether the order of dates is known, or known to be unknowable.
  private(set) var isSettled: Bool

  private var blocks = BlockBuilder()
  private var held: [RecordBlock] = []
  private var heldBytes = 0
  private var hint: DateOrder?
  private var scan: RowScan
  private let headerLine: [UInt8]
  /// Bytes of the preamble that are still to be skipped.
  private var preamble: Int
  private var carry: [UInt8] = []
  /// Offset in the text of the first byte that isn't read yet.
  private var base: Int64 = 0
  private var line: Int64
  /// Whether the line goes on of which the beginning was given up.
  private var skipsLine = false
  /// Bytes that may still be read twice to recover rows behind an open quote: recovery stays linear.
  private var budget = 64 << 20

  init(_ found: TableHeader.Found, format: any TableFormat.Type) {
    shape = TableShape(header: found.header, format: format)
    isSettled = shape.timeColumns.isEmpty
    scan = RowScan(separator: found.header.separator)
    headerLine = found.line
    preamble = found.length
    line = found.lines + 1
    if let language = found.header.language, !found.header.untranslated.isEmpty {
      notes.remark(
        .csvUnknownHeader,
        "a header in \(language): these columns aren't known and aren't read: "
          + found.header.untranslated.joined(separator: ", "),
        at: WalkNotes.place(from: 0, line: 1))
    }
    for name in found.header.doubled {
      notes.remark(
        .csvDuplicateHeader, "the column \"\(name)\" stands there twice: the first counts",
        at: WalkNotes.place(from: 0, line: 1))
    }
  }

  /// Takes the next text; rows that it completes are in ``takeBlocks()``.
  mutating func feed(_ chunk: [UInt8], isFinal: Bool) {
    var chunk = chunk
    if preamble > 0 {
      let skipped = Swift.min(preamble, chunk.count)
      preamble -= skipped
      base += Int64(skipped)
      chunk = Array(chunk[skipped...])
    }
    budget += chunk.count
    let text = carry.isEmpty ? chunk : carry + chunk
    carry = []
    var at = 0
    text.withTextBytes { bytes in
      while at < bytes.count {
        if skipsLine {
          // The rest of a line that was given up is no row of its own, whatever it looks like.
          let stop = ByteSearch.byte(0x0A, bytes, at..<bytes.count)
          at = Swift.min(stop + 1, bytes.count)
          guard stop < bytes.count else { break }
          skipsLine = false
          line += 1
          continue
        }
        guard let end = scan.end(of: bytes, from: at, isFinal: isFinal) else {
          guard bytes.count - at > Self.maximumLength else { break }
          giveUpLine(bytes, &at, bytes.count, "is longer than \(Self.maximumLength >> 20) MiB")
          continue
        }
        if scan.isQuoted {
          giveUpLine(bytes, &at, end, "never closes")
        } else {
          finishRow(bytes, &at, end, text)
        }
      }
      if at < bytes.count { carry = bytes.copy(from: at) }
    }
    base += Int64(at)
    blocks.close()
    hold(isFinal: isFinal)
  }

  /// Hands out the blocks whose dates can be told, and forgets them.
  mutating func takeBlocks() -> [RecordBlock] {
    guard isSettled else { return [] }
    defer {
      held = []
      heldBytes = 0
    }
    return held.map { block in
      var own = block
      own.table = shape
      return own
    }
  }

  private mutating func hold(isFinal: Bool) {
    let new = blocks.take()
    heldBytes += new.reduce(0) { $0 + $1.byteCount }
    held += new
    if !isSettled, isFinal || heldBytes > Self.maximumHeld {
      shape.order = hint
      isSettled = true
    }
  }

  // MARK: Rows

  private mutating func finishRow(
    _ bytes: TextBytes, _ at: inout Int, _ end: Int, _ chunk: [UInt8]
  ) {
    let start = at
    let next = Swift.min(end + 1, bytes.count)
    let content = start..<(end > start && bytes[end - 1] == 0x0D ? end - 1 : end)
    let newlines = bytes.newlines(content)
    if newlines > 0, budget > 0, scan.hasStrayQuote || hasTooManyCells(bytes, content) {
      return giveUpLine(bytes, &at, end, "isn't closed on its line")
    }
    let startLine = line
    at = next
    line += newlines + 1
    scan.restart()
    if content.isEmpty || isHeader(bytes, content) { return }
    records += 1
    let span = RecordBlock.Span(
      start: start, length: content.count, offset: base + Int64(start), line: startLine,
      number: records)
    if !isSettled { settle(bytes, content) }
    if content.upperBound + RecordBlock.padding <= bytes.count {
      blocks.add(span, sharing: chunk)
    } else {
      blocks.add(span, owning: bytes.copy(content))
    }
  }

  private func isHeader(_ bytes: TextBytes, _ range: Range<Int>) -> Bool {
    guard range.count == headerLine.count, bytes[range.lowerBound] == headerLine.first else {
      return false
    }
    return bytes.copy(range) == headerLine
  }

  /// A quote that isn't closed swallows lines until another one closes it: the row then has too many cells, or quotes where
  /// none can be.
  private func hasTooManyCells(_ bytes: TextBytes, _ range: Range<Int>) -> Bool {
    var cells = RowCells()
    cells.read(bytes, range, separator: shape.header.separator)
    return cells.count > shape.header.names.count
  }

  /// Gives up the row's first line, so that the rows behind it are found again; all of the row when too much was read
  /// twice already.
  private mutating func giveUpLine(
    _ bytes: TextBytes, _ at: inout Int, _ end: Int, _ trouble: String
  ) {
    let start = at
    let stop = budget > 0 ? ByteSearch.byte(0x0A, bytes, start..<end) : end
    budget -= end - start
    let (quoteLine, quoteColumn) = quote(bytes, start)
    records += 1
    let place = WalkNotes.place(
      record: records, from: base + Int64(start), length: Int64(stop - start), line: line)
    blocks.add(
      Fault(
        slug: .csvUnclosedQuote, place: place,
        message: "the quote that opens at line \(quoteLine), byte \(quoteColumn) \(trouble)"))
    line += bytes.newlines(start..<stop)
    if stop < bytes.count { line += 1 }
    skipsLine = stop == bytes.count
    at = Swift.min(stop + 1, bytes.count)
    scan.restart()
  }

  /// Line and byte within it of the first quoted cell that goes on beyond the row's first line.
  private func quote(_ bytes: TextBytes, _ start: Int) -> (Int64, Int) {
    var first = RowScan(separator: shape.header.separator)
    let stop = ByteSearch.byte(0x0A, bytes, start..<bytes.count)
    _ = first.end(of: bytes.run(0, stop), from: start, isFinal: false)
    return (line, first.opened + 1)
  }

  // MARK: Dates

  private mutating func settle(_ bytes: TextBytes, _ range: Range<Int>) {
    var cells = RowCells()
    cells.read(bytes, range, separator: shape.header.separator)
    for column in shape.timeColumns where cells[column].length > 0 {
      guard let date = TableDate(cells.content(column, in: bytes)) else {
        // ISO 8601: there is nothing to settle.
        isSettled = true
        return
      }
      if let order = date.order {
        shape.order = order
        isSettled = true
        return
      }
      if date.isAmerican { hint = .monthFirst }
    }
  }
}
