import EntraModel
import Foundation
import Testing

@testable import Commands
@testable import Pipeline

/// What pages say where there is little to say.
@Suite struct `Plain words` {
  private static let (owner, partner) = (GUID(high: 1, low: 1), GUID(high: 2, low: 2))

  private static func facts(_ evidence: [EvidenceFile] = []) -> CaseFacts {
    CaseFacts(
      title: "x", tlp: "TLP:AMBER", ownTenants: [], knownPartners: [], tool: "t",
      evidence: evidence, evidenceDigest: "", coverage: [], faults: [], remarks: [],
      undatedEvents: 0, events: 0, tenantNames: [owner: "fabrikam.test"])
  }

  private static func node(_ kind: NodeKind, _ tenant: TenantID, upn: String = "") -> Node {
    var node = Node(
      id: NodeID(kind, tenant: tenant, key: "k"), kind: kind, tenant: tenant, label: upn)
    node.upn = upn
    return node
  }

  @Test func `a page without a walk says where it begins and what its letters are`() {
    let from = Self.node(.account, Self.partner, upn: "ada@northwind.test")
    let to = Self.node(.tenant, Self.owner)
    let report = PathReport(
      from: from, to: to, paths: [], cast: Cast([from, to]), facts: Self.facts())
    let text = PathText(report: report, terminal: Terminal()).page().text
    #expect(
      text.hasPrefix(
        "0 walks in time order from ada@northwind.test in B to tenant A, fabrikam.test\n"))
    #expect(!text.contains("?"))
    #expect(text.contains("A fabrikam.test \(Self.owner)\n"))
    let reach = ReachReport(
      from: from, at: nil, reached: [], count: 0, cast: Cast([from]), facts: Self.facts())
    let page = ReachText(report: reach, terminal: Terminal()).page().text
    #expect(page.contains("from ada@northwind.test in A") && page.contains("\(Self.partner)"))
  }

  @Test func `policies without an event that has a time are as of no time`() throws {
    var report = PolicyReport(
      at: nil, policies: [], jobs: [], cast: Cast([]), facts: Self.facts())
    #expect(!PolicyText(report: report, terminal: Terminal()).page().text.contains("1970"))
    #expect(PolicyJSON.value(report).text.contains(#""at": null"#))
    report.at = Instant(ticks: 0)
    #expect(PolicyText(report: report, terminal: Terminal()).page().text.contains("1970"))
  }

  @Test func `a case of undated snapshots alone has its policies at some time`() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "words-\(UUID())")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let snapshot =
      #"{"value":[{"tenantId":"\#(Self.partner)","automaticUserConsentSettings":{"inboundAllowed":true},"b2bCollaborationInbound":null}]}"#
    try Data(snapshot.utf8).write(to: folder.appending(path: "p.json"))
    let path = folder.path + "/case"
    _ = try await Investigation.run(
      CaseRequest(path: path, title: "x", ownTenants: []),
      evidence: EvidenceRequest(paths: [folder.path + "/p.json"], reference: false),
      exports: ExportRequest(),
      context: RunContext(
        tool: "t", operatorName: "o", jobs: 1, now: { Instant(ticks: 17_000_000_000_000_000) }))
    let report = try CaseDesk.policies(at: path, on: nil, tool: "t")
    #expect(report.at == nil && report.policies.count == 1)
    let text = PolicyText(report: report, terminal: Terminal()).page().text
    #expect(text.hasPrefix("1 policy; no event of the case has a time\n"))
    // What stands above as seen at some time isn't said to be unknown below.
    let parts = text.components(separatedBy: "unknown, since no record")
    #expect(parts.count == 2 && parts[0].contains("automatic redemption in"))
    #expect(!parts[1].contains("automatic redemption in"))
  }

  @Test func `an archive counts its files and no records`() {
    let file = { (number: Int, path: String) in
      EvidenceFile(
        id: EvidenceID(Int64(number)), number: number, path: path,
        sha256: String(repeating: "a", count: 64), bytes: 10)
    }
    let report = CaseReport(
      path: "x", facts: Self.facts([file(1, "evidence/z.zip"), file(2, "evidence/z.zip!/a.json")]),
      eventCounts: [], nodes: 0, edges: 0, findings: [], cast: Cast([]))
    let text = StatusText(report: report, terminal: Terminal()).page().text
    #expect(text.contains("archive of 1 file, each counted by itself\n"))
    #expect(text.components(separatedBy: "0 records = 0 events").count == 2)
  }
}
