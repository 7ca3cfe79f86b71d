/// Looks at the head of a table in a Log Analytics answer: the names of its columns, and where its rows begin.
enum TableProbe {
  /// Probes the object that begins at an index of the bytes; a record when it is no table.
  ///
  /// - Complexity: O(k) in the bytes before the rows.
  static func probe(_ bytes: TextBytes, at start: Int) -> ValueProbe.Kind {
    var columns: [String]?
    var at = start + 1
    while true {
      guard let key = string(bytes, &at) else { return undecided(bytes, at) }
      skip(bytes, &at)
      guard at < bytes.count else { return .undecided }
      guard bytes[at] == 0x3A else { return .record }
      at += 1
      skip(bytes, &at)
      guard at < bytes.count else { return .undecided }
      let name = Folding.word(key)
      if name == "rows" {
        guard bytes[at] == 0x5B, let columns else { return .record }
        return .rows(elements: at + 1, columns: columns)
      }
      let from = at
      guard skipValue(bytes, &at) else { return .undecided }
      if name == "columns" { columns = names(bytes.copy(from..<at)) }
      skip(bytes, &at)
      guard at < bytes.count else { return .undecided }
      guard bytes[at] == 0x2C else { return .record }
      at += 1
    }
  }

  /// The names in `[{"name":"TimeGenerated","type":"datetime"},...]`, also in older answers' spelling.
  private static func names(_ text: [UInt8]) -> [String] {
    let list = RecordParser().packed(in: text[...])
    return list?.elements.map { ($0["name"] ?? $0["ColumnName"])?.text ?? "" } ?? []
  }

  private static func undecided(_ bytes: TextBytes, _ at: Int) -> ValueProbe.Kind {
    at < bytes.count ? .record : .undecided
  }

  private static func skip(_ bytes: TextBytes, _ at: inout Int) {
    while at < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[at]) { at += 1 }
  }

  /// The text between quotes, its escapes left as they are; nil when there is none, or it isn't all there.
  private static func string(_ bytes: TextBytes, _ at: inout Int) -> TextBytes? {
    skip(bytes, &at)
    guard at < bytes.count, bytes[at] == 0x22 else { return nil }
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

  /// Steps over a value of any kind; false when the bytes end inside it.
  private static func skipValue(_ bytes: TextBytes, _ at: inout Int) -> Bool {
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case 0x22:
        guard string(bytes, &at) != nil else { return false }
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
}
