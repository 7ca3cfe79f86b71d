public import EntraModel

/// What stands behind a finding, an event or an edge: the raw records, read and hashed again.
public struct Explanation: Sendable {
  /// What was asked about.
  public enum Subject: Sendable {
    case finding(Finding)
    case edge(Edge)
    /// Every event of one id: the two tenants' copies of one sign-in are two events.
    case events([Event])
  }

  /// One raw record.
  public struct Record: Sendable {
    /// The citation, with the record's SHA-256 as computed now; empty when it couldn't be read.
    public var citation: Citation
    /// The event's instant.
    public var instant: Instant?
    /// Whether it is a further copy of an event whose first copy stands before it.
    public var isFurtherCopy: Bool
    /// Its own id where another exporter gave it; nil where the copy carries the event's id.
    public var ownID: String?
    /// In what it differs from the first copy, though both carry it.
    public var disagreements: [Disagreement] = []
    /// The record's bytes in the decoded text, as they stand.
    public var bytes: [UInt8]
    /// The event as parsed again, whole and validated; nil when the bytes aren't that any more.
    public var event: Event?
    /// Why it couldn't be read, nil when it could.
    public var trouble: String?
    /// The row that it is of a query's answer, and the texts that its event's record was unpacked from, hashed.
    public var nesting = RecordNesting()
    /// These texts, decoded, in the order of the nesting.
    public var innerTexts: [[UInt8]] = []
    /// Where its bytes stand in the file; nil when it couldn't be read.
    public var stored: Stored?
  }

  /// Where a record's bytes stand in the file as it is stored, for whoever checks it with other tools.
  public struct Stored: Sendable {
    /// The file: the copy in the case, or the referenced source.
    public var path: String
    /// `utf-8`, `utf-8-bom`, `utf-16le` or `utf-16be`.
    public var encoding: String
    /// Byte offset in the file.
    public var offset: Int64
    /// Length in bytes of the file.
    public var length: Int64
    /// SHA-256 of these bytes; of UTF-16 another one than that of the decoded text.
    public var sha256: String
    /// Bytes of the first text inside of it; nil when there is none.
    public var inner: (offset: Int64, length: Int64)?
    /// Whether the file must be decoded before anything else.
    public var isWide: Bool { encoding.hasPrefix("utf-16") }
  }

  /// An evidence file behind the records, hashed again.
  public struct File: Sendable {
    /// The inventory entry, with the hash of the time of ingest.
    public var entry: EvidenceFile
    /// The hash of its bytes as they are now, nil when they can't be read.
    public var sha256Now: String?
    /// Why it can't be read, nil when it can.
    public var trouble: String?
    /// Whether the bytes are those that were ingested.
    public var isUnchanged: Bool { sha256Now == entry.sha256 }
  }

  /// What was asked about.
  public var subject: Subject
  /// The records by the key of their event: the first copy, then further ones.
  public var records: [Int64: [Record]]
  /// The files in the order of the inventory.
  public var files: [File]
  /// The nodes that the subject names.
  public var cast: Cast
  /// Title and inventory of the case.
  public var facts: CaseFacts

  /// Whether every record was read and every file is unchanged.
  public var isIntact: Bool {
    files.allSatisfy(\.isUnchanged)
      && records.values.allSatisfy { $0.allSatisfy { $0.trouble == nil } }
  }
}
