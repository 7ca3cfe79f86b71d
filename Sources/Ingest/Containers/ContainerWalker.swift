internal import CSimdJSON
internal import EntraModel

/// Walks a stream of JSON values and finds where each record begins and ends, over chunks that may cut it anywhere.
///
/// It understands records one a line, arrays, wrappers (`{"value":[...]}`), and any number of these one after another,
/// glued with commas or not. It never holds more than one record, and it doesn't recurse. Brackets and strings are all it
/// looks at: whether a record is good JSON is found out when it is parsed.
struct ContainerWalker {
  /// Deepest nesting that a record may have; more is a fault, and no log of Entra ID comes near it.
  static let maximumDepth: Int64 = 64
  /// Longest record that is held; more is a fault, so that memory stays flat.
  static let maximumLength = 64 << 20
  /// Bytes before a wrapper's array beyond which an object is taken as a record.
  private static let maximumPreamble = 1 << 20

  private(set) var blocks = BlockBuilder()
  /// What is to say of the file as a whole.
  private(set) var notes = WalkNotes()
  /// Records seen so far, those given up on included.
  private(set) var records: Int64 = 0
  /// Whether anything but blanks was seen.
  private(set) var sawText = false

  private var mode = WalkMode.between
  private var containers: [WalkedContainer] = []
  private var scan = csj_scan_state()
  /// Bytes of the record or undecided object from earlier chunks.
  private var carry: [UInt8] = []
  /// Offset in the text, line and column-0 flag of the record that is being scanned.
  private var startOffset: Int64 = 0
  private var startLine: Int64 = 1
  /// Offset in the text of the chunk's first byte.
  private var base: Int64 = 0
  private var line: Int64 = 1
  /// Whether records were seen that took exactly one line each, outside of any array.
  private var isLineDelimited = false
  private var sawContainerEnd = false
  /// Line of the last record's end: text behind it on the same line is garbage, not a record of its own.
  private var lastRecordLine: Int64 = 0

  init() {}

  /// Takes the next text; records that it completes are in ``blocks``.
  mutating func feed(_ chunk: [UInt8], isFinal: Bool) {
    var text = chunk
    if case .undecided = mode {
      text = carry + chunk
      carry = []
      mode = .between
    }
    // simdjson reads whole vectors behind a record, so records near the chunk's end are copied.
    unsafe text.withUnsafeBufferPointer { bytes in
      walk(unsafe TextBytes(bytes), chunk: text, isFinal: isFinal)
    }
    if case .undecided = mode {
      base += Int64(text.count - carry.count)
    } else {
      base += Int64(text.count)
    }
    if isFinal { finish() }
    blocks.close()
  }

  private mutating func walk(
    _ bytes: TextBytes, chunk: [UInt8], isFinal: Bool
  ) {
    var at = 0
    while true {
      switch mode {
      case .between:
        guard step(bytes, &at, isFinal: isFinal) else { return }
      case .record(let held):
        guard scanRecord(bytes, chunk, &at, held) else { return }
      case .wrapperTail:
        guard scanTail(bytes, &at) else { return }
      case .garbage(let asRecord):
        guard skipGarbage(bytes, &at, asRecord: asRecord) else { return }
      case .undecided, .stopped:
        return
      }
    }
  }

  // MARK: Between values

  /// Takes one byte where a value may begin; false when the bytes are at their end.
  private mutating func step(
    _ bytes: TextBytes, _ at: inout Int, isFinal: Bool
  ) -> Bool {
    while at < bytes.count {
      switch bytes[at] {
      case 0x0A:
        line += 1
        at += 1
      case 0x20, 0x0D, 0x09, 0x2C:
        at += 1
      case 0xEF where isMark(bytes, at):
        // Files that were joined carry their byte order marks along.
        at = Swift.min(at + 3, bytes.count)
      case 0x7B:
        sawText = true
        return beginObject(bytes, &at, isFinal: isFinal)
      case 0x5B:
        sawText = true
        if containers.last == .rows {
          begin(.kept, at)
          return true
        }
        guard containers.count < Int(Self.maximumDepth) else {
          stop(.tooDeep, "more than \(Self.maximumDepth) arrays inside each other", at)
          return true
        }
        containers.append(.array)
        at += 1
      case 0x5D:
        close(at)
        at += 1
        return true
      case 0x7D:
        noteStray(at)
        at += 1
      default:
        sawText = true
        beginGarbage(bytes, at)
        return true
      }
    }
    return false
  }

  private func isMark(_ bytes: TextBytes, _ at: Int) -> Bool {
    let rest = Swift.min(3, bytes.count - at)
    return bytes.run(at, rest).elementsEqual([0xEF, 0xBB, 0xBF].prefix(rest))
  }

