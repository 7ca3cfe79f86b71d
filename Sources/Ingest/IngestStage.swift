public import EntraModel

/// Turns blocks of records into events: pure, so that blocks can be parsed side by side and joined by index.
public enum IngestStage {
  /// Parses the records of a block.
  ///
  /// Records are recognised one by one by their own keys. What can't be read is a fault, what isn't ours is refused; neither
  /// stops the others.
  ///
  /// - Complexity: O(n) in the block's bytes.
  public static func parse(_ block: RecordBlock, options: IngestOptions) -> ParsedBlock {
    BlockParser(block: block, options: options).run()
  }

  /// Parses one record again, whole and validated, with its nested detail; nil when it is no record of a known format.
  ///
  /// A sign-in's nested values stand in the detail's additional values, each under its path (`status.errorCode`).
  ///
  /// - Parameters:
  ///   - bytes: The record's bytes, a table's row without its line break.
  ///   - place: Where they lie.
  ///   - context: What ``RecordSplitter/context`` says of the file that they lie in; a row can't be read without.
  /// - Returns: The event; nil when it is no record of a known format.
  public static func event(
    fromRecord bytes: [UInt8], place: EvidencePlace, context: RecordContext = RecordContext()
  ) -> Event? {
    let span = RecordBlock.Span(
      start: 0, length: bytes.count, offset: place.offset, line: place.line, number: place.record)
    var block = RecordBlock()
    block.bytes = bytes + [UInt8](repeating: 0, count: RecordBlock.padding)
    block.spans = [span]
    block.table = context.table
    block.columns = context.columns(at: place.offset)
    return BlockParser(block: block, options: IngestOptions(validate: true)).event(at: place)
  }
}
