/// Steps over the members of an object without reading them, over bytes that may end anywhere.
struct JSONSkim {
  private let bytes: TextBytes
  /// Index of the next byte.
  private(set) var at: Int

  /// Begins at an index of the bytes.
  init(_ bytes: TextBytes, at: Int) {
    self.bytes = bytes
    self.at = at
  }

  /// Whether there is no byte left.
  var isAtEnd: Bool { at >= bytes.count }

  /// The next byte; nil at the end.
  var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

  /// Steps over one byte.
  mutating func step() { at += 1 }

  /// Steps over blanks.
  mutating func skipBlanks() {
    while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  /// Reads a key and its colon up to the value, its escapes left as they are; nil when there is none, or it isn't all there.
  mutating func key() -> TextBytes? {
    skipBlanks()
    guard let text = string() else { return nil }
    skipBlanks()
    guard byte == 0x3A else { return nil }
    at += 1
    skipBlanks()
    return isAtEnd ? nil : text
  }

  /// Steps over a comma; false when something else follows, or nothing.
  mutating func comma() -> Bool {
    skipBlanks()
    guard byte == 0x2C else { return false }
    at += 1
    return true
  }

  /// Steps over a value of any kind; false when the bytes end inside it.
  mutating func skipValue() -> Bool {
    var depth = 0
    while let byte {
      switch byte {
      case 0x22:
        guard string() != nil else { return false }
        if depth == 0 { return true }
        continue
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        if depth == 0 { return true }
        depth -= 1
        if depth == 0 {
          at += 1
          return true
        }
      case 0x2C where depth == 0: return true
      default: break
      }
      at += 1
    }
    return false
  }

  private mutating func string() -> TextBytes? {
    guard byte == 0x22 else { return nil }
    let from = at + 1
    var index = from
    while index < bytes.count, bytes[index] != 0x22 { index += bytes[index] == 0x5C ? 2 : 1 }
    guard index < bytes.count else {
      at = bytes.count
      return nil
    }
    at = index + 1
    return bytes.run(from, index - from)
  }
}
