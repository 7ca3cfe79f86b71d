import EntraModel
import Testing

@testable import Custody

@Suite struct LikenessTests {
  private static let second = Instant.ticksPerSecond

  private func graph(
    _ id: String, _ ticks: Int64, actor: String = "a1", target: String = "t1",
    correlation: String = "c1", activity: String = "Update user", result: EventResult = .success
  ) -> SampleRecord {
    SampleRecord(
      id: id, ticks: ticks, source: .audit, activity: activity, result: result, actorID: actor,
      targetID: target, correlation: correlation)
  }

  private func unified(
    _ id: String, _ ticks: Int64, actor: String = "a1", target: String = "t1",
    correlation: String = "c1", activity: String = "Update user.", result: EventResult = .success
  ) -> SampleRecord {
    var record = graph(
      id, ticks / Self.second * Self.second, actor: actor, target: target,
      correlation: correlation, activity: activity, result: result)
    record.scheme = .unifiedAuditLog
    record.source = .unifiedAuditLog
    record.precision = .second
    return record
  }

  private func file(
    _ name: String, _ records: [SampleRecord], priority: Int = 0, owner: UInt64? = 1
  ) -> SampleFile {
    SampleFile(
      name: name, records: records, owner: owner.map { tenant($0) }, priority: priority,
      format: String(name.split(separator: ".").first ?? ""), salt: name)
  }

  private func events(_ files: [SampleFile]) throws -> [Event] {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.ingest(files, in: scratch)
    #expect(try casefile.verify().problems == [])
    return try casefile.allEvents()
  }

  @Test func `the unified audit log's record of an event is a copy of Graph's, whose id it gets`()
    throws
  {
    let instant = 5 * Self.second + 1_234_567
    for reversed in [false, true] {
      var files = [
        file("graph", [graph("Directory_1", instant)], priority: 9),
        file("unified", [unified("0f8fad5b-d9cb-469f-a165-70867728950e", instant)], priority: 1),
      ]
      if reversed { files.reverse() }
      let found = try events(files)
      #expect(found.map(\.id) == ["Directory_1"])
      #expect(found.map(\.furtherCopies) == [1])
      #expect(found.map(\.instant) == [Instant(ticks: instant)])
    }
  }

