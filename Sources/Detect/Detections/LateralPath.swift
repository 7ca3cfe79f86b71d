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
  private static let isOwn = NodeTest { node, context in
    node.tenant.map { context.ownTenants.isEmpty || context.ownTenants.contains($0) } ?? false
  }
  private static let isInTenant = NodeTest { node, _ in node.tenant != nil }
  /// A policy's state is told by old values too, so it is asked of the replay: not known to be off.
  private static let mayBeOpen = ActTest { hop, graph, _ in
    guard let instant = hop.act.instant else { return false }
    let pair = PolicyPair(
      owner: graph.node(hop.edge.to)?.tenant, partner: graph.node(hop.edge.from)?.tenant)
    return graph.policies[pair]?.isOpen(
      .syncInbound, at: instant, skewSeconds: PathSearch.skewSeconds) != false
  }
  private static let came = PatternStep(
    "came", [.provisioned], from: PatternPlace("home", [isOwn]),
    to: PatternPlace("external", [isInTenant]), doing: [mayBeOpen],
    joins: [.different(.tenant(of: "home"), .tenant(of: "external"))],
    says: "the account is created in the target, whose policy isn't known to forbid it")
  private static let opened = PatternStep(
    "opened", [.grantedInbound],
    from: PatternPlace("policy", policy: (.tenant(of: "external"), .tenant(of: "home"))),
    to: "partner", doing: [.verbs(["enable-sync"])],
    when: [.before(came.name, within: Door.windowSeconds, .always)], is: .forbidden,
    says: "the target's policy is opened: that is a path through a new door")
  private static let scoped = SharedSteps.scoped(before: came, within: scopeSeconds)
  private static let used = SharedSteps.used(after: came, .required)
  static let pattern = Pattern(
    start: came,
    conditions: [
      "[signed-in: a risky sign-in of who changes the scope, or of the account itself]",
      "at least one of the steps in brackets must be seen: a joiner whom the usual administrator puts into scope is no attack",
    ], [scoped, opened, came, used, SharedSteps.given(after: came), SharedSteps.acted])
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
    PatternMatcher(pattern, graph, context).units().compactMap { unit in
      unit.first.flatMap { finding($0, graph, context) }
    }
  }

  private static func finding(
    _ match: PatternMatch, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let arrival = match.first(came), let account = graph.node(arrival.edge.to),
      let source = graph.node(arrival.edge.from)?.tenant, let target = account.tenant
    else { return nil }
    let edge = arrival.edge
    let stay = Stay(
      account: account, arrivalEdge: edge, arrival: arrival.act, graph: graph, match: match)
    let relation = Relation(
      owner: target, partner: source, graph, context, for: edge.kind, [stay.arrival])
    guard relation != .microsoft else { return nil }
    // The source is one of our own tenants, which is why it can be a victim; that alone is no discount.
    let discount = relation == .multiTenantOrganization ? relation.discount : 1
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    let scope = match.all(scoped)
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
      walk.step(item)
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
