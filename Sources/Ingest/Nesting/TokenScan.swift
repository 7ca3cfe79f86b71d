/// Finds where the values of a JSON text lie, by their number in the order in which they stand.
///
/// A tape knows each value's number and text but not a string's bytes. The scan looks at brackets and strings alone, as
/// ``RecordRepair`` does, so that it counts the same in a text whose damage was replaced.
enum TokenScan {
  /// The bytes of the value of a number, relative to the text: a string's with its quotes, of a bracket its own byte.
  ///
  /// Keys count like values. Nil when the text has no such value.
  ///
  /// - Complexity: O(n) in the bytes before the value's end.
  static func range(ofToken number: Int, in text: ArraySlice<UInt8>) -> Range<Int>? {
    var (at, token) = (text.startIndex, 0)
    while at < text.endIndex {
      let start = at
      switch text[at] {
      case 0x00, 0x09, 0x0A, 0x0D, 0x20, 0x2C, 0x3A, 0x5D, 0x7D:
        at += 1
        continue
      case 0x5B, 0x7B: at += 1
      case 0x22:
        at += 1
        while at < text.endIndex, text[at] != 0x22 { at += text[at] == 0x5C ? 2 : 1 }
        guard at < text.endIndex else { return nil }
        at += 1
      default:
        while at < text.endIndex, !isEnd(ofScalar: text[at]) { at += 1 }
      }
      if token == number { return (start - text.startIndex)..<(at - text.startIndex) }
      token += 1
    }
    return nil
  }

  private static func isEnd(ofScalar byte: UInt8) -> Bool {
    switch byte {
    case 0x00, 0x09, 0x0A, 0x0D, 0x20, 0x22, 0x2C, 0x3A, 0x5B, 0x5D, 0x7B, 0x7D: true
    default: false
    }
  }
}