  @Test func `an event is found by the id of a further copy`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.ingest(
      [file("graph", [graph("Directory_1", 7)]), file("unified", [unified("u1", 7)])], in: scratch)
    #expect(try casefile.events(withID: "u1").map(\.id) == ["Directory_1"])
    let event = try #require(try casefile.allEvents().first)
    let copies = try casefile.copyRecords(ofEvent: event.key)
    #expect(copies.map(\.id) == ["Directory_1", "u1"])
    #expect(copies.map(\.isJoined) == [false, true])
    #expect(copies.flatMap(\.disagreements) == [])
    #expect(try casefile.copyCounts().joined == 1)
  }

  @Test func `two events of one export that look the same stay two, and are paired one to one`()
    throws
  {
    let found = try events([
      file("graph", [graph("g1", 10), graph("g2", 20)]),
      file("unified", [unified("u1", 10), unified("u2", 20)]),
      file("portal", [graph("", 10), graph("", 20)]),
      file("portal.2", [graph("", 20), graph("", 10)]),
    ])
    #expect(found.map(\.id) == ["g1", "g2"])
    #expect(found.map(\.furtherCopies) == [3, 3])
  }

  @Test func `records without an id that are the same in one file are as many events`() throws {
    let twice = [graph("", 10), graph("", 10)]
    let found = try events([file("portal", twice), file("portal.2", twice + [graph("", 10)])])
    #expect(found.map(\.furtherCopies) == [1, 1, 0])
    let ids = found.map(\.id)
    #expect(ids[1] == ids[0] + "-2")
    #expect(ids[2] == ids[0] + "-3")
  }

  @Test func `a third look-alike of one export is an event of its own`() throws {
    let found = try events([
      file("graph", [graph("g1", 10)]),
      file("unified", [unified("u1", 10), unified("u2", 10)]),
    ])
    #expect(found.map(\.id).sorted() == ["g1", "u2"])
  }

  @Test func `two exports whose records carry ids of one scheme are never joined by likeness`()
    throws
  {
    let found = try events([
      file("graph", [graph("g1", 10)]), file("monitor", [graph("g2", 10)]),
    ])
    #expect(found.map(\.id) == ["g1", "g2"])
  }

  @Test(arguments: [
    "actor", "target", "correlation", "activity", "seconds", "result", "tenant", "silent",
  ])
  func `records that contradict each other, or agree in nothing telling, stay apart`(
    _ what: String
  ) throws {
    var one = graph("g1", 10)
    var other = unified("u1", 10)
    var owner: UInt64 = 1
    switch what {
    case "actor": other.actorID = "a2"
    case "target": other.targetID = "t2"
    case "correlation": other.correlation = "c2"
    case "activity": other.activity = "Delete user."
    case "seconds": other.ticks = 3 * Self.second
    case "result": other.result = .failure
    case "tenant": owner = 2
    default:
      one.correlation = ""
      one.targetID = ""
    }
    #expect(
      try events([file("graph", [one]), file("unified", [other], owner: owner)]).count == 2)
  }

  @Test func `without a correlation id actor and target must agree, and the finer instants`() throws
  {
    var portal = graph("", 10, correlation: "")
    #expect(try events([file("graph", [graph("g1", 10)]), file("portal", [portal])]).count == 1)
    portal.ticks = 11
    #expect(try events([file("graph", [graph("g1", 10)]), file("portal", [portal])]).count == 2)
    portal.precision = .second
    #expect(try events([file("graph", [graph("g1", 10)]), file("portal", [portal])]).count == 1)
  }

  @Test func `a sign-in without an id is joined by account, application and address`() throws {
    var one = SampleRecord(
      id: "0f8fad5b-d9cb-469f-a165-70867728950e", ticks: 10, actorID: "a", application: "p",
      address: "192.0.2.1")
    var other = one
    other.id = ""
    other.source = .nonInteractiveSignIn
    other.precision = .second
    #expect(try events([file("graph", [one]), file("csv", [other])]).count == 1)
    other.address = "192.0.2.2"
    #expect(try events([file("graph", [one]), file("csv", [other])]).count == 2)
    one.id = "g"
    other.id = "g"
    #expect(try events([file("graph", [one]), file("csv", [other])]).count == 1)
  }

  @Test func `what copies disagree in is kept, counted, and shown with both values`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    var one = graph("g1", 10)
    one.address = "192.0.2.1"
    var other = unified("u1", 10)
    other.address = "192.0.2.2"
    var again = one
    again.result = .failure
    again.actor = "Ada@x.example"
    var same = again
    same.actor = "ada@X.example"
    same.result = .success
    try casefile.ingest(
      [
        file("graph", [one], priority: 0), file("unified", [other], priority: 1),
        file("monitor", [again], priority: 2), file("sentinel", [same], priority: 3),
      ], in: scratch)
    let event = try #require(try casefile.allEvents().first)
    let copies = try casefile.copyRecords(ofEvent: event.key)
    #expect(
      copies.map(\.disagreements) == [
        [], [Disagreement(field: "result", first: "success", copy: "failure")], [],
        [Disagreement(field: "ip", first: "192.0.2.1", copy: "192.0.2.2")],
      ])
    let counts = try casefile.copyCounts()
    #expect(counts.disagreeing == 1)
    #expect(counts.fields.map(\.name) == ["ip", "result"])
    #expect(counts.joined == 1)
  }

  @Test func `a log whose events are copies of another's still covers their time`() throws {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    try casefile.ingest(
      [
        file("graph", [graph("g1", 10), graph("g2", 20, correlation: "c2")]),
        file("unified", [unified("u1", 10), unified("u9", 5 * Self.second)]),
      ], in: scratch)
    let coverage = try casefile.facts(tool: "t", tenantNames: [:]).coverage
    #expect(coverage.map(\.source) == [.audit, .unifiedAuditLog])
    #expect(coverage.map(\.events) == [2, 2])
    #expect(coverage[1].first == Instant(ticks: 0))
    #expect(try casefile.eventCounts() == [.audit: 2, .unifiedAuditLog: 1])
    #expect(try casefile.verify().problems == [])
  }

  @Test func `an ingest that brings what was missing takes back a join that no longer holds`()
    throws
  {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let late = graph("g2", 10, target: "")
    var thin = unified("u1", 10)
    thin.targetName = "T"
    thin.targetID = ""
    try casefile.ingest([file("graph", [late]), file("unified", [thin])], in: scratch)
    #expect(try casefile.allEvents().map(\.id) == ["g2"])
    var better = graph("g1", 10, target: "")
    better.targetName = "T"
    try casefile.ingest([file("graph.2", [better])], in: scratch)
    #expect(try casefile.allEvents().map(\.id) == ["g1", "g2"])
    #expect(try casefile.allEvents().map(\.furtherCopies) == [1, 0])
    #expect(try casefile.verify().problems == [])
  }

  @Test func `ids that differ in case alone are one id`() throws {
    let found = try events([
      file("graph", [graph("Directory_0F8F_A", 10)]),
      file("monitor", [graph("Directory_0f8f_A", 10)]),
    ])
    #expect(found.map(\.furtherCopies) == [1])
  }

  @Test func `the unified audit log may round to the next second, under the same correlation id`()
    throws
  {
    let half = Self.second / 10 * 8
    var other = unified("u1", Self.second)
    #expect(
      try events([
        file("graph", [graph("g1", half)]), file("unified", [other]),
        file("portal", [graph("", half)]),
      ]).map(\.furtherCopies) == [2])
    other.correlation = ""
    #expect(try events([file("graph", [graph("g1", half)]), file("unified", [other])]).count == 2)
    other.correlation = "c1"
    other.ticks = 4 * Self.second
    #expect(try events([file("graph", [graph("g1", half)]), file("unified", [other])]).count == 2)
  }
}
