import EntraModel
import Testing

@testable import Ingest

/// Synchronization jobs as Graph answers them.
struct SyncJobSnapshotTests {
  private static let source = "aaaaaaaa-1111-4222-8333-00000000000a"
  private static let id =
    "Azure2Azure.aaaaaaaa11114222833300000000000a.5e5e5e5e-1111-4222-8333-444444444444"

  private func job(_ more: String = "", id: String = id) -> String {
    #"{"id":"\#(id)","templateId":"Azure2Azure","#
      + #""schedule":{"expiration":null,"interval":"PT40M","state":"Active"},"#
      + #""status":{"code":"Quarantine","quarantine":{"reason":"TooManyDeletes"},"#
      + #""lastExecution":{"state":"Failed","timeBegan":"2026-03-01T11:00:00Z","timeEnded":"0001-01-01T00:00:00Z"},"#
      + #""lastSuccessfulExecution":null}"# + more + "}"
  }

  @Test func `a job is a state of its source tenant's, and no policy`() throws {
    let reading = Reading(
      #"{"value":[\#(job(#","snapshotDateTime":"2026-03-02T08:00:00Z""#))]}"#)
    let event = try #require(reading.events.first)
    #expect(reading.formats == ["sync-job-snapshot": 1] && reading.isBalanced)
    #expect(event.source == .policySnapshot && event.id.isEmpty)
    #expect(event.instant?.description.hasPrefix("2026-03-02T08:00:00") == true)
    #expect(event.logTenant == GUID(Self.source))
    #expect(event.target.kind == .other && event.target.id == Self.id.lowercased())
    let states = event.detail?.changes.map { "\($0.name)=\($0.new ?? "")" }
    #expect(
      states == [
        "schedule.state=Active", "schedule.interval=PT40M", "status.code=Quarantine",
        "lastExecution.state=Failed", "lastExecution.timeBegan=2026-03-01T11:00:00Z",
        "quarantine.reason=TooManyDeletes",
      ])
  }

  @Test func `a job names its target where a setting of it does`() throws {
    let target = "bbbbbbbb-1111-4222-8333-00000000000b"
    let settings =
      #","synchronizationJobSettings":[{"name":"Other","value":"x"},{"name":"CompanyId","value":"\#(target)"}]"#
    let event = try #require(Reading(job(settings)).events.first)
    #expect(event.partnerTenant == GUID(target))
  }

  @Test func `a job without a time is kept and remarked`() {
    let reading = Reading(job())
    #expect(reading.events.map(\.instant) == [nil])
    #expect(reading.remarkSlugs == [.badDate])
  }

  @Test func `a job without an id is a fault`() {
    #expect(Reading(job(id: "")).faults.map(\.slug) == [.badRecord])
  }

  @Test func `the known keys of every hot way fit into one word`() {
    for format in LogFormats.selective { #expect(format.knownKeys.count <= 64, "\(format.name)") }
    #expect(RecordKeys(names: RecordKeys.names).rawValue.nonzeroBitCount == RecordKeys.names.count)
  }
}