  private mutating func close(_ at: Int) {
    let closed = containers.popLast()
    switch closed {
    case .none:
      noteStray(at)
    case .array:
      sawContainerEnd = true
    case .wrapper, .hits, .tables, .rows:
      blocks.setColumns([])
      sawContainerEnd = true
      scan = csj_scan_state()
      scan.depth = closed == .hits ? 2 : 1
      mode = .wrapperTail
    }
  }

  private mutating func noteStray(_ at: Int) {
    notes.garbage("a closing bracket that nothing opened", at: place(at, length: 1))
  }

  private mutating func stop(_ slug: Slug, _ message: String, _ at: Int) {
    notes.fault(slug, message, at: place(at), isFirst: records == 0)
    mode = .stopped
  }

  private mutating func beginObject(
    _ bytes: TextBytes, _ at: inout Int, isFinal: Bool
  ) -> Bool {
    let isTable = containers.last == .tables
    var kind = isTable ? TableProbe.probe(bytes, at: at) : ValueProbe.probe(bytes, at: at)
    if kind == .undecided, isFinal || bytes.count - at > Self.maximumPreamble { kind = .record }
    if isTable, kind != .undecided { notes.beginTable() }
    switch kind {
    case .undecided:
      carry = bytes.copy(from: at)
      mode = .undecided
      return false
    case .inside(let container, let elements):
      line += unsafe csj_count_newlines(bytes.pointer(at: at), elements - at)
      if container == .tables { notes.beginAnswer(under: bytes.key(before: elements)) }
      containers.append(container)
      at = elements
    case .rows(let elements, let columns):
      line += unsafe csj_count_newlines(bytes.pointer(at: at), elements - at)
      containers.append(.rows)
      blocks.setColumns(columns)
      notes.addTable(
        columns, rowsFrom: base + Int64(elements), under: bytes.key(before: elements),
        behind: records)
      at = elements
    case .record: begin(.kept, at)
    case .graphError: begin(.graphError, at)
    }
    return true
  }

  private mutating func begin(_ held: HeldRecord, _ at: Int) {
    scan = csj_scan_state()
    carry = []
    startOffset = base + Int64(at)
    startLine = line
    mode = .record(held)
  }

  // MARK: Inside a record

  private mutating func scanRecord(
    _ bytes: TextBytes, _ chunk: [UInt8], _ at: inout Int, _ held: HeldRecord
  ) -> Bool {
    // The record's first byte in this chunk: 0 when earlier chunks hold its beginning.
    let from = Int(Swift.max(0, startOffset - base))
    var reached = at
    let limit = held.isDropped ? Int64.max : Self.maximumDepth
    let event = unsafe csj_scan_record(
      bytes.pointer(at: 0), bytes.count, at, limit, &scan, &reached)
    at = reached
    switch Int(event) {
    case CSJ_SCAN_END:
      line = startLine + scan.newlines
      finishRecord(bytes, chunk, from..<at, held)
      return true
    case CSJ_SCAN_DEEP:
      drop(.tooDeep, "nested deeper than \(Self.maximumDepth) levels")
      return true
    case CSJ_SCAN_COLUMN0:
      scan.after_newline = 0
      let isBroken =
        scan.in_string != 0 || isLineDelimited
        || (!held.isDropped && LineBreak.breaksRecord(carry + bytes.copy(from..<at)))
      guard isBroken else { return true }
      line = startLine + scan.newlines
      breakOff(held, opening: bytes[at], length: base + Int64(at) - startOffset - 1)
      return true
    default:
      guard !held.isDropped else { return false }
      if carry.count + bytes.count - from > Self.maximumLength {
        drop(.badRecord, Self.tooLong)
      } else {
        carry.append(contentsOf: bytes.copy(from: from))
      }
      return false
    }
  }

  private static let tooLong = "longer than \(maximumLength >> 20) MiB"

  private mutating func drop(_ slug: Slug, _ message: String) {
    carry = []
    mode = .record(.dropped(slug, message))
  }

