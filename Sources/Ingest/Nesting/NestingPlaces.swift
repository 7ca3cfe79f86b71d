internal import EntraModel

/// Reckons where the texts lie that a record was unpacked from.
///
/// Nothing of it is stored: the outer record's bytes are read again, and the same readers say the same values.
struct NestingPlaces {
  /// A text of the evidence whose values a tape knows.
  private struct Frame {
    /// The tape that holds the values, and the number that the text's first value has in it.
    var tape: JSONTape
    var first: Int
    var text: ArraySlice<UInt8>
    /// Byte offset of the text in what it is cited in.
    var offset: Int64
  }

  private let bytes: [UInt8]
  private let place: EvidencePlace
  private let context: RecordContext
  private let parser = RecordParser()

  /// Prepares for a record's bytes.
  init(_ bytes: [UInt8], at place: EvidencePlace, in context: RecordContext) {
    self.bytes = bytes
    self.place = place
    self.context = context
  }

  /// The texts of a trace, outermost first.
  ///
  /// Objects that stand in a record as they are have no text of their own and are passed over.
  func texts(of trace: NestingTrace) -> [RecordReading.Inner] {
    var found: [RecordReading.Inner] = []
    var frame: Frame?
    for step in trace.steps {
      let inner: RecordReading.Inner?
      if let known = frame ?? outermost(step.holder.tape) {
        // An exporter's own object is in the frame already, whatever stands inside it.
        guard known.tape === step.holder.tape else { return found }
        frame = known
        guard step.holder.kind == .string else { continue }
        let root = JSONValue(tape: known.tape, index: known.first)
        inner = string(
          step.holder, numbered: step.holder.index - known.first, in: known.text, at: known.offset,
          path: step.holder.pointer(from: root) ?? "")
      } else if context.table == nil, step.holder.kind != .string {
        continue
      } else {
        inner = outer(step.holder)
      }
      guard let inner else { return found }
      found.append(inner)
      // A cell's object stands in the row's record as it is; a string has a tape of its own, behind a bracket and a key.
      let isOwn = step.record.tape !== step.holder.tape
      frame = Frame(
        tape: step.record.tape, first: isOwn ? 2 : step.holder.index, text: inner.text[...],
        offset: 0)
    }
    return found
  }

  /// The frame of a record that is an object; nil for rows, which are made into records.
  private func outermost(_ tape: JSONTape) -> Frame? {
    guard context.table == nil, context.answer(holding: bytes, at: place) == nil else { return nil }
    return Frame(tape: tape, first: 0, text: bytes[...], offset: place.offset)
  }

  /// A text in a cell of a row.
  private func outer(_ holder: JSONValue) -> RecordReading.Inner? {
    let root = holder.tape.root
    guard
      let (position, member) = root.members.enumerated().first(where: { _, member in
        member.value.contains(holder)
      })
    else { return nil }
    if let table = context.table {
      guard member.value.index == holder.index else { return nil }
      return cell(ofKey: member.key, in: table)
    }
    guard holder.kind == .string else { return nil }
    let below = holder.pointer(from: member.value) ?? ""
    // In the text a row is an array; on its tape an object and a key stand before each value.
    return string(
      holder, numbered: holder.index - position - 1, in: bytes[...], at: place.offset,
      path: "/\(position)" + below)
  }

  private func cell(ofKey key: ArraySlice<UInt8>, in table: TableShape) -> RecordReading.Inner? {
    bytes.withTextBytes { row in
      var cells = RowCells()
      cells.read(row, 0..<bytes.count, separator: table.header.separator)
      let columns = table.columns(ofKey: key)
      guard let column = columns.first(where: { cells[$0].length > 0 }) else { return nil }
      let cell = cells[column]
      return inner(
        text: cells.content(column, in: row), path: table.header.spellings[column],
        wrapping: .cell, offset: place.offset + Int64(cell.start), length: cell.length,
        isExact: true)
    }
  }

  private func string(
    _ holder: JSONValue, numbered number: Int, in text: ArraySlice<UInt8>, at offset: Int64,
    path: String
  ) -> RecordReading.Inner? {
    guard let range = TokenScan.range(ofToken: number, in: text) else { return nil }
    let start = text.startIndex + range.lowerBound
    let written = text[start..<(start + range.count)]
    return inner(
      text: Array(holder.bytes), path: path, wrapping: .string,
      offset: offset + Int64(range.lowerBound), length: range.count,
      isExact: parser.text(ofString: written).map { $0[...] == holder.bytes } ?? false)
  }

  private func inner(
    text: [UInt8], path: String, wrapping: InnerPlace.Wrapping, offset: Int64, length: Int,
    isExact: Bool
  ) -> RecordReading.Inner {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
    let start = text.firstIndex { !isBlank($0) } ?? text.endIndex
    let end = text.lastIndex { !isBlank($0) }.map { $0 + 1 } ?? start
    let place = InnerPlace(
      path: path, wrapping: wrapping, offset: offset, length: Int64(length),
      textLength: Int64(text.count), recordOffset: Int64(start), recordLength: Int64(end - start),
      isExact: isExact)
    return RecordReading.Inner(place: place, text: text)
  }
}

extension JSONValue {
  /// Whether another value of the same tape is this one or stands inside it.
  fileprivate func contains(_ other: JSONValue) -> Bool {
    index <= other.index && other.index < end
  }

  /// The JSON pointer that leads from another value to this one; nil when it isn't inside it.
  fileprivate func pointer(from root: JSONValue) -> String? {
    var (at, path) = (root, "")
    while at.index != index {
      if let member = at.members.first(where: { $0.value.contains(self) }) {
        let key = String(decoding: member.key, as: UTF8.self)
        path += "/" + key.replacing("~", with: "~0").replacing("/", with: "~1")
        at = member.value
      } else if let (number, element) = at.elements.enumerated().first(where: {
        $0.element.contains(self)
      }) {
        path += "/\(number)"
        at = element
      } else {
        return nil
      }
    }
    return path
  }
}
