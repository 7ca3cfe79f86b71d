internal import EntraModel

/// What a file is, seen from its first bytes: text in some encoding, or something that isn't read.
enum FileNature {
  /// Text that may hold JSON; the encoding as ``FileVerdict/encoding`` spells it.
  case json(encoding: String)
  /// Nothing but blanks so far.
  case blank(encoding: String)
  /// A table whose header is known.
  case table(TableHeader.Found, any TableFormat.Type, encoding: String)
  /// Files packed into one; the kind of archive.
  case archive(String)
  case refused(Slug, String, encoding: String)

  /// Bytes that are wanted before a nature is named, unless the file is shorter: a portal's header line fits in.
  static let wanted = 16_384

  /// First bytes of archives, with their kind.
  private static let archives: [(bytes: [UInt8], at: Int, kind: String)] = [
    ([0x1F, 0x8B], 0, "gzip"),
    (Array("PK\u{3}\u{4}".utf8), 0, "zip"),
    (Array("PK\u{5}\u{6}".utf8), 0, "zip"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], 0, "7z"),
    ([0x28, 0xB5, 0x2F, 0xFD], 0, "zstd"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], 0, "xz"),
    (Array("BZh".utf8), 0, "bzip2"),
    (Array("ustar".utf8), 257, "tar"),
  ]

  /// First bytes of files that are no text, with what to say of them.
  private static let signatures: [(bytes: [UInt8], at: Int, slug: Slug, name: String)] = [
    (Array("SQLite format 3\0".utf8), 0, .notText, "SQLite database"),
    (Array("ElfFile\0".utf8), 0, .notText, "Windows event log"),
    (Array("PAR1".utf8), 0, .notText, "Parquet file"),
    (Array("%PDF-".utf8), 0, .notText, "PDF document"),
    ([0xD0, 0xCF, 0x11, 0xE0], 0, .notText, "OLE document"),
  ]

  /// Names the nature of a file from its first bytes, at least ``wanted`` of them or all.
  static func of(_ head: [UInt8]) -> FileNature {
    for (bytes, at, kind) in archives
    where head.count >= at + bytes.count && head[at..<(at + bytes.count)].elementsEqual(bytes) {
      return .archive(kind)
    }
    for (bytes, at, slug, name) in signatures
    where head.count >= at + bytes.count && head[at..<(at + bytes.count)].elementsEqual(bytes) {
      return .refused(slug, "not text: \(name)", encoding: "utf-8")
    }
    let encoding = encoding(of: head)
    var decoder = TextDecoding(encoding: encoding)
    var text = decoder.feed(Array(head.prefix(wanted)), isFinal: false)[...]
    let whole = text
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    guard let first = text.first(where: { !isBlank($0) }) else { return .blank(encoding: encoding) }
    if first == 0x7B || first == 0x5B || first == 0xEF { return .json(encoding: encoding) }
    if !looksLikeText(text) {
      return .refused(.notText, "not text: binary data", encoding: encoding)
    }
    guard let found = TableHeader.find(in: whole, isWhole: head.count < wanted) else {
      return .refused(.notJSON, "neither JSON nor a table with a known header", encoding: encoding)
    }
    if let format = LogFormats.table(for: found.header) {
      return .table(found, format, encoding: encoding)
    }
    if let name = CSVHeaders.name(of: found.header) {
      return .refused(
        .notSupportedYet, "\(name): recognised, and not read by this version", encoding: encoding)
    }
    if found.header.names.count > 3 {
      let names = found.header.spellings.prefix(5).joined(separator: ", ")
      return .refused(
        .csvUnknownHeader,
        "a table that is no known log, or a portal's in a language that isn't known: \(names)",
        encoding: encoding)
    }
    return .refused(
      .notJSON, "neither JSON nor a table with a known header", encoding: encoding)
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  /// By the byte order mark, else by where the zeros of the first two characters lie.
  private static func encoding(of head: [UInt8]) -> String {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return "utf-8-bom" }
    if head.starts(with: [0xFF, 0xFE]) { return "utf-16le" }
    if head.starts(with: [0xFE, 0xFF]) { return "utf-16be" }
    guard head.count >= 4 else { return "utf-8" }
    switch (head[0] == 0, head[1] == 0, head[2] == 0, head[3] == 0) {
    case (false, true, false, true): return "utf-16le"
    case (true, false, true, false): return "utf-16be"
    default: return "utf-8"
    }
  }

  /// Well-formed UTF-8 but for a character cut at the end, with next to no control characters.
  private static func looksLikeText(_ bytes: ArraySlice<UInt8>) -> Bool {
    var (index, odd) = (bytes.startIndex, 0)
    while index < bytes.endIndex {
      let byte = bytes[index]
      let length: Int
      switch byte {
      case 0x00..<0x09, 0x0E..<0x20, 0x7F:
        odd += 1
        length = 1
      case ..<0x80: length = 1
      case 0xC2..<0xE0: length = 2
      case 0xE0..<0xF0: length = 3
      case 0xF0..<0xF5: length = 4
      default:
        odd += 1
        length = 1
      }
      if length > 1 {
        let rest = bytes[(index + 1)..<Swift.min(index + length, bytes.endIndex)]
        if !rest.allSatisfy({ $0 & 0xC0 == 0x80 }) { odd += 1 }
      }
      index += length
    }
    return odd * 50 <= bytes.count
  }
}
