internal import CLibXML2
internal import EntraModel

/// Writes XML through libxml2's streaming writer into a sink, in flat memory.
///
/// The only file that touches libxml2. libxml2's writer validates nothing, so text goes through ``VisibleText`` first: no control character, noncharacter or
/// ill-formed sequence leaves the program. Every return code is checked; an error of the sink (a full disk) is rethrown as it is.
@safe struct XMLWriter: ~Copyable {
  private let writer: xmlTextWriterPtr
  private let target: SinkBox

  /// Opens a writer over a sink.
  ///
  /// - Throws: ``ExportError`` when libxml2 can't allocate.
  init(to sink: any ByteSink) throws {
    // libxml2 would print a failed write to standard error; we throw it.
    unsafe xmlSetStructuredErrorFunc(nil) { _, _ in }
    let target = SinkBox(sink)
    let context = unsafe Unmanaged.passUnretained(target).toOpaque()
    guard
      let output = unsafe xmlOutputBufferCreateIO(
        { context, bytes, count in
          guard let context = unsafe context, let bytes = unsafe bytes, count >= 0 else {
            return -1
          }
          let target = unsafe Unmanaged<SinkBox>.fromOpaque(context).takeUnretainedValue()
          let start = unsafe UnsafeRawPointer(bytes).assumingMemoryBound(to: UInt8.self)
          let span = unsafe Span(_unsafeStart: start, count: Int(count))
          return target.write(span) ? count : -1
        }, nil, context, nil)
    else { throw ExportError.xml(call: "xmlOutputBufferCreateIO", code: -1) }
    guard let writer = unsafe xmlNewTextWriter(output) else {
      _ = unsafe xmlOutputBufferClose(output)
      throw ExportError.xml(call: "xmlNewTextWriter", code: -1)
    }
    let prepared = [
      unsafe xmlTextWriterSetIndent(writer, 1), unsafe xmlTextWriterSetIndentString(writer, " "),
      unsafe xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil),
    ]
    if let code = prepared.first(where: { $0 < 0 }) {
      unsafe xmlFreeTextWriter(writer)
      throw target.error ?? ExportError.xml(call: "xmlTextWriterStartDocument", code: code)
    }
    unsafe self.writer = writer
    self.target = target
  }

  deinit {
    unsafe xmlFreeTextWriter(writer)
  }

  /// Opens an element.
  func start(_ element: String) throws {
    try check("xmlTextWriterStartElement", unsafe xmlTextWriterStartElement(writer, element))
  }

  /// Adds an attribute to the open element.
  func attribute(_ name: String, _ value: String) throws {
    try check(
      "xmlTextWriterWriteAttribute",
      unsafe xmlTextWriterWriteAttribute(writer, name, VisibleText.of(value)))
  }

  /// Adds text to the open element.
  func text(_ text: String) throws {
    try check(
      "xmlTextWriterWriteString", unsafe xmlTextWriterWriteString(writer, VisibleText.of(text)))
  }

  /// Closes the open element.
  func end() throws {
    try check("xmlTextWriterEndElement", unsafe xmlTextWriterEndElement(writer))
  }

  /// Closes the document and hands the last bytes to the sink.
  func finish() throws {
    try check("xmlTextWriterEndDocument", unsafe xmlTextWriterEndDocument(writer))
    try check("xmlTextWriterFlush", unsafe xmlTextWriterFlush(writer))
  }

  private func check(_ call: String, _ code: Int32) throws {
    if let error = target.error { throw error }
    guard code >= 0 else { throw ExportError.xml(call: call, code: code) }
  }
}

/// Keeps the sink reachable from a C callback, and the error that the callback can't throw.
private final class SinkBox {
  private let sink: any ByteSink
  private(set) var error: (any Error)?

  init(_ sink: any ByteSink) {
    self.sink = sink
  }

  func write(_ bytes: Span<UInt8>) -> Bool {
    guard error == nil else { return false }
    do {
      try sink.write(bytes)
      return true
    } catch {
      self.error = error
      return false
    }
  }
}
