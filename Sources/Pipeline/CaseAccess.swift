internal import Custody
internal import Detect
internal import EntraModel
internal import Ingest
internal import TenantGraph

/// Opens and makes cases, and reads what every report begins with.
enum CaseAccess {
  /// Opens the case of a request, or makes it; declares what the request says beside what the case knows.
  static func openOrCreate(
    _ request: CaseRequest, context: RunContext
  ) throws -> (casefile: Casefile, isNew: Bool) {
    guard Casefile.exists(at: request.path) else {
      return (try create(request, context: context), true)
    }
    let casefile = try Casefile.open(at: request.path, readOnly: false)
    try declare(request, in: casefile, context: context)
    return (casefile, false)
  }

  /// Makes a case.
  ///
  /// - Throws: ``CustodyError`` of kind occupied when there is something already.
  static func create(_ request: CaseRequest, context: RunContext) throws -> Casefile {
    let settings = CaseSettings(
      title: request.title ?? EvidenceListing.lastComponent(of: request.path),
      tlp: request.tlp ?? "TLP:AMBER", ownTenants: request.ownTenants,
      knownPartners: request.knownPartners)
    return try Casefile.create(
      at: request.path, settings: settings, tool: context.tool, now: context.now(),
      operatorName: context.operatorName)
  }

  /// The facts of a case.
  static func facts(_ casefile: Casefile, tool: String) throws -> CaseFacts {
    let votes = try casefile.votes().sorted { $0.key < $1.key }.map(\.value)
    return try casefile.facts(tool: tool, tenantNames: OwnerResolution.tenantNames(votes))
  }

  /// The report of a case from what is stored.
  static func report(_ casefile: Casefile, tool: String) throws -> CaseReport {
    let facts = try facts(casefile, tool: tool)
    let (nodes, edges) = try casefile.graph()
    return try report(
      casefile, facts: facts, graph: Graph(nodes: nodes, edges: edges),
      findings: Detections.ordered(try casefile.findings()))
  }

  /// The report of a case from what was just made.
  static func report(
    _ casefile: Casefile, facts: CaseFacts, graph: Graph, findings: [Finding]
  ) throws -> CaseReport {
    let counts = try casefile.eventCounts()
    return CaseReport(
      path: casefile.path, facts: facts,
      eventCounts: EventSource.allCases.sorted().compactMap { source in
        counts[source].flatMap { $0 > 0 ? (source, $0) : nil }
      },
      nodes: graph.nodes.count, edges: graph.edges.count, findings: findings,
      cast: Cast(of: findings, among: graph.nodes), copies: try casefile.copyCounts(),
      unopened: try casefile.unopened(),
      logs: LogCoverage.all(of: facts, records: try casefile.logRecords()))
  }

  private static func declare(
    _ request: CaseRequest, in casefile: Casefile, context: RunContext
  ) throws {
    var settings = casefile.settings
    if let title = request.title { settings.title = title }
    if let tlp = request.tlp { settings.tlp = tlp }
    settings.ownTenants += request.ownTenants
    settings.knownPartners += request.knownPartners.map { renamed($0, in: settings) }
    guard settings != casefile.settings else { return }
    try casefile.update(
      settings: settings, now: context.now(), operatorName: context.operatorName)
  }

  /// A partner named once more: what `case partner add` declared of it stays, for a name widens nothing.
  private static func renamed(_ partner: KnownPartner, in settings: CaseSettings) -> KnownPartner {
    guard var known = settings.knownPartners.first(where: { $0.tenant == partner.tenant }) else {
      return partner
    }
    if !partner.name.isEmpty { known.name = partner.name }
    return known
  }
}
