public import EntraModel

/// An export that is being written under a temporary name; ``close()`` makes it appear under its own.
public final class ExportFile: ByteSink {
  /// The path under which it will appear.
  public let path: String
  /// SHA-256 of the bytes written, 64 hexadecimal digits; empty before ``close()``.
  public private(set) var sha256 = ""
  /// Bytes written so far.
  public private(set) var bytes: Int64 = 0

  init(path: String) {
    self.path = path
  }

  public func write(_ bytes: Span<UInt8>) throws {
    throw CustodyError(.unwritable, path: path, "thin")
  }

  /// Flushes, syncs and renames.
  public func close() throws(CustodyError) {
    throw CustodyError(.unwritable, path: path, "thin")
  }
}
