import EntraModel
import Testing

@testable import Custody

@Suite struct DeduplicationTests {
  /// What exports can see of an event: everything but handles.
  private struct Seen: Equatable {
    var id: String
    var instant: Instant?
    var tenant: TenantID?
    var reason: String
    var file: String
    var offset: Int64
    var copies: Int
  }

  private func seen(_ casefile: Casefile) throws -> [Seen] {
    let inventory = try casefile.inventory()
    return try casefile.allEvents().map { event in
      Seen(
        id: event.id, instant: event.instant, tenant: event.logTenant, reason: event.reason,
        file: inventory.first { $0.id == event.place.evidence }?.path ?? "",
        offset: event.place.offset, copies: event.furtherCopies)
    }
  }

  @Test(arguments: 0..<12)
  func `the same files give the same events in any order and in any number of ingests`(
    _ seed: UInt64
  ) throws {
    var random = SplitMix(state: seed)
    let files = (0..<5).map { number -> SampleFile in
      let records = (0..<40).map { _ -> SampleRecord in
        let id = random.next(9) == 0 ? "" : "0f8fad5b-d9cb-469f-a165-0000000000" + random.hex2(40)
        return SampleRecord(
          id: random.next(4) == 0 ? "Directory_" + id : id,
          ticks: random.next(5) == 0 ? nil : Int64(random.next(6)),
          source: random.next(2) == 0 ? .audit : .signIn,
          category: random.next(2) == 0 ? "Policy" : "UserManagement", reason: "r\(random.next(99))"
        )
      }
      return SampleFile(
        name: "f\(number).json", records: records,
        owner: random.next(3) == 0 ? nil : tenant(random.next(2)), priority: Int(random.next(2)),
        salt: "\(number)")
    }
    let scratch = try Scratch()
    let once = try scratch.newCase("once")
    try once.ingest(files, in: scratch)
    let wanted = try seen(once)
    let wantedFiles = try once.inventory().map { [$0.events, $0.duplicates] }
    let wantedCoverage = try once.facts(tool: "t", tenantNames: [:]).coverage

    let shuffled = files.shuffled(using: &random)
    let twice = try scratch.newCase("twice")
    try twice.ingest(Array(shuffled.prefix(2)), in: scratch)
    try twice.ingest(Array(shuffled.dropFirst(2)), in: scratch)
    #expect(try seen(twice) == wanted)
    #expect(try twice.inventory().map { [$0.events, $0.duplicates] } == wantedFiles)
    #expect(try twice.facts(tool: "t", tenantNames: [:]).coverage == wantedCoverage)
    #expect(try twice.verify().problems == [])
    #expect(wanted == naive(files, try once.inventory()))
  }

  /// An obviously right twin: one event per (owner, source, id), first by (priority, SHA-256, offset), then sorted.
  private func naive(_ files: [SampleFile], _ inventory: [EvidenceFile]) -> [Seen] {
    struct Row {
      var seen: Seen
      var source: EventSource
      var priority: SourcePriority
      var format: Int
      var sha256: String
    }
    var groups: [String: [Row]] = [:]
    for file in files {
      guard let entry = inventory.first(where: { $0.path == "evidence/" + file.name }) else {
        continue
      }
      let batch = file.batch()
      var unnamed: [String: Int] = [:]
      for row in batch.rows {
        var id = batch.text(row[.id])
        if id.isEmpty {
          id = EventIdentity.id(of: row, text: { batch.text(row[$0]) })
          let number = unnamed[id, default: 0] + 1
          unnamed[id] = number
          if number > 1 { id += "-\(number)" }
        }
        let seen = Seen(
          id: id, instant: row.hasInstant ? Instant(ticks: row.ticks) : nil, tenant: file.owner,
          reason: batch.text(row[.reason]), file: entry.path, offset: row.offset, copies: 0)
        let key = "\(file.owner?.description ?? "-") \(row.source.rawValue) \(id)"
        groups[key, default: []].append(
          Row(
            seen: seen, source: row.source,
            priority: .derived(
              source: row.source, category: batch.text(row[.category]), activityKey: ""),
            format: file.priority, sha256: entry.sha256))
      }
    }
    var events: [Row] = []
    for group in groups.values {
      let sorted = group.sorted {
        ($0.format, $0.sha256, $0.seen.offset) < ($1.format, $1.sha256, $1.seen.offset)
      }
      guard var first = sorted.first else { continue }
      first.seen.copies = sorted.count - 1
      events.append(first)
    }
    return events.sorted { left, right in
      let (a, b) = (left.seen.instant, right.seen.instant)
      if a != b { return a.map { one in b.map { one < $0 } ?? true } ?? false }
      if left.priority != right.priority { return left.priority < right.priority }
      return (left.seen.id, left.sha256, left.seen.offset)
        < (right.seen.id, right.sha256, right.seen.offset)
    }.map(\.seen)
  }

  @Test func `the copy of the better format is cited, and all copies are listed, that one first`()
    throws
  {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let record = SampleRecord(id: "one", ticks: 7, reason: "worse")
    try casefile.ingest(
      [SampleFile(name: "a", records: [record], priority: 5)], in: scratch)
    #expect(try casefile.allEvents().map(\.reason) == ["worse"])
    let better = SampleRecord(id: "one", ticks: 7, reason: "better")
    let summary = try casefile.ingest(
      [SampleFile(name: "b", records: [better, better], priority: 1)], in: scratch)
    let event = try #require(try casefile.allEvents().first)
    #expect(event.reason == "better")
    #expect(event.furtherCopies == 2)
    #expect(summary.events == 1)
    let copies = try casefile.copies(ofEvent: event.key)
    #expect(copies.count == 3)
    #expect(copies.first == event.place)
    #expect(try casefile.inventory().map { [$0.events, $0.duplicates] } == [[0, 1], [1, 1]])
  }

  @Test func `files that turn out to have two owners stop being copies of each other`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let record = SampleRecord(id: "one", ticks: 7)
    try casefile.ingest(
      [
        SampleFile(name: "a", records: [record], salt: "a"),
        SampleFile(name: "b", records: [record], salt: "b"),
      ], in: scratch)
    #expect(try casefile.allEvents().count == 1)
    let session = try casefile.beginIngest()
    let ids = try casefile.inventory().map(\.id)
    try session.setOwner(ids[0], tenant: tenant(1), basis: .domains)
    try session.setOwner(ids[1], tenant: tenant(2), basis: .domains)
    #expect(try session.commit(now: now, operatorName: "Ada").changedCase)
    #expect(try casefile.allEvents().map(\.logTenant).contains(tenant(2)))
    #expect(try casefile.allEvents().count == 2)
    #expect(try casefile.verify().problems == [])
  }

  @Test func `a record without an id gets one that doesn't depend on its file`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let record = SampleRecord(ticks: 7, activity: "Add user.", actor: "a@b.c")
    var other = record
    other.activity = "Add  user"
    try casefile.ingest(
      [
        SampleFile(name: "a", records: [record], salt: "a"),
        SampleFile(name: "b", records: [other], salt: "b"),
      ], in: scratch)
    let events = try casefile.allEvents()
    #expect(events.count == 1)
    #expect(events.first?.id.hasPrefix("h-") == true)
    #expect(events.first?.id.utf8.count == 34)
  }
}

/// A small generator with a fixed seed.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func next(_ limit: UInt64) -> UInt64 { next() % limit }

  mutating func hex2(_ limit: UInt64) -> String {
    let digits = String(next(limit), radix: 16)
    return digits.utf8.count == 1 ? "0" + digits : digits
  }
}
