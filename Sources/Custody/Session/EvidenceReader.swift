public import EntraModel

/// Reads one source once, front to back: every chunk handed out was hashed and, unless referenced, copied.
public final class EvidenceReader: Sendable {
  /// The evidence file that is being read.
  public let id: EvidenceID

  init(id: EvidenceID) {
    self.id = id
  }

  /// The next bytes, up to 8 MiB; nil after the last.
  public func nextChunk() throws(CustodyError) -> [UInt8]? {
    throw CustodyError(.database, path: "", "thin")
  }

  /// Bytes handed out so far.
  public var bytesRead: Int64 { 0 }
}
