import EntraModel
import Testing

@testable import Ingest

@Suite struct RecordRepairTests {
  private func reading(_ id: [UInt8]) -> Reading {
    let parts = Fixtures.audit(id: "MARK").split(separator: "MARK", maxSplits: 1)
    return Reading(Array(parts[0].utf8) + id + Array(parts[1].utf8))
  }

  @Test func `lone surrogates become a replacement and pairs stay`() {
    let found = reading(Array(#"\ud800 \udc00 \ud83d\ude00 \\ud800"#.utf8))
    #expect(found.ids == ["\u{FFFD} \u{FFFD} 😀 \\ud800"])
    #expect(found.remarkSlugs == [.encoding])
    #expect(found.remarks.first?.message.hasPrefix("2 unpaired surrogates") == true)
  }

  @Test func `raw NUL bytes are replaced and remarked`() {
    let found = reading([0x61, 0x00, 0x62])
    #expect(found.ids == ["a\u{FFFD}b"])
    #expect(found.remarkSlugs == [.nulBytes])
  }

  @Test func `a raw tab is kept as text`() {
    let found = reading(Array("a\tb".utf8))
    #expect(found.ids == ["a\tb"])
    #expect(found.remarkSlugs == [.encoding])
  }

  @Test func `ill-formed UTF-8 is replaced byte by byte`() {
    let found = reading([0x61, 0xFF, 0xC3, 0x28, 0xED, 0xA0, 0x80, 0xC3, 0xA9])
    #expect(found.ids.first?.hasPrefix("a\u{FFFD}\u{FFFD}(") == true)
    #expect(found.ids.first?.hasSuffix("é") == true)
    #expect(found.remarkSlugs == [.encoding])
  }

  @Test func `damage to the structure stays a fault`() {
    for record in [
      #"{"id":"a" "x":1}"#, #"{"id":"a",}"#, #"{"id":tru}"#, #"{"id":"\q"}"#, #"{"a":[1}"#,
    ] {
      let reading = Reading(record + "\n" + Fixtures.audit(id: "next"))
      #expect(reading.faultSlugs == [.badRecord], "\(record)")
      #expect(reading.ids == ["next"])
    }
  }

  @Test func `no damage of bytes unbalances the count or stops the reading`() {
    var random = SplitterTwinTests.Seeded(state: 0xDA3A6E)
    let odd: [UInt8] = Array("\"\\{}[],:\n\u{0} 0u".utf8) + [0xFF, 0xC3]
    for bytes in ChunkCutTests.samples {
      for _ in 0..<300 {
        var damaged = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          let at = Int.random(in: 0..<damaged.count, using: &random)
          switch Int.random(in: 0..<3, using: &random) {
          case 0: damaged[at] = odd.randomElement(using: &random) ?? 0
          case 1: damaged.remove(at: at)
          default: damaged.insert(odd.randomElement(using: &random) ?? 0, at: at)
          }
        }
        let reading = Reading(damaged)
        #expect(reading.isBalanced)
        #expect(reading.records >= reading.events.count)
        let cut = Int.random(in: 0...damaged.count, using: &random)
        #expect(Reading(damaged, cuts: [cut]) == reading)
      }
    }
  }

  @Test func `nothing to repair is nothing repaired`() {
    #expect(RecordRepair.repair(Array(Fixtures.signIn().utf8)[...]) == nil)
  }
}
