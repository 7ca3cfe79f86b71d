/// Turns the bytes of an evidence file into UTF-8, chunk by chunk; the identity for files that are UTF-8.
///
/// A byte order mark is kept and becomes EF BB BF, so that offsets mean the same whoever decodes. A lone surrogate
/// becomes U+FFFD and is counted.
public struct TextDecoding: Sendable {
  private enum Order { case identity, little, big }

  private let order: Order
  private var pendingByte: UInt8?
  private var pendingSurrogate: UInt32?
  /// Code units that were no character and became U+FFFD.
  private(set) var replacements = 0
  /// Whether the last byte of the file was half a code unit.
  private(set) var endsInsideUnit = false

  /// Begins decoding; the encoding is one of `utf-8`, `utf-8-bom`, `utf-16le` and `utf-16be`.
  public init(encoding: String) {
    switch encoding {
    case "utf-16le": order = .little
    case "utf-16be": order = .big
    default: order = .identity
    }
  }

  /// Decodes the next bytes; code units cut by a chunk's end wait for the next chunk.
  ///
  /// - Complexity: O(n); a UTF-8 chunk is given back as it is, without a copy.
  public mutating func feed(_ chunk: [UInt8], isFinal: Bool) -> [UInt8] {
    guard order != .identity else { return chunk }
    var text: [UInt8] = []
    text.reserveCapacity(chunk.count / 2 + 8)
    var index = 0
    if let first = pendingByte, let second = chunk.first {
      take(unit(first, second), into: &text)
      pendingByte = nil
      index = 1
    }
    while index + 1 < chunk.count {
      take(unit(chunk[index], chunk[index + 1]), into: &text)
      index += 2
    }
    if index < chunk.count { pendingByte = chunk[index] }
    if isFinal {
      if pendingSurrogate != nil { replace(into: &text) }
      pendingSurrogate = nil
      endsInsideUnit = pendingByte != nil
      pendingByte = nil
    }
    return text
  }

  private func unit(_ first: UInt8, _ second: UInt8) -> UInt32 {
    order == .little
      ? UInt32(second) << 8 | UInt32(first) : UInt32(first) << 8 | UInt32(second)
  }

  private mutating func replace(into text: inout [UInt8]) {
    replacements += 1
    text.append(contentsOf: [0xEF, 0xBF, 0xBD])
  }

  private mutating func take(_ unit: UInt32, into text: inout [UInt8]) {
    if unit < 0x80, pendingSurrogate == nil {
      text.append(UInt8(unit))
      return
    }
    if let high = pendingSurrogate {
      pendingSurrogate = nil
      if (0xDC00..<0xE000).contains(unit) {
        put(0x10000 + (high - 0xD800) << 10 + (unit - 0xDC00), into: &text)
        return
      }
      replace(into: &text)
    }
    switch unit {
    case 0xD800..<0xDC00: pendingSurrogate = unit
    case 0xDC00..<0xE000: replace(into: &text)
    default: put(unit, into: &text)
    }
  }

  private func put(_ point: UInt32, into text: inout [UInt8]) {
    switch point {
    case ..<0x80:
      text.append(UInt8(point))
    case ..<0x800:
      text.append(UInt8(0xC0 | point >> 6))
      text.append(UInt8(0x80 | point & 0x3F))
    case ..<0x10000:
      text.append(UInt8(0xE0 | point >> 12))
      text.append(UInt8(0x80 | point >> 6 & 0x3F))
      text.append(UInt8(0x80 | point & 0x3F))
    default:
      text.append(UInt8(0xF0 | point >> 18))
      text.append(UInt8(0x80 | point >> 12 & 0x3F))
      text.append(UInt8(0x80 | point >> 6 & 0x3F))
      text.append(UInt8(0x80 | point & 0x3F))
    }
  }
}
