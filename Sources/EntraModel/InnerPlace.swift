/// Where a record lies that stands inside another one: as JSON in a string of it, or in a cell of a table's row.
///
/// The cited bytes are those of the evidence as it stands, escapes and all; decoded they are the text that the record was
/// read from. Places follow each other from the outermost in: each lies in the text of the one before.
public struct InnerPlace: Hashable, Sendable {
  /// How the text is written in what holds it.
  public enum Wrapping: String, Sendable, CaseIterable {
    /// As a JSON string; the cited bytes include its two quotes.
    case string
    /// As a table's cell; the cited bytes are those between its quotes, where a quote stands doubled.
    case cell
  }

  /// Where it stands in the record that holds it: a JSON pointer, or the name of a table's column.
  public var path: String
  /// How it is written there.
  public var wrapping: Wrapping
  /// Byte offset of the text as it is written: of the first place in the decoded evidence, of others in the text before.
  public var offset: Int64
  /// Length of the text as it is written, in bytes.
  public var length: Int64
  /// Length of the text once it is decoded, in bytes.
  public var textLength: Int64
  /// Byte offset of the record in the decoded text: the blanks before it.
  public var recordOffset: Int64
  /// Length of the record in the decoded text, in bytes.
  public var recordLength: Int64
  /// Whether the written bytes decode to the text by the rules alone; false where damage in them was replaced.
  public var isExact: Bool
  /// SHA-256 of the decoded text as 64 hexadecimal digits; empty until it was computed.
  public var sha256: String

  /// Makes a place whose text isn't hashed yet.
  public init(
    path: String, wrapping: Wrapping, offset: Int64, length: Int64, textLength: Int64,
    recordOffset: Int64, recordLength: Int64, isExact: Bool, sha256: String = ""
  ) {
    self.path = path
    self.wrapping = wrapping
    self.offset = offset
    self.length = length
    self.textLength = textLength
    self.recordOffset = recordOffset
    self.recordLength = recordLength
    self.isExact = isExact
    self.sha256 = sha256
  }
}

/// How a record stands in its evidence beyond its bytes: the row that it is, and the texts inside of it.
public struct RecordNesting: Hashable, Sendable {
  /// JSON pointer in its document, for a row of a query's answer; nil for others.
  public var pointer: String?
  /// The texts that the event's record was unpacked from, outermost first; none where it stands as it is.
  public var inner: [InnerPlace]
  /// Whether the record was put back from fields that an exporter had renamed, so that no bytes are the record itself.
  public var isRebuilt: Bool

  /// Makes a nesting; without arguments that of a record that stands as it is.
  public init(pointer: String? = nil, inner: [InnerPlace] = [], isRebuilt: Bool = false) {
    self.pointer = pointer
    self.inner = inner
    self.isRebuilt = isRebuilt
  }
}
