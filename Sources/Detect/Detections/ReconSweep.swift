internal import EntraModel
internal import TenantGraph

/// Many applications were tried for the one that synchronizes to another tenant.
enum ReconSweep: Detection {
  static let rule = "XTS-RECON-SWEEP"
  static let summary =
    "Synchronization credentials of many applications were tried within minutes, and most requests failed"
  static let severityWords = "medium when a request within the sweep succeeded; low when all failed"
  static let techniques = [
    TechniqueTable.cloudAccountDiscovery, TechniqueTable.cloudServiceDiscovery,
  ]
  private static let tried = PatternStep(
    "tried", [.probed], from: "actor", to: "application", doing: [.dated],
    says: "an account or application tries the synchronization credentials of an application")
  static let pattern = Pattern(
    start: tried, unit: .places(["actor"]),
    conditions: [
      "10 applications or more within 10 minutes",
      "and 80 percent of the requests or more are answered with an error",
    ],
    [tried])
  static let logsNeeded = ["source tenant: Microsoft Graph activity log"]
  static let publicRules: [String] = []
  static let blindSpots = [
    "A slow sweep, or one spread over several accounts",
    "Reading the cross-tenant policies, which many inventories do too: no rule tells them apart",
  ]
  static let benign = ["An inventory that tests every provisioning configuration"]

  private static let windowSeconds: Int64 = 600
  private static let leastApplications = 10

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    PatternMatcher(pattern, graph, context).units().compactMap { unit in
      finding(unit.flatMap { $0.all(tried) }, graph, context)
    }
  }

  /// A request about one application.
  private struct Probe {
    var hop: Hop
    var instant: Instant
    var isError: Bool { hop.act.change == "answer:error" }
  }

  private static func finding(
    _ hops: [Hop], _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard hops.count >= leastApplications, let actor = hops.first?.edge.from,
      let node = graph.node(actor), let sweep = sweep(hops)
    else { return nil }
    let words = FindingWords(graph: graph, context: context)
    let applications = Set(sweep.map(\.hop.edge.to)).count
    let failed = sweep.filter(\.isError).count
    var walk = Walk()
    for probe in sweep { walk.step(probe.hop) }
    walk.score(.recon)
    walk.expect("synchronization credentials of many applications tried", observed: true)
    walk.expect("a request that succeeded", observed: failed < sweep.count)
    var finding = walk.finding(
      of: self, key: [actor.text, sweep.first?.hop.act.events.first?.id ?? ""],
      title:
        "\(words.name(actor)) tried the synchronization credentials of \(applications) applications"
        + " within ten minutes, and \(failed) of \(sweep.count) requests were answered with an error",
      severity: failed < sweep.count ? .medium : .low)
    finding.sourceTenant = node.tenant
    finding.accounts =
      node.kind == .account
      ? words.accounts(external: nil, home: nil, actors: [actor])
      : [words.account(actor, role: "recorded as initiator")]
    finding.response = [
      "Preserve the Graph activity log, and the sign-in that the requests' token came from.",
      "Ask whether \(words.name(actor)) runs an inventory of provisioning.",
      "If not: look at what was put into the scope of a synchronization afterwards, and block the account.",
    ]
    return finding
  }

  /// The first ten minutes in which enough applications were tried and enough requests failed; nil when there are none.
  ///
  /// - Complexity: O(n log n) in the requests of one actor.
  private static func sweep(_ hops: [Hop]) -> [Probe]? {
    let probes = hops.compactMap { hop in hop.act.instant.map { Probe(hop: hop, instant: $0) } }
      .sorted { ($0.instant, $0.hop.edge.to) < ($1.instant, $1.hop.edge.to) }
    var (last, failed) = (0, 0)
    var seen: [NodeID: Int] = [:]
    for first in probes.indices {
      while last < probes.count,
        probes[last].instant.seconds(since: probes[first].instant) <= windowSeconds
      {
        seen[probes[last].hop.edge.to, default: 0] += 1
        failed += probes[last].isError ? 1 : 0
        last += 1
      }
      if seen.count >= leastApplications, failed * 5 >= (last - first) * 4 {
        return Array(probes[first..<last])
      }
      let leaving = probes[first]
      failed -= leaving.isError ? 1 : 0
      if let count = seen[leaving.hop.edge.to] {
        seen[leaving.hop.edge.to] = count > 1 ? count - 1 : nil
      }
    }
    return nil
  }
}
