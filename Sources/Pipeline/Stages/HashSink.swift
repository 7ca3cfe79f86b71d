internal import Custody
internal import EntraModel

/// Hashes exported bytes and keeps none of them.
final class HashSink: ByteSink {
  private static let bufferBytes = 1 << 18
  private var digest = EvidenceDigest()
  private var buffer: [UInt8] = []

  func write(_ bytes: Span<UInt8>) {
    for index in bytes.indices { buffer.append(bytes[index]) }
    if buffer.count >= Self.bufferBytes { flush() }
  }

  /// SHA-256 of everything, 64 hexadecimal digits.
  func sha256() -> String {
    flush()
    return digest.hex()
  }

  private func flush() {
    digest.update(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}
