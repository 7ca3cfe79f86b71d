internal import EntraModel

/// Writes JSON as it comes, one key a line, two spaces a level, or all of a value on one line; order is the order of the calls.
///
/// Text is valid whatever the evidence says: quotes, controls and characters that hide are escaped, so that a reader gets
/// the value back exactly and an eye sees that something is there.
struct JSONWriter {
  private var buffer = TextBuffer()
  private var depth = 0
  private var isFirst = true
  private var afterKey = false
  private let isCompact: Bool

  /// Makes a writer; a compact one puts a whole value on one line.
  init(isCompact: Bool = false) {
    self.isCompact = isCompact
  }

  /// Opens an object.
  mutating func beginObject() { open(0x7B) }

  /// Closes the object.
  mutating func endObject() { close(0x7D) }

  /// Opens an array.
  mutating func beginArray() { open(0x5B) }

  /// Closes the array.
  mutating func endArray() { close(0x5D) }

  /// Writes a key; exactly one value follows.
  mutating func key(_ name: String) {
    separate()
    quoted(name)
    buffer.append(isCompact ? ":" : ": ")
    afterKey = true
  }

  /// Writes a text, or null.
  mutating func text(_ value: String?) {
    guard let value else { return literal("null") }
    separate()
    quoted(value)
    afterKey = false
  }

  /// Writes a whole number.
  mutating func number(_ value: Int64) { literal(String(value)) }

  /// Writes a number that is already in JSON's form.
  mutating func literal(_ digits: String) {
    separate()
    buffer.append(digits)
    afterKey = false
  }

  /// Writes a key and its text, or null.
  mutating func pair(_ name: String, _ value: String?) {
    key(name)
    text(value)
  }

  /// Writes a key and its whole number.
  mutating func pair(_ name: String, _ value: Int64) {
    key(name)
    number(value)
  }

  /// Writes a key and its list of texts.
  mutating func pair(_ name: String, _ values: [String]) {
    key(name)
    beginArray()
    for value in values { text(value) }
    endArray()
  }

  /// Ends the line after a whole value, for one value a line.
  mutating func endLine() { buffer.append(byte: 0x0A) }

  /// Hands the rest on as it is.
  mutating func flush(to sink: any ByteSink) throws { try buffer.drain(to: sink, all: true) }

  /// Hands full buffers on.
  mutating func drain(to sink: any ByteSink) throws { try buffer.drain(to: sink) }

  /// Ends the file with a line break and hands the rest on.
  mutating func finish(to sink: any ByteSink) throws {
    buffer.append(byte: 0x0A)
    try buffer.drain(to: sink, all: true)
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    buffer.append(byte: bracket)
    depth += 1
    isFirst = true
    afterKey = false
  }

  private mutating func close(_ bracket: UInt8) {
    depth -= 1
    if !isFirst { newLine() }
    buffer.append(byte: bracket)
    isFirst = false
    afterKey = false
  }

  /// Before a key, or a value of an array: a comma after a neighbour and a line of its own.
  private mutating func separate() {
    if afterKey || depth == 0 { return }
    if isFirst { isFirst = false } else { buffer.append(byte: 0x2C) }
    newLine()
  }

  private mutating func newLine() {
    if isCompact { return }
    buffer.append(byte: 0x0A)
    for _ in 0..<depth { buffer.append("  ") }
  }

  private mutating func quoted(_ text: String) {
    buffer.append(byte: 0x22)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": buffer.append("\\\"")
      case "\\": buffer.append("\\\\")
      case "\n": buffer.append("\\n")
      case "\r": buffer.append("\\r")
      case "\t": buffer.append("\\t")
      case _ where VisibleText.isHidden(scalar):
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter { escape(unit) }
      default:
        for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter {
          buffer.append(byte: byte)
        }
      }
    }
    buffer.append(byte: 0x22)
  }

  private mutating func escape(_ unit: UInt16) {
    buffer.append("\\u")
    for shift in [12, 8, 4, 0] {
      buffer.append(byte: TextBuffer.hexDigit(UInt8(unit >> UInt16(shift) & 15)))
    }
  }
}
