/// Looks at the first keys of an object to tell a record from what only wraps records, without reading it whole.
///
/// A wrapper's array comes after keys with plain values at most (`@odata.context`, `@odata.count`), so that a page of any
/// size is unwrapped with flat memory. A record is told by its first key that no wrapper has.
enum ValueProbe {
  /// What an object turned out to be.
  enum Kind: Equatable {
    /// A record, or anything else that is held whole.
    case record
    /// A wrapper, the tables of a query's answer or the hits of a search's; its elements begin at this index.
    case inside(WalkedContainer, elements: Int)
    /// A table with the names of its columns; its rows begin at this index.
    case rows(elements: Int, columns: [String])
    /// An error body of Microsoft Graph; it is held whole and read for its code.
    case graphError
    /// The bytes end before it can be told.
    case undecided
  }

  /// Keys whose array holds the records.
  private static let arrays = ["value", "records", "Records", "data", "events"]
  /// Keys with plain values that may stand before the array.
  private static let plain = [
    "count", "nextLink", "odata.metadata", "totalCount", "hasMoreData", "_shards", "took",
    "timed_out",
  ]

  /// First bytes of all these keys.
  private static let firstBytes: [UInt8] = Array("@vrRdecntThoi_".utf8)

  /// Probes the object that begins at an index of the bytes.
  ///
  /// - Complexity: O(1) for a record; O(k) in the bytes before a wrapper's array.
  static func probe(_ bytes: TextBytes, at start: Int) -> Kind {
    var reader = Reader(bytes: bytes, start: start, at: start + 1)
    return reader.read()
  }

  private struct Reader {
    let bytes: TextBytes
    let start: Int
    var at: Int

    var byte: UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func skipBlanks() {
      while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
    }

    mutating func read() -> Kind {
      while true {
        skipBlanks()
        guard let quote = byte else { return .undecided }
        guard quote == 0x22 else { return .record }
        let keyStart = at + 1
        switch skipString() {
        case .none: return mayBeWrapper(keyStart, bytes.count) ? .undecided : .record
        case .some(let keyEnd):
          guard mayBeWrapper(keyStart, keyEnd) else { return .record }
          skipBlanks()
          guard let colon = byte else { return .undecided }
          guard colon == 0x3A else { return .record }
          at += 1
          skipBlanks()
          guard let first = byte else { return .undecided }
          if let kind = kind(ofKey: keyStart..<keyEnd, valueBeginningWith: first) { return kind }
          guard skipPlainValue(first) else { return .undecided }
          skipBlanks()
          guard let next = byte else { return .undecided }
          guard next == 0x2C else { return .record }
          at += 1
        }
      }
    }

    /// What a key and the first byte of its value tell; nil when the value is plain and may be skipped.
    private func kind(ofKey key: Range<Int>, valueBeginningWith first: UInt8) -> Kind? {
      if first == 0x5B {
        if matches(key, "tables") || matches(key, "Tables") {
          return .inside(.tables, elements: at + 1)
        }
        return ValueProbe.arrays.contains { matches(key, $0) }
          ? .inside(.wrapper, elements: at + 1) : .record
      }
      if first == 0x7B {
        if matches(key, "error") || matches(key, "odata.error") { return .graphError }
        let isSearch = matches(key, "hits") || matches(key, "_shards")
        return isSearch ? SearchProbe.probe(bytes, at: start) : .record
      }
      return nil
    }

    private func matches(_ key: Range<Int>, _ name: String) -> Bool {
      key.count == name.utf8.count
        && zip(key, name.utf8).allSatisfy { index, byte in bytes[index] == byte }
    }

    /// Whether a key, as far as it is there, is one that a wrapper may have.
    private func mayBeWrapper(_ start: Int, _ end: Int) -> Bool {
      let count = Swift.min(end, bytes.count) - start
      // Nearly every record begins with a key that no wrapper has: one look at its first byte is enough.
      guard count == 0 || ValueProbe.firstBytes.contains(bytes[start]) else { return false }
      func agrees(_ name: String, asPrefix: Bool) -> Bool {
        let wanted = Swift.min(count, name.utf8.count)
        guard asPrefix || end == bytes.count || count == name.utf8.count else { return false }
        guard count <= name.utf8.count || asPrefix else { return false }
        return zip(start..<(start + wanted), name.utf8).allSatisfy { index, byte in
          bytes[index] == byte
        }
      }
      if agrees("@odata.", asPrefix: true) || agrees("@microsoft.graph.", asPrefix: true) {
        return true
      }
      return
        (ValueProbe.arrays + ValueProbe.plain + [
          "error", "odata.error", "tables", "Tables", "hits",
        ])
        .contains { agrees($0, asPrefix: false) }
    }

    /// Steps over a string whose opening quote is here; gives the index of its closing quote, nil when the bytes end.
    private mutating func skipString() -> Int? {
      at += 1
      while let byte {
        if byte == 0x22 {
          at += 1
          return at - 1
        }
        at += byte == 0x5C ? 2 : 1
      }
      at = Swift.min(at, bytes.count)
      return nil
    }

    /// Steps over a text, number or literal; false when the bytes end before it does.
    private mutating func skipPlainValue(_ first: UInt8) -> Bool {
      if first == 0x22 { return skipString() != nil }
      while let byte {
        if byte == 0x2C || byte == 0x7D || byte == 0x20 || byte == 0x0A || byte == 0x0D {
          return true
        }
        at += 1
      }
      return false
    }
  }
}
