internal import EntraModel
internal import TenantGraph

/// Lateral movement over a synchronization that was there before: an account is put into scope and signs in elsewhere.
enum LateralPath: Detection {
  static let rule = "XTS-LATERAL-PATH"
  static let summary =
    "An account was provisioned into another tenant over an existing synchronization and signed in there"
  static let severityWords =
    "critical when a privileged role or credential follows, else high; medium when nothing but a scope change speaks for it "
    + "and the log begins too late to tell whether its maker usually does that; info inside a declared multi-tenant organization"
  static let techniques = [
    TechniqueTable.trustedRelationship, TechniqueTable.createCloudAccount,
    TechniqueTable.cloudAccounts,
  ]
  static let pattern = Pattern(searchedByRule: [
    "[signed-in: a risky sign-in of who changes the scope, or of the account itself]",
    "[scoped: the account is put into the scope of the synchronization]",
    "synced and provisioned: the account is created in the target; the target's policy was not opened in the 30 days before",
    "signed-in and accessed: the external account signs in to the target, within 30 days",
    "[granted or acted: a role is given to it, or it acts, within 7 days]",
    "at least one of the steps in brackets must be seen: a joiner whom the usual administrator puts into scope is no attack",
  ])
  static let logsNeeded = [
    "source tenant: audit log (groups, application assignments, provisioning management)",
    "source tenant: provisioning log",
    "target tenant: audit log and sign-ins (or the source's own sign-ins towards the target)",
  ]
  static let publicRules = [
    "Microsoft Sentinel hunting: Users Authenticating to Other Azure AD Tenants (sign-in alone)"
  ]
  static let blindSpots = [
    "An account that was in scope before and is only taken over: nothing is provisioned",
    "A dynamic group, whose members change without an actor",
    "The source's logs missing: who changed the scope is unknown",
  ]
  static let benign = [
    "A joiner added to the synchronized group by human resources or a lifecycle workflow",
    "A project team whose members are given access to the partner's tenant",
    "An administrator who works across tenants by design",
  ]

