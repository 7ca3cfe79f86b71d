internal import EntraModel
internal import TenantGraph

/// Accounts of another tenant appear by synchronization, and no record opens a door for it.
enum UnexpectedProvision: Detection {
  static let rule = "XTS-UNEXPECTED-PROVISION"
  static let summary =
    "The sync service created external accounts of a tenant for which no open door is in the logs"
  static let severityWords = "high for a tenant nobody declared; info for own and declared ones"
  static let techniques = [TechniqueTable.createCloudAccount]
  /// A policy's state is told by old values too, and its absence by no act at all, so it is asked of the replay.
  private static let hasNoRecordBefore = ActTest { hop, graph, _ in
    let account = graph.node(hop.edge.to)
    let pair = PolicyPair(
      owner: account?.tenant, partner: account?.homeTenant ?? graph.node(hop.edge.from)?.tenant)
    let latest = (hop.act.instant ?? .init(ticks: .min)).advanced(
      bySeconds: PathSearch.skewSeconds)
    return graph.policies[pair]?.steps.contains {
      ($0.flag == .syncInbound || $0.flag == .groupSyncInbound) && $0.instant <= latest
    } != true
  }
  private static let isInTargetsLog = ActTest { hop, _, _ in
    !Set(hop.act.traces).isDisjoint(with: ["add", "invite", "update", "redeem"])
  }
  private static let came = PatternStep(
    "came", [.provisioned], from: "home", to: "external",
    doing: [.verbs(["create"]), isInTargetsLog, hasNoRecordBefore],
    says: "external accounts created by the sync service, as the target's own log shows, and "
      + "no record allows or forbids synchronization from that tenant before it")
  private static let used = SharedSteps.used(after: came)
  static let pattern = Pattern(
    start: came,
    unit: .tenants([.tenant(of: "external"), .homeOrTenant(of: "external", else: "home")]),
    [came, used])
  static let logsNeeded = ["target tenant: audit log (user management, cross-tenant access)"]
  static let publicRules: [String] = []
  static let blindSpots = ["Accounts whose home tenant no record tells"]
  static let benign = ["The partner's own legitimate synchronization, set up before the log begins"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    PatternMatcher(pattern, graph, context).units().compactMap { finding($0, graph, context) }
  }

  private static func finding(
    _ unit: [PatternMatch], _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    let matches = unit.inOrder(of: came)
    let arrivals = matches.compactMap { $0.first(came) }
    guard let first = arrivals.first, let account = graph.node(first.edge.to) else { return nil }
    let pair = PolicyPair(
      owner: account.tenant, partner: account.homeTenant ?? graph.node(first.edge.from)?.tenant)
    let relation = Relation(
      owner: pair.owner, partner: pair.partner, graph, context, for: .provisioned,
      arrivals.map(\.act))
    guard relation != .microsoft else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    walk.missing(
      .configured, verb: "enable-sync", from: NodeID(.account, tenant: pair.owner, key: "unknown"),
      to: .policy(owner: pair.owner, partner: pair.partner))
    for match in matches.prefix(20) {
      guard let arrival = match.first(came) else { continue }
      walk.step(arrival)
      walk.score(.provisioned, quality: arrival.act.quality * 0.8, discount: relation.discount)
      guard let signIn = match.first(used) else { continue }
      walk.step(signIn)
      walk.score(.signedIn, quality: signIn.act.quality, discount: relation.discount)
    }
    walk.expect("inbound synchronization allowed", observed: false)
    walk.expect("accounts created by synchronization", observed: true)
    let accounts = Array(Set(arrivals.map(\.edge.to))).sorted()
    var finding = walk.finding(
      of: self, key: [NodeID.policy(owner: pair.owner, partner: pair.partner).text],
      title:
        "\(accounts.count == 1 ? words.name(first.edge.to) : "\(accounts.count) accounts") came into "
        + "\(words.name(pair.owner)) by synchronization from \(words.name(pair.partner)); no record opens the door",
      severity: relation == .unknown ? .high : .info, relation: relation)
    finding.status = .partial
    finding.sourceTenant = pair.partner
    finding.targetTenant = pair.owner
    finding.accounts =
      accounts.prefix(20).map { words.account($0, role: "external account") }
      + [words.account(first.edge.from, role: "home account")]
    finding.missing = [
      "No record allows synchronization from \(words.name(pair.partner)): the audit log of \(words.name(pair.owner)) begins on "
        + (context.coverage.first { $0.tenant == pair.owner && $0.source == .audit }?.first?.dayText
          ?? "a day not known")
        + ", and the door may be older."
    ]
    finding.response = [
      "Read the partner policy for \(words.name(pair.partner)) with its synchronization setting as it is now.",
      "Ask whether the synchronization is expected. If not: close it first, then block the accounts.",
      "Export older cross-tenant audit records of \(words.name(pair.owner)), from an archive if need be.",
    ]
    return finding
  }
}
