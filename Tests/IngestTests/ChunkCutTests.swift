import EntraModel
import Testing

@testable import Ingest

/// Where a file is cut into chunks changes nothing in what is read.
@Suite struct ChunkCutTests {
  private static let ndjson =
    "\u{FEFF}" + Fixtures.signIn() + "\r\n"
    + Fixtures.audit(id: "é\\u00e9", targets: #"[{"id":"\\\"{["}]"#)
    + "\n{\"broken\": \"li\n" + Fixtures.audit(id: "b") + "\n"
    + Fixtures.audit(id: "cut").prefix(50)

  private static let pages =
    "{\"@odata.context\":\"https://x/$metadata#y\",\"value\":[" + Fixtures.audit(id: "a")
    + ",\n null,"
    + Fixtures.provisioning() + "],\"@odata.nextLink\":\"z\"}\n{\"value\":[" + Fixtures.signIn()
    + "]}\n[[],["
    + Fixtures.audit(id: "b") + "]] tail\n"

  static let samples: [[UInt8]] = [
    Array(ndjson.utf8), Array(pages.utf8),
    Array(#"{"error":{"code":"C","message":"m"}}"#.utf8) + Array("\n".utf8) + Array(pages.utf8),
    [0xFF, 0xFE] + utf16(Fixtures.audit(id: "😀") + "\n" + Fixtures.signIn()),
    utf16("[" + Fixtures.audit() + "]"),
    utf16(Fixtures.audit() + "\n", bigEndian: true),
  ]

  static func utf16(_ text: String, bigEndian: Bool = false) -> [UInt8] {
    text.utf16.flatMap { unit in
      let pair = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? pair.reversed() : pair
    }
  }

  /// The nature of a file is named from its first bytes; four of them let the cuts behind reach the walker.
  private static let head = 4

  @Test(arguments: samples.indices)
  func `a cut at any byte gives equal rows`(sample: Int) {
    let bytes = Self.samples[sample]
    for cut in 0...bytes.count {
      #expect(
        Reading(bytes, cuts: [cut], wantedHead: Self.head) == Self.wholes[sample], "cut at \(cut)")
    }
  }

  private static let wholes = samples.map { Reading($0) }

  @Test(arguments: samples.indices)
  func `a byte at a time gives equal rows`(sample: Int) {
    let bytes = Self.samples[sample]
    let cuts = Array(1..<bytes.count)
    #expect(Reading(bytes, cuts: cuts, wantedHead: Self.head) == Self.wholes[sample])
    #expect(Reading(bytes, cuts: cuts) == Self.wholes[sample])
  }

  @Test func `samples hold what they should`() {
    #expect(Self.wholes[0].ids.count == 3)
    #expect(Self.wholes[0].faultSlugs == [.badRecord, .truncated])
    #expect(Self.wholes[1].ids.count == 4)
    #expect(Self.wholes[3].ids.first == "😀")
    #expect(
      Self.wholes.map(\.encoding) == [
        "utf-8-bom", "utf-8", "utf-8", "utf-16le", "utf-16le", "utf-16be",
      ])
    #expect(Self.wholes.allSatisfy { $0.isBalanced })
  }

  @Test func `large files are cut into blocks that add up`() {
    let line = Array((Fixtures.signIn() + "\n").utf8)
    var bytes: [UInt8] = []
    while bytes.count < 9 << 20 { bytes += line }
    var splitter = RecordSplitter(options: IngestOptions())
    let blocks =
      splitter.feed(bytes, isFinal: false) + splitter.feed([], isFinal: true)
    #expect(blocks.count >= 4)
    #expect(blocks.reduce(0) { $0 + $1.records } == bytes.count / line.count)
    #expect(blocks.allSatisfy { $0.byteCount <= 3 << 20 })
  }
}