  private mutating func finishRecord(
    _ bytes: TextBytes, _ chunk: [UInt8], _ range: Range<Int>, _ held: HeldRecord
  ) {
    mode = .between
    lastRecordLine = line
    defer { carry = [] }
    switch held {
    case .dropped(let slug, let message):
      giveUp(slug, message, length: base + Int64(range.upperBound) - startOffset)
      return
    case .graphError:
      noteGraphError(carry + bytes.copy(range))
      return
    case .kept: break
    }
    if carry.count + range.count > Self.maximumLength {
      giveUp(.badRecord, Self.tooLong, length: Int64(carry.count + range.count))
      return
    }
    records += 1
    if containers.isEmpty, startLine == line { isLineDelimited = true }
    var span = RecordBlock.Span(
      start: range.lowerBound, length: range.count, offset: startOffset, line: startLine,
      number: records)
    if carry.isEmpty, range.upperBound + RecordBlock.padding <= bytes.count {
      blocks.add(span, sharing: chunk)
    } else {
      carry.append(contentsOf: bytes.copy(range))
      span.length = carry.count
      blocks.add(span, owning: carry)
    }
  }

  /// Ends the record at a line that another value begins.
  private mutating func breakOff(_ held: HeldRecord, opening: UInt8, length: Int64) {
    if case .dropped(let slug, let message) = held {
      giveUp(slug, message, length: length)
    } else {
      giveUp(.badRecord, "the line ends inside the record", length: length)
    }
    carry = []
    mode = .between
    guard opening == 0x5B, !containers.isEmpty else { return }
    notes.openContainer(
      at: WalkNotes.place(from: startOffset + length, line: line))
    containers = []
  }

  private mutating func giveUp(_ slug: Slug, _ message: String, length: Int64) {
    records += 1
    let place = WalkNotes.place(
      record: records, from: startOffset, length: length, line: startLine)
    blocks.add(Fault(slug: slug, place: place, message: message))
  }

  private mutating func noteGraphError(_ bytes: [UInt8]) {
    notes.fault(
      .graphError, GraphErrorBody.message(of: bytes),
      at: WalkNotes.place(from: startOffset, length: Int64(bytes.count), line: startLine),
      isFirst: records == 0)
  }

  // MARK: Behind a wrapper's array

  private mutating func scanTail(_ bytes: TextBytes, _ at: inout Int) -> Bool {
    let before = scan.newlines
    var reached = at
    let event = unsafe csj_scan_record(
      bytes.pointer(at: 0), bytes.count, at, Int64.max, &scan, &reached)
    at = reached
    line += scan.newlines - before
    switch Int(event) {
    case CSJ_SCAN_MORE: return false
    case CSJ_SCAN_COLUMN0:
      notes.openContainer(at: place(at))
      mode = .between
    default:
      mode = .between
      lastRecordLine = line
    }
    return true
  }

  // MARK: What is no value

  private mutating func beginGarbage(_ bytes: TextBytes, _ at: Int) {
    startOffset = base + Int64(at)
    startLine = line
    let isBehindRecord = containers.isEmpty && lastRecordLine == line
    mode = .garbage(asRecord: !isBehindRecord && !(containers.isEmpty && sawContainerEnd))
  }

  private mutating func skipGarbage(
    _ bytes: TextBytes, _ at: inout Int, asRecord: Bool
  ) -> Bool {
    while at < bytes.count {
      let byte = bytes[at]
      let ends =
        byte == 0x0A
        || (!containers.isEmpty && (byte == 0x2C || byte == 0x5D || byte == 0x7B || byte == 0x5B))
      if ends {
        endGarbage(at: base + Int64(at), asRecord: asRecord)
        return true
      }
      at += 1
    }
    return false
  }

  private mutating func endGarbage(at offset: Int64, asRecord: Bool) {
    mode = .between
    let length = offset - startOffset
    if asRecord {
      let what = containers.isEmpty ? "the line is no object" : "the array's element is no object"
      giveUp(.badRecord, what, length: length)
    } else {
      notes.garbage(
        "text that is no record",
        at: WalkNotes.place(from: startOffset, length: length, line: startLine))
    }
  }

  // MARK: The end

  private mutating func finish() {
    switch mode {
    case .record(.dropped(let slug, let message)):
      giveUp(slug, message, length: base - startOffset)
    case .record:
      giveUp(.truncated, "the file ends inside the record", length: base - startOffset)
    case .garbage(let asRecord):
      endGarbage(at: base, asRecord: asRecord)
    case .wrapperTail:
      notes.openContainer(at: place(0))
    case .between, .undecided:
      if !containers.isEmpty { notes.openContainer(at: place(0)) }
    case .stopped:
      break
    }
    mode = .stopped
    carry = []
  }

  /// A place in this chunk, of the file as a whole.
  private func place(_ at: Int, length: Int64 = 0) -> EvidencePlace {
    WalkNotes.place(from: base + Int64(at), length: length, line: line)
  }

  /// Hands out the blocks that are complete.
  mutating func takeBlocks() -> [RecordBlock] { blocks.take() }
}
