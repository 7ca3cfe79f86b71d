/// Collects byte ranges of a decoded text that goes by in chunks, in one pass and without holding the text.
struct DecodedRanges {
  /// A range of the decoded text.
  struct Range: Hashable {
    var offset: Int64
    var length: Int64
    var end: Int64 { offset + length }
  }

  private let wanted: [Range]
  private var position: Int64 = 0
  /// Index of the first range that isn't complete.
  private var first = 0
  private(set) var bytes: [Range: [UInt8]] = [:]

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
    }
    position = end
    while first < wanted.count, wanted[first].end <= end { first += 1 }
  }
}
