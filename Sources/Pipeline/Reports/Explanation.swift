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
