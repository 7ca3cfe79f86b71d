/// Looks at the head of a table in a Log Analytics answer: the names of its columns, and where its rows begin.
enum TableProbe {
  /// Probes the object that begins at an index of the bytes; a record when it is no table.
  ///
  /// - Complexity: O(k) in the bytes before the rows.
  static func probe(_ bytes: TextBytes, at start: Int) -> ValueProbe.Kind {
    var columns: [String]?
    var skim = JSONSkim(bytes, at: start + 1)
    while let key = skim.key() {
      let name = Folding.word(key)
      if name == "rows" {
        guard skim.byte == 0x5B, let columns else { return .record }
        return .rows(elements: skim.at + 1, columns: columns)
      }
      let from = skim.at
      guard skim.skipValue() else { return .undecided }
      if name == "columns" { columns = names(bytes.copy(from..<skim.at)) }
      guard skim.comma() else { break }
    }
    return skim.isAtEnd ? .undecided : .record
  }

  /// The names in `[{"name":"TimeGenerated","type":"datetime"},...]`, also in older answers' spelling.
  private static func names(_ text: [UInt8]) -> [String] {
    let list = RecordParser().packed(in: text[...])
    return list?.elements.map { ($0["name"] ?? $0["ColumnName"])?.text ?? "" } ?? []
  }
}
