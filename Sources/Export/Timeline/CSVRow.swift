internal import EntraModel

/// Writes the cells of one CSV row after another: one physical line a record, else as its style says.
struct CSVRow {
  private(set) var buffer = TextBuffer()
  /// How many cells were cut so far.
  private(set) var cuts = 0
  private let style: CSVStyle
  private var isFirst = true
  private var cellStart = 0

  /// Begins with the style's mark.
  init(_ style: CSVStyle = .standard) {
    self.style = style
    buffer.append(ready: style.mark)
  }

  /// Ends the row and hands buffers on: full ones, or with `all` whatever there is.
  mutating func end(to sink: any ByteSink, all: Bool = false) throws {
    settle()
    buffer.append(ready: style.rowEnd)
    isFirst = true
    try buffer.drain(to: sink, all: all)
    cellStart = buffer.bytes.count
  }

  /// Hands the rest on.
  mutating func finish(to sink: any ByteSink) throws {
    try buffer.drain(to: sink, all: true)
  }

  /// Adds an empty cell.
  mutating func empty() { comma() }

  /// Adds words of ours that need neither quotes nor a guard.
  mutating func word(_ text: String) {
    comma()
    buffer.append(text)
  }

  /// Adds a ready cell.
  mutating func ready(_ bytes: [UInt8]) {
    comma()
    buffer.append(ready: bytes)
  }

  /// Adds a number.
  mutating func number(_ number: Int64) {
    comma()
    buffer.append(number: number)
  }

  /// Adds a tenant, or an empty cell.
  mutating func guid(_ guid: GUID?) {
    comma()
    if let guid { buffer.append(guid) }
  }

  /// Adds an instant, or an empty cell.
  mutating func instant(_ instant: Instant?) {
    comma()
    if let instant { buffer.append(instant) }
  }

  /// Adds text of evidence.
  ///
  /// A cell that a spreadsheet would run (`=`, `+`, `-`, `@` at its start) gets a leading apostrophe; a lone `-` is left
  /// alone. A tab or carriage return at the start is spelled out, which disarms it too.
  mutating func text(_ text: String) {
    comma()
    switch CSVRow.need(of: text) {
    case .nothing: buffer.append(text)
    case .care: careful(text)
    }
  }

  /// Opens a quoted cell of several pieces, the first of which decides whether a spreadsheet would run it.
  mutating func open(_ first: String) {
    comma()
    guard style.isQuoted else {
      piece(first)
      return
    }
    buffer.append(byte: 0x22)
    if style.isGuarded, let scalar = first.unicodeScalars.first, CSVRow.isFormulaStart(scalar) {
      buffer.append(byte: 0x27)
    }
    piece(first)
  }

  /// Adds text of evidence to the open cell.
  mutating func piece(_ text: String) {
    switch CSVRow.need(of: text) {
    case .nothing: buffer.append(text)
    case .care: quoted(VisibleText.of(text))
    }
  }

  /// Adds words of ours, without quotes in them, to the open cell.
  mutating func words(_ text: String) { buffer.append(text) }

  /// Adds a tenant to the open cell.
  mutating func piece(_ guid: GUID) { buffer.append(guid) }

  /// Adds a number to the open cell.
  mutating func piece(_ number: Int64) { buffer.append(number: number) }

  /// Closes the open cell.
  mutating func close() {
    if style.isQuoted { buffer.append(byte: 0x22) }
  }

  private enum Need { case nothing, care }

  private static func need(of text: String) -> Need {
    let bytes = text.utf8.span
    guard bytes.count > 0 else { return .nothing }
    switch bytes[0] {
    case 0x3D, 0x2B, 0x2D, 0x40: return .care
    default: break
    }
    for index in bytes.indices {
      let byte = bytes[index]
      if byte &- 0x20 >= 0x5F || byte == 0x22 || byte == 0x2C { return .care }
    }
    return .nothing
  }

  private mutating func careful(_ text: String) {
    var visible = VisibleText.of(text)
    if style.isGuarded, let first = visible.unicodeScalars.first, visible != "-",
      Self.isFormulaStart(first)
    {
      visible = "'" + visible
    }
    guard style.isQuoted, visible.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C }) else {
      buffer.append(visible)
      return
    }
    buffer.append(byte: 0x22)
    quoted(visible)
    buffer.append(byte: 0x22)
  }

  private mutating func quoted(_ visible: String) {
    for byte in visible.utf8 {
      if byte == 0x22, style.isQuoted { buffer.append(byte: 0x22) }
      buffer.append(byte: byte)
    }
  }

  /// Full-width forms run in some spreadsheets too.
  static func isFormulaStart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "=", "+", "-", "@", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  private mutating func comma() {
    settle()
    if isFirst { isFirst = false } else { buffer.append(byte: style.separator) }
    cellStart = buffer.bytes.count
  }

  /// Cuts the cell that was just written, if it is too long.
  private mutating func settle() {
    guard buffer.bytes.count - cellStart > style.limit else { return }
    var bytes = buffer.takeBack(from: cellStart)
    let wasQuoted = style.isQuoted && bytes.first == 0x22
    if wasQuoted { bytes = CSVRow.unquoted(bytes) }
    var text = String(decoding: bytes, as: UTF8.self)
    if let shorter = CSVRow.cut(text, to: style.limit) {
      text = shorter
      cuts += 1
    }
    if wasQuoted { buffer.append(byte: 0x22) }
    quoted(text)
    if wasQuoted { buffer.append(byte: 0x22) }
  }

  private static func unquoted(_ bytes: [UInt8]) -> [UInt8] {
    var (result, isSecond) = ([UInt8](), false)
    for byte in bytes.dropFirst().dropLast() {
      isSecond = byte == 0x22 && !isSecond
      if !isSecond { result.append(byte) }
    }
    return result
  }

  /// The text with `...` at its end, nil when it isn't longer than so many UTF-16 code units.
  private static func cut(_ text: String, to limit: Int) -> String? {
    guard text.utf16.count > limit else { return nil }
    var (kept, count) = (String.UnicodeScalarView(), 0)
    for scalar in text.unicodeScalars {
      count += UTF16.width(scalar)
      guard count <= limit - 3 else { break }
      kept.append(scalar)
    }
    return String(kept) + "..."
  }
}
