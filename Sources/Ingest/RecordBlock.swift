import EntraModel

/// The bytes of some whole records with their places: the unit of parallel work, about 2 MiB of text.
///
/// A block shares the chunk it was cut from where it can, so that splitting copies only the records that cross a chunk's
/// end. Blocks come in the order of the evidence.
public struct RecordBlock: Sendable {
  /// Where one record lies.
  struct Span: Sendable {
    /// First byte in ``RecordBlock/bytes``.
    var start: Int
    /// Length in bytes.
    var length: Int
    /// Byte offset in the decoded text of the file.
    var offset: Int64
    /// Line on which the record begins, from 1.
    var line: Int64
    /// Number of the record in its file, from 1.
    var number: Int64
    /// Length of the bytes in the evidence that the record was made from; nil when they are the record itself.
    var sourceLength: Int?

    /// Length of its bytes in the evidence.
    var citedLength: Int64 { Int64(sourceLength ?? length) }

    /// Where its bytes are in ``RecordBlock/bytes``.
    var range: Range<Int> { start..<(start + length) }
  }

  /// Bytes that hold the records; at least ``padding`` bytes follow the last record's end.
  var bytes: [UInt8] = []
  /// The whole records, in order.
  var spans: [Span] = []
  /// What the splitter itself couldn't read, in order, each with its own record number.
  var faults: [Fault] = []
  /// The table that the records are rows of; nil for JSON.
  var table: TableShape?

  /// Column names of a query's answer, whose records are arrays of values; empty when records are objects.
  var columns: [String] = []

  /// Bytes that must be readable after the end of each record: simdjson loads whole vectors.
  static let padding = 64

  /// Number of records, those that the splitter itself gave up on included.
  public var records: Int { spans.count + faults.count }

  /// Number of bytes in its whole records.
  public var byteCount: Int { spans.reduce(0) { $0 + $1.length } }
}
