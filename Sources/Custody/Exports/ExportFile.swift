public import EntraModel

/// An export that is being written under a temporary name; ``close()`` makes it appear under its own.
///
/// One that goes away without ``close()`` leaves nothing.
public final class ExportFile: ByteSink {
  private static let bufferBytes = 1 << 18

  /// The path under which it will appear.
  public let path: String
  /// SHA-256 of the bytes written, 64 hexadecimal digits; empty before ``close()``.
  public private(set) var sha256 = ""
  /// Bytes written so far.
  public private(set) var bytes: Int64 = 0

  private let casefile: Casefile
  private let key: String
  private let present: String?
  private let temporary: String
  private let file: PosixFile
  private var buffer: [UInt8] = []
  private var digest = Digest()
  private var isOpen = true

  /// Begins to write; the key is the path in the table of exports, present the SHA-256 of the file to be replaced.
  init(casefile: Casefile, path: String, key: String, present: String?) throws(CustodyError) {
    self.casefile = casefile
    self.path = path
    self.key = key
    self.present = present
    let folder = CaseLayout.folder(of: path)
    temporary = CaseLayout.join(folder, CaseLayout.temporaryPrefix + CaseLayout.name(of: path))
    Folder.remove(temporary)
    file = try PosixFile.create(temporary)
    buffer.reserveCapacity(ExportFile.bufferBytes)
  }

  deinit {
    if isOpen { Folder.remove(temporary) }
  }

  /// Appends bytes; they are hashed and written 256 KiB at a time.
  ///
  /// - Throws: `unwritable`.
  public func write(_ bytes: Span<UInt8>) throws {
    guard isOpen else { throw CustodyError(.unwritable, path: path, "is closed") }
    self.bytes += Int64(bytes.count)
    unsafe bytes.withUnsafeBufferPointer { unsafe buffer.append(contentsOf: $0) }
    if buffer.count >= ExportFile.bufferBytes { try flush() }
  }

  /// Flushes, syncs, notes the hash in the case, and renames; after a failure the file that was there is still there.
  ///
  /// - Throws: `unwritable`, `database`.
  public func close() throws(CustodyError) {
    guard isOpen else { return }
    try flush()
    try file.sync()
    let hash = digest.hex()
    // Noted before the rename: a run killed between the two leaves the file that was there, whose hash is noted too.
    try casefile.database.transaction { database in
      try ExportTable.set(
        self.key, sha256: hash, previous: self.present, bytes: self.bytes, database)
    }
    try Folder.rename(temporary, to: path)
    isOpen = false
    try Folder.sync(CaseLayout.folder(of: path))
    sha256 = hash
  }

  private func flush() throws(CustodyError) {
    digest.update(buffer)
    try file.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
