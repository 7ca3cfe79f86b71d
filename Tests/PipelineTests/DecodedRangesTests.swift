import Testing

@testable import Pipeline

@Suite struct `Decoded ranges` {
  @Test(arguments: [1, 2, 3, 7, 100]) func `ranges are collected whatever the size of the chunks`(size: Int) {
    let text = Array("abcdefghijklmnopqrstuvwxyz".utf8)
    let wanted = [(0, 3), (2, 4), (25, 1), (10, 10)].map {
      DecodedRanges.Range(offset: Int64($0.0), length: Int64($0.1))
    }
    var ranges = DecodedRanges(wanted)
    var start = 0
    while start < text.count {
      ranges.feed(Array(text[start..<min(start + size, text.count)]))
      start += size
    }
    #expect(ranges.isComplete)
    for range in wanted {
      #expect(ranges.bytes[range] == Array(text[Int(range.offset)..<Int(range.end)]))
    }
  }

  @Test func `a range beyond the end stays incomplete`() {
    var ranges = DecodedRanges([DecodedRanges.Range(offset: 2, length: 5)])
    ranges.feed([1, 2, 3])
    #expect(!ranges.isComplete)
  }
}
