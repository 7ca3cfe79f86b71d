import EntraModel
import Testing

@testable import Custody

/// Random incidents, told by exporters that leave out, cut and repeat, against what really happened.
@Suite struct LikenessTwinTests {
  private static let second = Instant.ticksPerSecond

  /// What happened, as its exporters may tell it.
  private struct Truth {
    var number: Int
    var record: SampleRecord
  }

  /// A made-up incident: few people, few acts, few seconds, so that look-alikes abound.
  private func truths(_ random: inout SplitMix, lookAlikes: Bool) -> [Truth] {
    (0..<60).map { number in
      let ticks = Int64(random.next(12)) * Self.second + Int64(random.next(9_999_999))
      return Truth(
        number: number,
        record: SampleRecord(
          ticks: ticks, source: .audit,
          activity: random.next(2) == 0 ? "Update user" : "Add member to role",
          actorID: "a\(random.next(2))", targetID: "t\(random.next(3))",
          correlation: lookAlikes ? "c\(random.next(4))" : "c\(number)"))
    }
  }

  private func told(_ truth: Truth, by side: Int) -> SampleRecord {
    var record = truth.record
    record.reason = "\(truth.number)"
    switch side {
    case 0:
      record.id = "Directory_\(truth.number)"
    case 1:
      record.id = "u\(truth.number)"
      record.source = .unifiedAuditLog
      record.scheme = .unifiedAuditLog
      record.precision = .second
      record.ticks = (record.ticks ?? 0) / Self.second * Self.second
      record.activity += "."
    default: break
    }
    return record
  }

  private func files(_ truths: [Truth], _ random: inout SplitMix) -> [SampleFile] {
    [0, 0, 1, 1, 2, 2].enumerated().map { number, side in
      let held = truths.filter { _ in random.next(4) > 0 }.shuffled(using: &random)
      return SampleFile(
        name: "f\(number)", records: held.map { told($0, by: side) }, owner: tenant(1),
        priority: side, format: "format\(side)", salt: "\(number)")
    }
  }

  private func parts(_ casefile: Casefile) throws -> [[String]] {
    let names = Dictionary(
      uniqueKeysWithValues: try casefile.inventory().map { ($0.id, $0.path) })
    return try casefile.allEvents().map { event in
      try casefile.copyRecords(ofEvent: event.key).map { copy in
        (names[copy.place.evidence] ?? "") + ":\(copy.place.record)"
      }
    }
  }

  @Test(arguments: 0..<20)
  func `events that can be told apart are joined exactly as they happened`(_ seed: UInt64) throws {
    var random = SplitMix(state: seed)
    let truths = truths(&random, lookAlikes: false)
    let files = files(truths, &random)
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.ingest(files, in: scratch)
    let seen = Set(files.flatMap(\.records).map(\.reason))
    let found = try casefile.allEvents()
    #expect(Set(found.map(\.reason)) == seen)
    #expect(found.count == seen.count)
    let copies = Dictionary(grouping: files.flatMap(\.records), by: \.reason)
    for event in found { #expect(event.furtherCopies + 1 == copies[event.reason]?.count) }
    #expect(try casefile.verify().problems == [])
  }

  @Test(arguments: 0..<20)
  func `look-alikes give the same events in any order of files and in any number of ingests`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix(state: seed &+ 1000)
    let files = files(truths(&random, lookAlikes: true), &random)
    let scratch = try Scratch()
    let once = try scratch.newCase("once")
    try once.ingest(files, in: scratch)
    let wanted = try parts(once)
    let shuffled = files.shuffled(using: &random)
    let later = try scratch.newCase("later")
    for file in shuffled { try later.ingest([file], in: scratch) }
    #expect(try parts(later) == wanted)
    #expect(try later.copyCounts() == once.copyCounts())
    #expect(
      try later.inventory().map { [$0.events, $0.duplicates] }
        == once.inventory().map { [$0.events, $0.duplicates] })
    #expect(try later.verify().problems == [])
    try check(wanted, files, try once.inventory())
  }

  /// What must hold of every joined event, said without the rooms' own words: no two ids of one scheme, no field that
  /// contradicts, and nothing left apart that could have been paired.
  private func check(_ parts: [[String]], _ files: [SampleFile], _ inventory: [EvidenceFile]) throws
  {
    var records: [String: (record: SampleRecord, side: String)] = [:]
    for file in files {
      for (index, record) in file.records.enumerated() {
        records["evidence/\(file.name):\(index + 1)"] = (record, file.format)
      }
    }
    let events = parts.map { $0.compactMap { records[$0] } }
    #expect(events.flatMap { $0 }.count == files.reduce(0) { $0 + $1.records.count })
    for event in events {
      for side in ["format0", "format1"] {
        #expect(Set(event.filter { $0.side == side }.map(\.record.id)).count <= 1)
      }
      let first = try #require(event.first).record
      for copy in event.map(\.record) { #expect(isOne(first, copy)) }
    }
    // A pair of events with no side in common that look alike would have been joined.
    for (index, one) in events.enumerated() {
      for other in events[(index + 1)...]
      where Set(one.map(\.side)).isDisjoint(with: other.map(\.side)) {
        let alike = one.allSatisfy { left in other.allSatisfy { isOne(left.record, $0.record) } }
        #expect(!alike, "\(one) \(other)")
      }
    }
  }

  private func isOne(_ left: SampleRecord, _ right: SampleRecord) -> Bool {
    let (one, other) = (left.ticks ?? 0, right.ticks ?? 0)
    let activity = { (text: String) in text.hasSuffix(".") ? String(text.dropLast()) : text }
    let isCut = left.precision == .second || right.precision == .second
    let isNear = isCut && abs(one - other) <= 2 * Self.second
    return (one / Self.second == other / Self.second || isNear)
      && activity(left.activity) == activity(right.activity)
      && left.actorID == right.actorID && left.targetID == right.targetID
      && left.correlation == right.correlation
  }
}
