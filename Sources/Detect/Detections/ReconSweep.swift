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
  static let pattern = Pattern(searchedByRule: [
    "probed: one account or application tries the synchronization credentials of 10 applications or more within 10 minutes",
    "and 80 percent of the requests or more are answered with an error",
  ])
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
    let probes = graph.edges(of: .probed)
    return Set(probes.map(\.from)).sorted().compactMap { actor in
      match(actor, probes.filter { $0.from == actor }, graph, context)
    }
  }

  /// A request about one application.
  private struct Probe {
    var edge: Edge
    var act: Act
    var instant: Instant
    var isError: Bool { act.change == "answer:error" }
  }

  private static func match(
    _ actor: NodeID, _ edges: [Edge], _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard edges.count >= leastApplications, let node = graph.node(actor),
      let sweep = sweep(edges)
    else { return nil }
    let words = FindingWords(graph: graph, context: context)
    let applications = Set(sweep.map(\.edge.to)).count
    let failed = sweep.filter(\.isError).count
    var walk = Walk()
    for probe in sweep { walk.step(probe.edge, probe.act) }
    walk.score(.recon)
    walk.expect("synchronization credentials of many applications tried", observed: true)
    walk.expect("a request that succeeded", observed: failed < sweep.count)
    var finding = walk.finding(
      of: self, key: [actor.text, sweep.first?.act.events.first?.id ?? ""],
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
  private static func sweep(_ edges: [Edge]) -> [Probe]? {
    let probes = edges.flatMap { edge in
      edge.acts.compactMap { act in
        act.instant.map { Probe(edge: edge, act: act, instant: $0) }
      }
    }.sorted { ($0.instant, $0.edge.to) < ($1.instant, $1.edge.to) }
    var (last, failed) = (0, 0)
    var seen: [NodeID: Int] = [:]
    for first in probes.indices {
      while last < probes.count,
        probes[last].instant.seconds(since: probes[first].instant) <= windowSeconds
      {
        seen[probes[last].edge.to, default: 0] += 1
        failed += probes[last].isError ? 1 : 0
        last += 1
      }
      if seen.count >= leastApplications, failed * 5 >= (last - first) * 4 {
        return Array(probes[first..<last])
      }
      let leaving = probes[first]
      failed -= leaving.isError ? 1 : 0
      if let count = seen[leaving.edge.to] {
        seen[leaving.edge.to] = count > 1 ? count - 1 : nil
      }
    }
    return nil
  }
}
