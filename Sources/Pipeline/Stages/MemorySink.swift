internal import EntraModel

/// Takes exported bytes into memory, for the one export that goes to standard output.
final class MemorySink: ByteSink {
  /// The bytes so far.
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: Span<UInt8>) {
    self.bytes.reserveCapacity(self.bytes.count + bytes.count)
    for index in bytes.indices { self.bytes.append(bytes[index]) }
  }
}