  /// A change of scope belongs to a provisioning for seven days: a cycle takes 40 minutes, a quarantined job far longer.
  private static let scopeSeconds: Int64 = 7 * 86_400

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    graph.edges(of: .provisioned).compactMap { edge in
      guard let account = graph.node(edge.to), let source = graph.node(edge.from)?.tenant,
        let target = account.tenant, source != target,
        context.ownTenants.isEmpty || context.ownTenants.contains(source)
      else { return nil }
      return match(edge, account, source: source, target: target, graph, context)
    }
  }

  private static func match(
    _ edge: Edge, _ account: Node, source: TenantID, target: TenantID, _ graph: Graph,
    _ context: DetectContext
  ) -> Finding? {
    let stays = edge.acts
      .filter { isOverExistingTrust($0, source: source, target: target, graph) }
      .map { Stay(account: account, arrivalEdge: edge, arrival: $0, graph: graph) }
    guard let stay = stays.first(where: { !$0.signIns.isEmpty }) else { return nil }
    let relation = Relation(
      owner: target, partner: source, graph, context, for: edge.kind, [stay.arrival])
    guard relation != .microsoft else { return nil }
    // The source is one of our own tenants, which is why it can be a victim; that alone is no discount.
    let discount = relation == .multiTenantOrganization ? relation.discount : 1
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    let scope = scopeActs(edge.from, before: stay.arrival, graph)
    if stay.arrival.verb != "create" && scope.isEmpty { return nil }
    let actors = Array(Set(scope.map(\.edge.from))).sorted()
    var isAnomalous = false
    for actor in actors + [edge.from] {
      guard
        let instant = scope.first(where: { $0.edge.from == actor })?.act.instant
          ?? stay.signIns.first?.act.instant
      else { continue }
      isAnomalous =
        Anomaly(graph: graph).walk(actor, before: instant, into: &walk, discount) || isAnomalous
    }
    for item in scope {
      walk.step(item.edge, item.act)
      walk.score(.scoped, quality: item.act.quality, discount: discount)
    }
    if scope.isEmpty {
      walk.missing(
        .scoped, verb: "assign-user", from: NodeID(.account, tenant: source, key: "unknown"),
        to: edge.from)
    }
    walk.expect("account put into the scope of the synchronization", observed: !scope.isEmpty)
    let showsJob =
      stay.arrival.traces.contains("provisioning-log") || stay.arrival.traces.contains("export")
    let identity = IdentitySteps(
      stay: stay, graph: graph, discount: discount, trustFactor: showsJob ? 1 : 0.8)
    let outcome = identity.walk(into: &walk)
    // A joiner whom the usual administrator puts into scope and who works is no attack.
    let habits = scope.compactMap { item in
      item.act.instant.map { ScopeHabit(of: item.edge.from, at: $0, graph, context) }
    }
    let isTelling = isAnomalous || outcome.isPrivileged
    guard isTelling || habits.contains(where: { $0 != .usual }) else { return nil }
    let isUntold = !isTelling && !habits.contains(.unusual)

    var conditions = Confidence.Conditions()
    conditions.isTenantTimeOnly = stay.arrival.quality <= 0.5
    var finding = Finding(
      id: StableHash.hex16(
        of: [rule, NodeID.policy(owner: target, partner: source).text, account.homeUPN].joined(
          separator: "\n")),
      rule: rule,
      title:
        "\(words.name(edge.from)) of \(words.name(source)) was synchronized into \(words.name(target)) "
        + "over an existing trust and signed in",
      severity: relation.bounded(
        outcome.isPrivileged ? .critical : (isUntold ? .medium : .high)),
      confidence: Confidence.score(walk.terms, conditions))
    walk.fill(&finding)
    finding.status =
      stay.evictions(after: outcome.lastUse ?? .init(ticks: .min)).isEmpty ? .complete : .contained
    finding.techniques =
      techniques + (outcome.isPrivileged ? [TechniqueTable.additionalCredentials] : [])
    finding.sourceTenant = source
    finding.targetTenant = target
    finding.accounts = words.accounts(
      external: account.id, home: edge.from, actors: actors + outcome.grantors)
    finding.missing = missing(source: source, target: target, scope.isEmpty, stay, context, words)
    finding.benign = benign
    finding.response = words.containRide(
      source: source, target: target, accounts: [account.label], actors: actors)
    return finding
  }

  /// Whether the door was open before and not opened within the window: else it is the other rule's path.
  private static func isOverExistingTrust(
    _ arrival: Act, source: TenantID, target: TenantID, _ graph: Graph
  ) -> Bool {
    guard let instant = arrival.instant else { return false }
    let policy = NodeID.policy(owner: target, partner: source)
    let openings = graph.edges(from: policy, kind: .grantedInbound).flatMap(\.acts)
      .filter { $0.verb == "enable-sync" }
    let isFresh = openings.contains { act in
      guard let opened = act.instant else { return false }
      return opened <= instant.advanced(bySeconds: PathSearch.skewSeconds)
        && instant.seconds(since: opened) <= Door.windowSeconds
    }
    let history = graph.policies[PolicyPair(owner: target, partner: source)]
    return !isFresh
      && history?.isOpen(.syncInbound, at: instant, skewSeconds: PathSearch.skewSeconds) != false
  }

  private static func scopeActs(
    _ home: NodeID, before arrival: Act, _ graph: Graph
  ) -> [(edge: Edge, act: Act)] {
    guard let arrived = arrival.instant else { return [] }
    return graph.edges(to: home, kind: .scoped).compactMap { edge in
      edge.acts.last { act in
        guard let instant = act.instant else { return false }
        return instant <= arrived.advanced(bySeconds: PathSearch.skewSeconds)
          && arrived.seconds(since: instant) <= scopeSeconds
      }.map { (edge, $0) }
    }
  }

  private static func missing(
    source: TenantID, target: TenantID, _ isScopeMissing: Bool, _ stay: Stay,
    _ context: DetectContext,
    _ words: FindingWords
  ) -> [String] {
    var sentences: [String] = []
    if isScopeMissing {
      let isCovered = stay.arrival.instant.map { context.covers(source, [.audit], at: $0) } ?? false
      sentences.append(
        isCovered
          ? "No record puts the account into scope although the audit log of \(words.name(source)) covers the time: "
            + "a dynamic group, or membership older than the log, would explain it."
          : "The audit log of \(words.name(source)) doesn't cover the time: who put the account into scope is unknown."
      )
    }
    if !context.holds(target, [.audit])
      || !(stay.arrival.instant.map { context.covers(target, [.audit], at: $0) } ?? false)
    {
      sentences.append(
        "The audit log of \(words.name(target)) doesn't cover the time of the provisioning: that its policy was not "
          + "changed just before rests on the absence of a record.")
    }
    return sentences + words.missingLogs(source: source, target: target)
  }
}
