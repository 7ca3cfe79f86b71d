/// Finds encoding, container and record boundaries of one file, chunk by chunk.
public struct RecordSplitter {
  /// Begins a file.
  public init(options: IngestOptions) {}

  /// Takes the next bytes of the file and gives back the blocks that they complete.
  public mutating func feed(_ chunk: [UInt8], isFinal: Bool) -> [RecordBlock] { [] }

  /// What is to say of the file as a whole; meaningful after the final feed.
  public func verdict() -> FileVerdict { FileVerdict(encoding: "utf-8") }
}
