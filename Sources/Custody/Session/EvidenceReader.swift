public import EntraModel
import Synchronization

/// Reads one source once, front to back: every chunk handed out was hashed and, unless referenced, copied.
///
/// Sendable, so that Pipeline may read ahead on one core while another parses and stores; the chunks still come in
/// order, one caller at a time. Must be ended by ``IngestSession/finish(_:outcome:)``.
public final class EvidenceReader: Sendable {
  /// Bytes of a chunk; the last may be shorter.
  public static let chunkBytes = 8 << 20

  /// The evidence file that is being read.
  public let id: EvidenceID
  /// Whether the case held these bytes already when the source was opened: there are no chunks, and nothing to parse.
  public let isAlreadyHeld: Bool

  /// Path below evidence/, cleaned.
  let storedAs: String
  /// The source as it was named; empty for standard input.
  let sourcePath: String
  /// Absolute path of a source that is only referenced; nil when a copy is kept.
  let referencePath: String?
  /// Where the copy lies until the commit; nil for a reference.
  let temporaryPath: String?
  /// SHA-256 of a source that was hashed before reading since a held file has its size.
  let knownSHA256: String?
  private let reading: Mutex<Reading>

  init(
    id: EvidenceID, storedAs: String, sourcePath: String, referencePath: String?,
    temporaryPath: String?, heldSHA256: String?, reading: consuming sending Reading
  ) {
    self.id = id
    self.storedAs = storedAs
    self.sourcePath = sourcePath
    self.referencePath = referencePath
    self.temporaryPath = temporaryPath
    knownSHA256 = heldSHA256
    isAlreadyHeld = heldSHA256 != nil
    self.reading = Mutex(reading)
  }

  /// The next bytes, up to 8 MiB; nil after the last, and at once for a source that is held already.
  ///
  /// - Throws: `unreadable` when the source can't be read, `unwritable` when the copy can't be written.
  public func nextChunk() throws(CustodyError) -> [UInt8]? {
    if isAlreadyHeld { return nil }
    return try reading.withLock { (reading) throws(CustodyError) in try reading.next() }
  }

  /// Bytes handed out so far.
  public var bytesRead: Int64 { reading.withLock { $0.offset } }

  /// Reads what is left, so that the hash and the copy are of the whole file, and syncs the copy.
  func end() throws(CustodyError) -> Reading.Outcome {
    try reading.withLock { (reading) throws(CustodyError) in
      while try reading.next() != nil {}
      return try reading.end()
    }
  }
}
