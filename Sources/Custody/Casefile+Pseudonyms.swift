public import EntraModel

extension Casefile {
  private static let keyBytes = 32

  /// The key of this case's pseudonyms, made on first use: 32 random bytes, readable by the case's owner alone.
  ///
  /// Making it is a line of the ledger with the key's SHA-256; the key itself is in its file and nowhere else. A key that
  /// can't be read is an error and never replaced, since every pseudonym would change without a word.
  /// - Throws: `not-writable` when it must be made and the case was opened for reading, `changed` when it isn't a key,
  ///   `unreadable`, `unwritable`.
  public func pseudonymKey(now: Instant, operatorName: String) throws(CustodyError) -> [UInt8] {
    let file = CaseLayout.join(path, CaseLayout.pseudonyms)
    if FileStatus.ofPath(file) != nil {
      let bytes = try PosixFile.openForReading(file).read(at: 0, count: Self.keyBytes + 1)
      guard bytes.count == Self.keyBytes else {
        throw CustodyError(
          .changed, path: file, "is no key for pseudonyms: \(Self.keyBytes) bytes were expected")
      }
      return bytes
    }
    guard !isReadOnly else {
      throw CustodyError(.notWritable, path: path, "the case was opened for reading")
    }
    var generator = SystemRandomNumberGenerator()
    let key = (0..<Self.keyBytes).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let temporary = CaseLayout.join(path, CaseLayout.temporaryPrefix + CaseLayout.pseudonyms)
    Folder.remove(temporary)
    let made = try PosixFile.create(temporary, mode: 0o600)
    try made.write(key)
    try made.sync()
    try Folder.rename(temporary, to: file)
    try Folder.sync(path)
    try record(
      LedgerAction(
        name: "keyed",
        fields: [
          ("file", .text(CaseLayout.pseudonyms)), ("sha256", .text(Digest.hex(of: key))),
        ]), now: now, operatorName: operatorName)
    return key
  }
}
