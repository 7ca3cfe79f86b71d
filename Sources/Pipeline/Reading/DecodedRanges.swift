/// Collects byte ranges of a decoded text that goes by in chunks, in one pass and without holding the text.
struct DecodedRanges {
  /// A range of bytes.
  struct Range: Hashable {
    var offset: Int64
    var length: Int64
    var end: Int64 { offset + length }
  }

  private let wanted: [Range]
  private var position: Int64 = 0
  /// Code units of UTF-16 before the position.
  private var units: Int64 = 0
  /// Index of the first range that isn't complete.
  private var first = 0
  private(set) var bytes: [Range: [UInt8]] = [:]
  /// Code units of UTF-16 before each range.
  private var unitsBefore: [Range: Int64] = [:]

  /// Makes a collector of ranges in any order.
  init(_ ranges: some Sequence<Range>) {
    wanted = Set(ranges).sorted { ($0.end, $0.offset) < ($1.end, $1.offset) }
  }

  /// Whether every range has been seen.
  var isComplete: Bool { first == wanted.count }

  /// Takes the next chunk of the decoded text.
  mutating func feed(_ chunk: [UInt8]) {
    let end = position + Int64(chunk.count)
    for range in wanted[first...] where range.offset < end && range.end > position {
      let from = Int(max(range.offset, position) - position)
      let to = Int(min(range.end, end) - position)
      bytes[range, default: []].append(contentsOf: chunk[from..<to])
      if range.offset >= position {
        unitsBefore[range] = units + Self.utf16Units(of: chunk[..<from])
      }
    }
    position = end
    units += Self.utf16Units(of: chunk[...])
    while first < wanted.count, wanted[first].end <= end { first += 1 }
  }

  /// Where a range's bytes stand in the file of UTF-16 that the text was decoded from; nil before its beginning was seen.
  func fileRange(of range: Range) -> Range? {
    guard let before = unitsBefore[range], let text = bytes[range] else { return nil }
    return Range(offset: 2 * before, length: 2 * Self.utf16Units(of: text[...]))
  }

  /// How many code units of UTF-16 a decoded text was: a replaced one was a single unit, as its replacement would be.
  ///
  /// - Complexity: O(n).
  static func utf16Units(of text: ArraySlice<UInt8>) -> Int64 {
    text.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : $1 >= 0xF0 ? 2 : 1) }
  }
}
