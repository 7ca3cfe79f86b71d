internal import CSimdJSON

/// Why a record couldn't be read.
struct RecordError: Error, Equatable {
  /// Code of the shim: simdjson's own codes are positive.
  var code: Int32
  /// Words for people.
  var message: String

  init(code: Int32) {
    self.code = code
    message = unsafe csj_error_message(code).map { unsafe String(cString: $0) } ?? "unreadable"
  }

  /// Whether the record nests deeper than allowed.
  var isTooDeep: Bool { code == CSJ_ERROR_TOO_DEEP }
}

/// One simdjson parser with its buffers: made once a block, used for every record of it.
@safe final class RecordParser {
  /// The shim's parser, for ``RecordSelector``.
  let handle: OpaquePointer

  init() {
    guard let made = unsafe csj_parser_new() else { preconditionFailure("out of memory") }
    unsafe handle = unsafe made
  }

  deinit {
    unsafe csj_parser_free(handle)
  }

  /// Reads a whole record, every value validated; the bytes need no padding.
  func tape(of record: [UInt8]) throws(RecordError) -> JSONTape {
    try tape(of: record + [UInt8](repeating: 0, count: RecordBlock.padding), at: 0..<record.count)
  }

  /// Reads a whole record that lies in bytes with ``RecordBlock/padding`` readable bytes behind it.
  ///
  /// - Throws: ``RecordError`` when the record is no JSON object, or nests deeper than records may.
  func tape(of block: [UInt8], at range: Range<Int>) throws(RecordError) -> JSONTape {
    let code = export(block, range)
    guard code == 0 else { throw RecordError(code: code) }
    var (tokenCount, textCount) = (0, 0)
    let tokens = unsafe csj_tokens(handle, &tokenCount)
    let text = unsafe csj_text(handle, &textCount)
    return JSONTape(
      tokens: unsafe Array(UnsafeBufferPointer(start: tokens, count: tokenCount)),
      text: unsafe Array(UnsafeBufferPointer(start: text, count: textCount)),
      block: block, start: range.lowerBound)
  }

  /// Reads a record that is an array of values.
  func list(in bytes: ArraySlice<UInt8>) throws(RecordError) -> JSONValue {
    let tape = try tape(of: Array("{\"\":".utf8) + bytes + [0x7D])
    var members = tape.root.members
    guard let value = members.next()?.value, members.next() == nil else {
      throw RecordError(code: Int32(CSJ_ERROR_TRAILING))
    }
    return value
  }

  /// Reads the JSON object or array that a text holds; nil when it holds anything else, or more than one value.
  ///
  /// - Complexity: O(n) in the text's length.
  func packed(in text: ArraySlice<UInt8>) -> JSONValue? {
    let first = text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    guard first == 0x7B || first == 0x5B else { return nil }
    guard let tape = try? tape(of: Array("{\"\":".utf8) + text + [0x7D]) else { return nil }
    var members = tape.root.members
    // A text that closes its own bracket and goes on would bring keys of its own along.
    guard let value = members.next()?.value, members.next() == nil else { return nil }
    return value
  }

  /// What a JSON string with its quotes says; nil when it is none.
  func text(ofString written: ArraySlice<UInt8>) -> [UInt8]? {
    guard let tape = try? tape(of: Array("{\"\":".utf8) + written + [0x7D]) else { return nil }
    var members = tape.root.members
    guard let value = members.next()?.value, value.kind == .string, members.next() == nil else {
      return nil
    }
    return Array(value.bytes)
  }

  /// Whether a whole record is good JSON, every value of it.
  func isValid(_ block: [UInt8], at range: Range<Int>) -> Bool { export(block, range) == 0 }

  private func export(_ block: [UInt8], _ range: Range<Int>) -> Int32 {
    unsafe block.withUnsafeBufferPointer { bytes in
      unsafe csj_export(
        handle, bytes.baseAddress.map { unsafe $0 + range.lowerBound }, range.count,
        Int32(ContainerWalker.maximumDepth))
    }
  }
}
