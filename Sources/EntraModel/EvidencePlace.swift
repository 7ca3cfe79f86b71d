/// Number of an evidence file inside one case; a handle that never reaches an export.
public struct EvidenceID: Hashable, Comparable, Sendable {
  /// The row of the evidence file in the case database.
  public var number: Int64

  /// Makes the handle of a row.
  public init(_ number: Int64) {
    self.number = number
  }

  /// Orders by the database row, which depends on the order of ingestion: never for output.
  public static func < (left: EvidenceID, right: EvidenceID) -> Bool { left.number < right.number }
}

/// Where a record lies: evidence file, archive member, record number, line, and bytes of the decoded text.
public struct EvidencePlace: Hashable, Sendable {
  /// The evidence file.
  public var evidence: EvidenceID
  /// Path of the archive member that holds the text, nil for a plain file.
  public var member: String?
  /// Number of the record in its file, from 1.
  public var record: Int64
  /// Line on which the record begins, from 1.
  public var line: Int64
  /// Byte offset of the record in the decoded text, from 0.
  ///
  /// Decoded means after decompression and after UTF-16 was turned into UTF-8; for a UTF-8 file these are the file's own offsets, a byte order mark included.
  public var offset: Int64
  /// Length of the record in bytes of the decoded text.
  public var length: Int64

  /// Makes a place.
  public init(
    evidence: EvidenceID, member: String? = nil, record: Int64, line: Int64, offset: Int64,
    length: Int64
  ) {
    self.evidence = evidence
    self.member = member
    self.record = record
    self.line = line
    self.offset = offset
    self.length = length
  }
}

/// An evidence place that prints: the file's path inside the case instead of a handle, and the record's own hash.
public struct Citation: Hashable, Sendable {
  /// Id of the event that the record carries.
  public var event: String
  /// Path inside the case directory, `evidence/...`.
  public var file: String
  /// Number of the file in the evidence inventory, from 1.
  public var inventoryNumber: Int
  /// Archive member, nil for a plain file.
  public var member: String?
  /// Line on which the record begins, from 1.
  public var line: Int64
  /// Byte offset in the decoded text.
  public var offset: Int64
  /// Length in bytes of the decoded text.
  public var length: Int64
  /// SHA-256 of the record's bytes as 64 hexadecimal digits; empty until it was computed.
  public var sha256: String

  /// Makes a citation.
  public init(
    event: String, file: String, inventoryNumber: Int, member: String?, line: Int64, offset: Int64,
    length: Int64, sha256: String
  ) {
    self.event = event
    self.file = file
    self.inventoryNumber = inventoryNumber
    self.member = member
    self.line = line
    self.offset = offset
    self.length = length
    self.sha256 = sha256
  }

  /// `file:line`, the form that editors and grep understand.
  public var place: String { "\(file)\(member.map { "!" + $0 } ?? ""):\(line)" }
}
