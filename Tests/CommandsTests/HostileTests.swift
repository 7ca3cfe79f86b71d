import EntraModel
import Pipeline
import Testing

@testable import Commands

@Suite struct `Hostile evidence on a terminal` {
  /// A finding in which every name that comes from a log tries to act on the terminal.
  private static func report() -> CaseReport {
    let hostile = "\u{1B}]0;owned\u{7}\u{1B}[2J\r\u{202E}" + String(repeating: "x", count: 200)
    let (owner, partner) = (GUID(high: 1, low: 1), GUID(high: 2, low: 2))
    var nodes: [Node] = []
    for (index, kind) in NodeKind.allCases.enumerated() {
      var node = Node(
        id: NodeID(kind, tenant: index % 2 == 0 ? owner : partner, key: "k\(index)"), kind: kind,
        tenant: index % 2 == 0 ? owner : partner, label: hostile)
      node.upn = kind == .account ? hostile + "#EXT#@x" : ""
      node.isExternal = true
      nodes.append(node)
    }
    var file = EvidenceFile(
      id: EvidenceID(1), number: 1, path: "evidence/" + hostile,
      sha256: String(repeating: "a", count: 64), bytes: 10)
    (file.records, file.events, file.tenant) = (9, 8, owner)
    (file.faults, file.status, file.reason) = (1, .partial, .badRecord)
    let place = EvidencePlace(evidence: EvidenceID(1), record: 1, line: 12, offset: 0, length: 5)
    let kinds: [EdgeKind] = [
      .configured, .grantedInbound, .grantedOutbound, .synced, .scoped, .provisioned, .invited,
      .signedIn, .accessed, .acted, .granted, .evicted, .samePrincipal, .belongsTo,
      EdgeKind("invented"),
    ]
    var finding = Finding(
      id: "0123456789abcdef", rule: "XTS-BACKDOOR-PATH", title: hostile, severity: .critical,
      confidence: 0.9)
    (finding.stepsObserved, finding.stepsExpected) = (13, 15)
    (finding.sourceTenant, finding.targetTenant) = (partner, owner)
    for (index, kind) in kinds.enumerated() {
      finding.path.append(
        PathStep(
          step: index + 1, edge: kind, edgeID: "e-0", from: nodes[index % nodes.count].id,
          to: nodes[(index + 1) % nodes.count].id,
          time: Instant(ticks: 17_400_000_000_000_000 + Int64(index) * 90_000_000_000_000),
          state: index == 3 ? .inferred : (index == 5 ? .missing : .observed), linkQuality: 1,
          corroboration: .oneSided, verb: hostile, change: hostile, by: nodes[1].id,
          events: [EventReference(key: 1, id: hostile, instant: nil, place: place)]))
    }
    finding.missing = [hostile]
    finding.benign = [hostile]
    finding.response = [hostile]
    finding.accounts = [
      FindingAccount(node: nodes[1].id, tenant: owner, objectID: "", upn: hostile, role: "home")
    ]
    let coverage = Coverage(
      tenant: owner, source: .audit, first: Instant(ticks: 0), last: Instant(ticks: 36_000_000_000),
      events: 8, hours: [HourCount(hour: 0, events: 8)])
    let facts = CaseFacts(
      title: hostile, tlp: "TLP:AMBER", ownTenants: [owner],
      knownPartners: [KnownPartner(tenant: partner, name: hostile)], tool: "t", evidence: [file],
      evidenceDigest: "", coverage: [coverage],
      faults: [Fault(slug: .badRecord, place: place, message: hostile)],
      remarks: [Remark(slug: .badDate, place: place, message: hostile)], undatedEvents: 1,
      events: 8, tenantNames: [owner: hostile])
    return CaseReport(
      path: hostile, facts: facts, eventCounts: [(.audit, 8)], nodes: 9, edges: 9,
      findings: [finding], cast: Cast(nodes))
  }

  private func check(_ page: Page, _ name: String) {
    for line in page.lines {
      #expect(TextWidth.columns(line) <= 80, "\(name): \(line)")
      for scalar in line.unicodeScalars {
        #expect(scalar.value >= 0x20 && scalar.value != 0x7F && scalar.value != 0x202E, "\(name)")
      }
    }
    #expect(!page.lines.isEmpty)
  }

  @Test(arguments: [true, false]) func `no page acts on the terminal or leaves its 80 columns`(isUnicode: Bool) {
    let terminal = Terminal(isUnicode: isUnicode)
    let report = Self.report()
    var ingest = IngestReport()
    ingest.files = [
      .init(
        path: report.facts.evidence[0].path, outcome: .added, entry: report.facts.evidence[0],
        reason: .badRecord, message: report.path),
      .init(path: report.path, outcome: .refused, reason: .unreadable, message: report.path),
    ]
    ingest.skipped = [report.path]
    ingest.notices = [report.path]
    let investigation = InvestigationReport(
      isNewCase: true, ingest: ingest, overview: report,
      exports: [ExportReport(name: "timeline", path: "exports/timeline.csv", sha256: "00")])
    check(InvestigationText(report: investigation, terminal: terminal).page(), "investigate")
    check(IngestText.page(investigation, terminal: terminal), "ingest")
    check(StatusText(report: report, terminal: terminal).page(), "status")
    check(DetectText(report: report, terminal: terminal).page(), "detect")
    check(CaseText(report: report, terminal: terminal).page(), "case")
    check(
      PathText(
        report: PathReport(
          from: Node(id: NodeID("tenant:x"), kind: .tenant, tenant: nil, label: report.path),
          to: nil, paths: [report.findings[0].path], cast: report.cast, facts: report.facts),
        terminal: terminal
      ).page(), "path")
    check(CatalogueText(terminal: terminal).formats(), "formats")
    check(CatalogueText(terminal: terminal).detections(), "detections")
    for rule in Catalogue.rules {
      check(CatalogueText(terminal: terminal).detection(rule), rule.rule)
    }
  }

  @Test func `inferred and missing hops never get a clock time`() {
    let page = DetectText(report: Self.report(), terminal: Terminal()).page()
    let marked = page.lines.filter { $0.hasPrefix(" 4~") || $0.hasPrefix(" 6?") }
    #expect(marked.count == 2)
    #expect(marked.allSatisfy { $0.contains("no time") })
  }
}
