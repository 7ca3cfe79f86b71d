internal import EntraModel
internal import TenantGraph

/// Accounts of another tenant appear by synchronization, and no record opens a door for it.
enum UnexpectedProvision: Detection {
  static let rule = "XTS-UNEXPECTED-PROVISION"
  static let summary =
    "The sync service created external accounts of a tenant for which no open door is in the logs"
  static let severityWords = "high for a tenant nobody declared; info for own and declared ones"
  static let techniques = [TechniqueTable.createCloudAccount]
  static let pattern = Pattern(searchedByRule: [
    "provisioned: external accounts created by the sync service, as the target's own log shows",
    "no record allows or forbids synchronization from that tenant before it",
    "[signed-in: one of the accounts signs in]",
  ])
  static let logsNeeded = ["target tenant: audit log (user management, cross-tenant access)"]
  static let publicRules: [String] = []
  static let blindSpots = ["Accounts whose home tenant no record tells"]
  static let benign = ["The partner's own legitimate synchronization, set up before the log begins"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    var pairs: [PolicyPair: [Edge]] = [:]
    for edge in graph.edges(of: .provisioned) {
      guard let account = graph.node(edge.to), edge.acts.contains(where: isUnexpected) else {
        continue
      }
      let pair = PolicyPair(
        owner: account.tenant, partner: account.homeTenant ?? graph.node(edge.from)?.tenant)
      pairs[pair, default: []].append(edge)
    }
    return pairs.keys.sorted().compactMap { pair in
      match(pair, pairs[pair] ?? [], graph, context)
    }
  }

  private static func isUnexpected(_ act: Act) -> Bool {
    act.verb == "create"
      && !Set(act.traces).isDisjoint(with: ["add", "invite", "update", "redeem"])
  }

  private static func match(
    _ pair: PolicyPair, _ edges: [Edge], _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    let steps =
      graph.policies[pair]?.steps.filter { $0.flag == .syncInbound || $0.flag == .groupSyncInbound }
      ?? []
    let arrivals = edges.flatMap { edge in
      edge.acts.filter(isUnexpected).map { (edge: edge, act: $0) }
    }
    .filter { arrival in
      let latest = (arrival.act.instant ?? .init(ticks: .min)).advanced(
        bySeconds: PathSearch.skewSeconds)
      return !steps.contains { $0.instant <= latest }
    }
    .sorted {
      ($0.act.instant?.ticks ?? .max, $0.edge.id) < ($1.act.instant?.ticks ?? .max, $1.edge.id)
    }
    guard let first = arrivals.first else { return nil }
    let relation = Relation(
      owner: pair.owner, partner: pair.partner, graph, context, for: .provisioned,
      arrivals.map(\.act))
    guard relation != .microsoft else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    walk.missing(
      .configured, verb: "enable-sync", from: NodeID(.account, tenant: pair.owner, key: "unknown"),
      to: .policy(owner: pair.owner, partner: pair.partner))
    for arrival in arrivals.prefix(20) {
      walk.step(arrival.edge, arrival.act)
      walk.score(.provisioned, quality: arrival.act.quality * 0.8, discount: relation.discount)
      guard let account = graph.node(arrival.edge.to) else { continue }
      let stay = Stay(
        account: account, arrivalEdge: arrival.edge, arrival: arrival.act, graph: graph)
      if let signIn = stay.signIns.first {
        walk.step(signIn.edge, signIn.act)
        walk.score(.signedIn, quality: signIn.act.quality, discount: relation.discount)
      }
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
