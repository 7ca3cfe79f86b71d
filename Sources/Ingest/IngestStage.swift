public import EntraModel

/// Turns blocks of records into events: pure, so that blocks can be parsed side by side and joined by index.
public enum IngestStage {
  /// Parses the records of a block.
  public static func parse(_ block: RecordBlock, options: IngestOptions) -> ParsedBlock {
    ParsedBlock()
  }

  /// Parses one record again, whole and validated, with its nested detail; nil when it is no record of a known format.
  public static func event(fromRecord bytes: [UInt8], place: EvidencePlace) -> Event? { nil }
}
