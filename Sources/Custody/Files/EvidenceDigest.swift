internal import Crypto

/// SHA-256 of evidence and of records, for whoever cites them.
public struct EvidenceDigest: Sendable {
  private var hasher = SHA256()

  /// Makes a digest of nothing yet.
  public init() {}

  /// Takes the next bytes.
  public mutating func update(_ bytes: [UInt8]) {
    unsafe bytes.withUnsafeBytes { buffer in unsafe hasher.update(bufferPointer: buffer) }
  }

  /// The digest of what has passed so far: 64 hexadecimal digits in lower case.
  public func hex() -> String {
    hasher.finalize().map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }
}
