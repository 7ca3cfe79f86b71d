/// SHA-256 of evidence and of records, for whoever cites them.
public struct EvidenceDigest {
  private var digest = Digest()

  /// Makes a digest of nothing yet.
  public init() {}

  /// Takes the next bytes.
  public mutating func update(_ bytes: [UInt8]) { digest.update(bytes) }

  /// The digest of what has passed so far: 64 hexadecimal digits in lower case.
  public func hex() -> String { digest.hex() }
}
