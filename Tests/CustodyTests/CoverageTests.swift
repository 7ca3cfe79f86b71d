import EntraModel
import Testing

@testable import Custody

@Suite struct CoverageTests {
  @Test func `coverage counts events by tenant, log and hour, undated ones without an hour`() throws
  {
    let scratch = try Scratch()
    let casefile = try scratch.newCase()
    let hour: Int64 = 3600 * Instant.ticksPerSecond
    let records = [
      SampleRecord(id: "1", ticks: 0), SampleRecord(id: "2", ticks: hour - 1),
      SampleRecord(id: "3", ticks: 5 * hour), SampleRecord(id: "4"),
      SampleRecord(id: "1", ticks: 0), SampleRecord(id: "5", ticks: -1),
      SampleRecord(id: "6", ticks: hour, source: .audit),
      SampleRecord(id: "7", ticks: hour, logTenant: tenant(9)),
    ]
    try casefile.ingest(
      [
        SampleFile(name: "a", records: records, owner: tenant(2)),
        SampleFile(name: "b", records: [SampleRecord(id: "1", ticks: 3)], owner: nil),
      ], in: scratch)
    let coverage = try casefile.facts(tool: "t", tenantNames: [:]).coverage
    #expect(coverage.map(\.tenant) == [tenant(2), tenant(2), tenant(9), nil])
    #expect(coverage.map(\.source) == [.audit, .signIn, .signIn, .signIn])
    #expect(coverage.map(\.events) == [1, 5, 1, 1])
    #expect(
      coverage[1].hours == [
        HourCount(hour: -1, events: 1), HourCount(hour: 0, events: 2),
        HourCount(hour: 5, events: 1),
      ])
    #expect(coverage[1].first == Instant(ticks: -1))
    #expect(coverage[1].last == Instant(ticks: 5 * hour))
    #expect(try casefile.eventCounts() == [.audit: 1, .signIn: 7])
  }
}
