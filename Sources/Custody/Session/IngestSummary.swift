public import EntraModel

/// What one ingest added to the case.
public struct IngestSummary: Sendable, Equatable {
  /// A source whose bytes were held already.
  public struct Held: Sendable, Equatable {
    /// The name under which the source would have been stored.
    public var name: String
    /// The file that holds the same bytes.
    public var file: EvidenceFile

    /// Makes an entry.
    public init(name: String, file: EvidenceFile) {
      self.name = name
      self.file = file
    }
  }

  /// New evidence files with their final counts, in the order of the inventory.
  public var added: [EvidenceFile]
  /// Sources whose bytes were held already, by name.
  public var held: [Held]
  /// Events of the whole case after this ingest, undated ones included.
  public var events: Int
  /// Whether the case was changed at all.
  public var changedCase: Bool
  /// What went otherwise than planned and lost nothing, one line each.
  public var notices: [String]

  /// Makes a summary.
  public init(
    added: [EvidenceFile], held: [Held], events: Int, changedCase: Bool, notices: [String]
  ) {
    self.added = added
    self.held = held
    self.events = events
    self.changedCase = changedCase
    self.notices = notices
  }
}
