/// The header of a table: which columns it has, and what parts them.
///
/// Names are compared folded: trimmed, runs of blanks as one, in lower case. Exporters leave trailing blanks, double
/// blanks and doubled columns behind; of a doubled column the first counts.
struct TableHeader: Sendable, Equatable {
  /// The byte between cells: comma, semicolon or tab.
  var separator: UInt8
  /// Names as the exporter spells them, trimmed, in order.
  var spellings: [String]
  /// The same folded; a doubled name is empty from its second time on.
  private(set) var names: [String] = []
  /// Folded names that stand there more than once, in order.
  private(set) var doubled: [String] = []
  private var columns: [String: Int] = [:]
  /// The language of a portal's header that isn't English; nil when it is, or isn't a portal's.
  private(set) var language: String?
  /// Columns of such a header that aren't known, as they are spelled.
  private(set) var untranslated: [String] = []

  init(separator: UInt8, spellings: [String]) {
    self.separator = separator
    self.spellings = spellings
    let translation = PortalHeaders.translation(of: spellings)
    language = translation?.language
    untranslated = translation?.unknown ?? []
    for (index, spelling) in spellings.enumerated() {
      let name = translation?.names[index] ?? Self.folded(spelling)
      if name.isEmpty || columns[name] != nil {
        if !name.isEmpty, !doubled.contains(name) { doubled.append(name) }
        names.append("")
      } else {
        columns[name] = index
        names.append(name)
      }
    }
  }

  /// The index of a column by its folded name.
  func column(_ name: String) -> Int? { columns[name] }

  /// Whether all of these columns are there.
  func has(_ names: String...) -> Bool { names.allSatisfy { columns[$0] != nil } }

  /// A name trimmed, with runs of blanks as one, in lower case.
  static func folded(_ name: String) -> String {
    name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// A header that was found at the beginning of a text, and where the rows begin behind it.
  struct Found: Sendable {
    var header: TableHeader
    /// The header line as it stands, without its line break: it may stand in the file again.
    var line: [UInt8]
    /// Bytes before the first row.
    var length: Int
    /// Lines before the first row.
    var lines: Int64
  }

  /// Finds the header of a table: the first line that isn't blank, `#TYPE ..` or `sep=..`.
  ///
  /// - Returns: Nil when the text has no line with two cells there, when a carriage return stands inside of it, or when the
  ///   text ends inside of it and `isWhole` is false.
  static func find(in text: ArraySlice<UInt8>, isWhole: Bool) -> Found? {
    var at = text.startIndex
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { at += 3 }
    var (lines, declared): (Int64, UInt8?) = (0, nil)
    while at < text.endIndex {
      let line = text[at...].prefix { $0 != 0x0A }
      let trimmed = line.last == 0x0D ? line.dropLast() : line
      let isPreamble = trimmed.allSatisfy { $0 == 0x20 || $0 == 0x09 } || isDirective(trimmed)
      guard isPreamble, line.endIndex < text.endIndex else { break }
      if trimmed.count == 5, trimmed.starts(with: Array("sep=".utf8)) { declared = trimmed.last }
      lines += 1
      at = line.endIndex + 1
    }
    let rest = Array(text[at...])
    guard
      let separator = declared ?? separator(of: rest),
      let end = rowEnd(rest, separator, isWhole: isWhole)
    else { return nil }
    let line = Array(rest[..<end.content])
    var cells = RowCells()
    let spellings = line.withTextBytes { bytes in
      cells.read(bytes, 0..<line.count, separator: separator)
      return (0..<cells.count).map { trimmedText(cells.text($0, in: bytes)) }
    }
    // Lines that end in carriage returns alone would make one header of the whole file, and its rows would be lost.
    guard spellings.count > 1, !line.contains(0x0D) else { return nil }
    let newlines = Int64(line.count { $0 == 0x0A }) + (end.next > end.content ? 1 : 0)
    return Found(
      header: TableHeader(separator: separator, spellings: spellings), line: line,
      length: at - text.startIndex + end.next, lines: lines + newlines)
  }

  private static func trimmedText(_ text: String) -> String {
    let kept = text.drop(while: \.isWhitespace)
    guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(kept[...last])
  }

  private static func isDirective(_ line: ArraySlice<UInt8>) -> Bool {
    line.starts(with: Array("#TYPE ".utf8))
      || (line.count == 5 && line.starts(with: Array("sep=".utf8)))
  }

  /// The separator that the first line has most of, outside of quotes.
  private static func separator(of text: [UInt8]) -> UInt8? {
    var counts: [UInt8: Int] = [:]
    var isQuoted = false
    for byte in text {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == 0x0A { break }
      if byte == 0x2C || byte == 0x3B || byte == 0x09 { counts[byte, default: 0] += 1 }
    }
    // A comma goes before the others on a tie: it is what exporters write.
    return [0x2C, 0x3B, 0x09].max { (counts[$0] ?? 0) < (counts[$1] ?? 0) }
      .flatMap { (counts[$0] ?? 0) > 0 ? $0 : nil }
  }

  private static func rowEnd(
    _ text: [UInt8], _ separator: UInt8, isWhole: Bool
  ) -> (content: Int, next: Int)? {
    var scan = RowScan(separator: separator)
    return text.withTextBytes { bytes in
      guard let end = scan.end(of: bytes, from: 0, isFinal: isWhole), !scan.isQuoted else {
        return nil
      }
      let hasReturn = end > 0 && bytes[end - 1] == 0x0D
      return (hasReturn ? end - 1 : end, Swift.min(end + 1, bytes.count))
    }
  }
}
