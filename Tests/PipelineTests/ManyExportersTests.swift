import Custody
import EntraModel
import Foundation
import Testing

@testable import Pipeline

/// Incidents that several exporters tell, from the folder of samples beside the package; skipped where it is missing.
@Suite struct ManyExportersTests {
  private static let scenarios =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("shared/scenarios").path
  private static let exporters = [
    "azmon", "elastic", "extractor", "graph", "mixed", "msgraph-ndjson", "portal", "sentinel",
    "ual",
  ]

  static func hasScenario(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: scenarios + "/" + name)
  }

  /// What doesn't depend on how often a record was exported.
  private struct Told: Equatable {
    var events: [String] = []
    var edges: [String] = []
    var findings: [String] = []
  }

  private func told(_ path: String) throws -> Told {
    let casefile = try Casefile.open(at: path, readOnly: true)
    var told = Told()
    let cursor = try casefile.events(EventFilter())
    while let event = try cursor.next() {
      told.events.append(
        "\(event.id) \(event.instant?.description ?? "") \(event.logTenant?.description ?? "") "
          + "\(event.source.name) \(event.activityKey) \(event.actor.id) \(event.target.id)")
    }
    told.edges = try casefile.graph().edges.map { edge in
      "\(edge.id) \(edge.kind) \(edge.from.text) \(edge.to.text) \(edge.failures) "
        + edge.acts.map { "\($0.instant?.description ?? "") \($0.verb) \($0.quality)" }.joined()
    }
    told.findings = try casefile.findings().map { finding in
      "\(finding.id) \(finding.rule) \(finding.severity) \(finding.confidence) \(finding.status) "
        + finding.path.map { "\($0.edgeID) \($0.state)" }.joined(separator: ", ")
    }
    return told
  }

  private func investigate(_ paths: [String], into path: String) async throws -> Told {
    let own = try #require(GUID("bbbbbbbb-0000-4000-8000-00000000000b"))
    _ = try await Investigation.run(
      CaseRequest(path: path, title: "An incident", ownTenants: [own]),
      evidence: EvidenceRequest(paths: paths), exports: ExportRequest(),
      context: InvestigationRuns.context())
    return try told(path)
  }

  /// Whose export a file is, by its path in the case; the mixed folder has a folder for each.
  private func exporter(_ path: String) -> String {
    let parts = path.split(separator: "/").map { String($0) }
    return parts[1] == "mixed" ? parts[3] : parts[1]
  }

  @Test(.enabled(if: hasScenario("S01")))
  func `nine exports of one incident give what one gives, with every provenance`() async throws {
    let folder = try TemporaryFolder()
    let root = Self.scenarios + "/S01/"
    let alone = try await investigate([root + "graph"], into: folder("alone"))
    let paths = Self.exporters.map { root + $0 }
    let all = try await investigate(paths, into: folder("all"))
    #expect(all.events == alone.events)
    #expect(all.edges == alone.edges)
    #expect(all.findings == alone.findings)
    #expect(alone.events.count == 50)
    let casefile = try Casefile.open(at: folder("all"), readOnly: true)
    #expect(try casefile.verify().problems == [])
    let inventory = try casefile.inventory()
    #expect(inventory.filter { !$0.isBalanced }.isEmpty)
    let names = Dictionary(uniqueKeysWithValues: inventory.map { ($0.id, $0.path) })
    var provenances: [Int: Int] = [:]
    let cursor = try casefile.events(EventFilter())
    while let event = try cursor.next() {
      let files = try casefile.copyRecords(ofEvent: event.key).map {
        exporter(names[$0.place.evidence] ?? "")
      }
      provenances[Set(files).count, default: 0] += 1
    }
    // Two events have no counterpart in the unified audit log; the mixed folder holds some of each exporter.
    #expect(provenances == [8: 48, 7: 2])
    let reversed = try await investigate(paths.reversed(), into: folder("reversed"))
    #expect(reversed == all)
  }

  @Test(.enabled(if: hasScenario("S22")))
  func `duplicates and spellings change nothing but the number of copies`() async throws {
    let folder = try TemporaryFolder()
    let mixed = try await investigate([Self.scenarios + "/S22/mixed"], into: folder("mixed"))
    let graph = try await investigate([Self.scenarios + "/S22/graph"], into: folder("graph"))
    #expect(mixed.events.count == 51)
    // The unified audit log of that folder writes a second `Add user` where Graph writes an invitation.
    #expect(graph.events.count == 52)
    #expect(mixed.edges.count == graph.edges.count)
    let rules = { (told: Told) in
      told.findings.map { $0.split(separator: " ")[1...3].joined(separator: " ") }
    }
    #expect(rules(mixed) == rules(graph))
    if Self.hasScenario("S01") {
      let plain = try await investigate([Self.scenarios + "/S01/graph"], into: folder("plain"))
      #expect(rules(mixed) == rules(plain))
      #expect(mixed.edges.count == plain.edges.count)
    }
  }
}
