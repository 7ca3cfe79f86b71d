/// JSON under construction, as bytes.
struct JSONText {
  var bytes: [UInt8] = []

  /// Appends text as a JSON string.
  mutating func string(_ text: [UInt8]) {
    text.withTextBytes { string($0, 0..<text.count, isEscaped: false) }
  }

  /// Appends a run of bytes as a JSON string; with `isEscaped`, doubled quotes are single ones.
  ///
  /// - Complexity: O(n), whole runs at a time.
  mutating func string(_ text: TextBytes, _ range: Range<Int>, isEscaped: Bool) {
    bytes.append(0x22)
    var at = range.lowerBound
    while at < range.upperBound {
      let stop = ByteSearch.escape(text, at..<range.upperBound)
      if stop > at { text.append(at..<stop, to: &bytes) }
      guard stop < range.upperBound else { break }
      at = stop + 1
      let byte = text[stop]
      switch byte {
      case 0x22:
        bytes.append(0x5C)
        bytes.append(0x22)
        if isEscaped, at < range.upperBound, text[at] == 0x22 { at += 1 }
      case 0x5C:
        bytes.append(0x5C)
        bytes.append(0x5C)
      case 0x0A:
        bytes.append(0x5C)
        bytes.append(0x6E)
      case 0x0D:
        bytes.append(0x5C)
        bytes.append(0x72)
      default:
        let digits: [UInt8] = Array("0123456789abcdef".utf8)
        bytes.append(contentsOf: Array("\\u00".utf8))
        bytes.append(digits[Int(byte >> 4)])
        bytes.append(digits[Int(byte & 15)])
      }
    }
    bytes.append(0x22)
  }

  /// Whether the bytes from an index on are one whole object or array by their brackets and strings, with nothing behind it.
  ///
  /// Text that an attacker chose may begin with a bracket and close it early: it must not add keys to the record.
  func isOneValue(from start: Int, open: inout [UInt8]) -> Bool {
    open.removeAll(keepingCapacity: true)
    return bytes.withTextBytes { text in
      var at = start
      while at < text.count {
        switch text[at] {
        case 0x22:
          guard let end = JSONText.end(ofString: text, from: at + 1) else { return false }
          at = end
        case 0x7B: open.append(0x7D)
        case 0x5B: open.append(0x5D)
        case 0x7D, 0x5D:
          guard open.popLast() == text[at] else { return false }
          if open.isEmpty { return at == text.count - 1 }
        default: break
        }
        at += 1
      }
      return false
    }
  }

  /// Index of the quote that closes a string; nil when none does.
  private static func end(ofString text: TextBytes, from start: Int) -> Int? {
    var at = start
    while true {
      at = ByteSearch.escape(text, at..<text.count)
      guard at < text.count else { return nil }
      if text[at] == 0x22 { return at }
      at += text[at] == 0x5C ? 2 : 1
      if at >= text.count { return nil }
    }
  }
}
