import EntraModel
import Foundation
import Testing

@testable import Ingest

/// The labelled scenarios and samples of the shared folder: counts, ids and owners.
@Suite(.enabled(if: SharedFolder.has("scenarios"), "the shared folder isn't beside the package"))
struct ScenarioTests {
  /// Exporters whose files are Graph's own objects.
  private static let exporters = ["graph", "msgraph-ndjson", "extractor"]

  private struct Scenario {
    var name: String
    var expected: [String: Any]

    var eventIDs: [String] {
      (expected["events"] as? [[String: Any]] ?? []).compactMap { $0["id"] as? String }
    }
    var tenants: [String: (id: String, domain: String)] {
      (expected["tenants"] as? [String: [String: Any]] ?? [:]).compactMapValues { tenant in
        guard let id = tenant["id"] as? String, let domain = tenant["domain"] as? String else {
          return nil
        }
        return (id, domain)
      }
    }

    func format(_ name: String) -> [String: Any]? {
      (expected["per_format"] as? [String: [String: Any]])?[name]
    }
  }

  private func scenarios() throws -> [Scenario] {
    try SharedFolder.files(below: "scenarios").filter { $0.hasSuffix("/expected.json") }.map {
      path in
      let data = Data(try SharedFolder.bytes("scenarios/\(path)"))
      let expected = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      return Scenario(name: String(path.prefix { $0 != "/" }), expected: expected ?? [:])
    }
  }

  @Test func `every file of a Graph exporter has the records that the scenario says`() throws {
    for scenario in try scenarios() {
      for exporter in Self.exporters {
        guard let format = scenario.format(exporter), let files = format["files"] as? [String: Int]
        else { continue }
        var ids: Set<String> = []
        for (file, count) in files.sorted(by: { $0.key < $1.key }) {
          let path = "scenarios/\(scenario.name)/\(exporter)/logs/\(file)"
          guard SharedFolder.has(path) else { continue }
          let reading = try Reading(SharedFolder.bytes(path))
          // Rows of exporters that a later version reads lie beside Graph's files in some scenarios.
          if file.hasSuffix(".csv") { continue }
          #expect(reading.records == count, "\(path)")
          #expect(reading.faults.isEmpty, "\(path)")
          #expect(reading.remarks.isEmpty, "\(path)")
          #expect(reading.isBalanced, "\(path)")
          #expect(reading.refused == 0, "\(path)")
          ids.formUnion(reading.ids)
        }
        let missing = Set(format["not_carried"] as? [String] ?? [])
        let wanted = scenario.eventIDs.filter { !missing.contains($0) }
        #expect(wanted.allSatisfy { ids.contains($0) }, "\(scenario.name)/\(exporter)")
      }
    }
  }

  @Test func `the owner of every Graph file is the tenant of its folder`() throws {
    for scenario in try scenarios() {
      let owners = Dictionary(
        scenario.tenants.values.map { ($0.domain, $0.id) }, uniquingKeysWith: { first, _ in first })
      let folder = "scenarios/\(scenario.name)/graph/logs"
      let files = SharedFolder.files(below: folder).filter {
        $0.contains("/") && $0.hasSuffix(".json")
      }
      var votes: [EvidenceID: OwnerVotes] = [:]
      for (index, file) in files.enumerated() {
        votes[EvidenceID(Int64(index))] = try Reading(SharedFolder.bytes("\(folder)/\(file)")).votes
      }
      let resolved = OwnerResolution.resolve(votes, option: [:], ownTenants: [])
      for (index, file) in files.enumerated() {
        let domain = String(file.prefix { $0 != "/" })
        let wanted = owners[domain].flatMap { GUID($0) }
        #expect(
          resolved[EvidenceID(Int64(index))]?.tenant == wanted, "\(scenario.name) \(file)")
      }
      let names = OwnerResolution.tenantNames(Array(votes.values))
      for (tenant, name) in names {
        #expect(owners[name].flatMap { GUID($0) } == tenant, "\(scenario.name) \(name)")
      }
    }
  }

  @Test func `every record reads again to the event that it gave`() throws {
    for scenario in try scenarios() {
      let folder = "scenarios/\(scenario.name)/graph/logs"
      for file in SharedFolder.files(below: folder) where file.hasSuffix("_001.json") {
        let bytes = try SharedFolder.bytes("\(folder)/\(file)")
        for event in Reading(bytes).events {
          let (from, count) = (Int(event.place.offset), Int(event.place.length))
          let record = Array(bytes[from..<(from + count)])
          var again = IngestStage.event(fromRecord: record, place: event.place)
          if event.detail == nil { again?.detail = nil }
          #expect(again == event, "\(scenario.name) \(file) \(event.id)")
        }
      }
    }
  }

  /// An event without what only its exporter knows: where it lies, whose log it says it is, and the last digit of its
  /// time, which Log Analytics cuts.
  private func essence(_ event: Event) -> Event {
    var event = event
    event.place = EvidencePlace(
      evidence: EvidenceID(0), record: 0, line: 0, offset: 0, length: 0)
    event.logTenant = nil
    event.precision = .unknown
    event.instant = event.instant.map { Instant(ticks: $0.ticks - $0.ticks % 10) }
    return event
  }

  private func events(_ scenario: String, _ exporter: String) throws -> [Event] {
    let folder = "scenarios/\(scenario)/\(exporter)/logs"
    return try SharedFolder.files(below: folder).filter { $0.hasSuffix("json") }.flatMap { file in
      try Reading(SharedFolder.bytes("\(folder)/\(file)")).events
    }
  }

  @Test(arguments: ["msgraph-ndjson", "extractor", "azmon", "elastic", "sentinel"])
  func `an event is the same whoever exported it`(exporter: String) throws {
    for scenario in try scenarios() {
      let graph = Dictionary(
        try events(scenario.name, "graph").map { ("\($0.source)\($0.id)", essence($0)) },
        uniquingKeysWith: { first, _ in first })
      for event in try events(scenario.name, exporter) {
        let twin = try #require(
          graph["\(event.source)\(event.id)"], "\(scenario.name)/\(exporter) \(event.id)")
        #expect(essence(event) == twin, "\(scenario.name)/\(exporter) \(event.id)")
      }
    }
  }

  @Test func `samples of other projects are read or named, and none is guessed at`() throws {
    let folder = "samples"
    for file in SharedFolder.files(below: folder) where file.hasSuffix("json") {
      let reading = try Reading(SharedFolder.bytes("\(folder)/\(file)"))
      #expect(reading.isBalanced, "\(file)")
      #expect(reading.faults.isEmpty, "\(file)")
      #expect(!reading.formats.isEmpty, "\(file)")
      // Records of rule tests are cut down to what the rule asks for.
      for event in reading.events where !file.hasPrefix("panther") {
        let isWhole = !event.id.isEmpty && !event.activity.isEmpty
        #expect(isWhole, "\(file):\(event.place.line) \(event.id) \(event.activity)")
      }
      let isRead =
        reading.refused < reading.records || reading.refusedReason != .notSupportedYet
      #expect(isRead, "\(file)")
    }
    for file in SharedFolder.files(below: folder) where file.hasSuffix(".csv") {
      let reading = try Reading(SharedFolder.bytes("\(folder)/\(file)"))
      #expect(reading.isBalanced, "\(file)")
      #expect(reading.faults.isEmpty && reading.remarks.isEmpty, "\(file)")
      #expect((reading.records == 0) == file.hasSuffix(".header.csv"), "\(file)")
    }
  }
}
