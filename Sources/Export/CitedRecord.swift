/// The bytes of a record that a finding cites, cut for reading.
public struct CitedRecord: Sendable, Equatable {
  /// Most bytes that are kept of one record.
  public static let limit = 65_536

  /// The record's first bytes, decoded to UTF-8 where the evidence has another encoding.
  public var bytes: [UInt8]
  /// The record's whole length in bytes.
  public var length: Int

  /// Whether bytes are left out.
  public var isCut: Bool { bytes.count < length }

  /// Keeps at most ``limit`` bytes.
  public init(_ record: [UInt8]) {
    length = record.count
    bytes = record.count <= Self.limit ? record : Array(record.prefix(Self.limit))
  }
}
