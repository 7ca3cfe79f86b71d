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
    parser(bytes, place, context).event(at: place).event
  }

  /// Parses one record again as ``event(fromRecord:place:context:)`` does, and says where its event's own record stands.
  ///
  /// - Complexity: O(n) in the record's bytes for each level of records inside records, of which there are three at most.
  public static func reading(
    ofRecord bytes: [UInt8], place: EvidencePlace, context: RecordContext = RecordContext()
  ) -> RecordReading {
    let (event, trace) = parser(bytes, place, context).event(at: place)
    var reading = RecordReading()
    reading.event = event
    reading.pointer = context.answer(holding: bytes, at: place)?.pointer(to: place)
    reading.inner = NestingPlaces(bytes, at: place, in: context).texts(of: trace)
    reading.isRebuilt = trace.isRebuilt
    return reading
  }

  private static func parser(
    _ bytes: [UInt8], _ place: EvidencePlace, _ context: RecordContext
  ) -> BlockParser {
    let span = RecordBlock.Span(
      start: 0, length: bytes.count, offset: place.offset, line: place.line, number: place.record)
    var block = RecordBlock()
    block.bytes = bytes + [UInt8](repeating: 0, count: RecordBlock.padding)
    block.spans = [span]
    block.table = context.table
    block.columns = context.answer(holding: bytes, at: place)?.columns ?? []
    return BlockParser(block: block, options: IngestOptions(validate: true))
  }
}
