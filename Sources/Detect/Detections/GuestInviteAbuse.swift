internal import EntraModel
internal import TenantGraph

/// A guest invited by a person signed in: ordinary business, unless the inviter or what follows is unusual.
enum GuestInviteAbuse: Detection {
  static let rule = "GUEST-INVITE-ABUSE"
  static let summary =
    "An account invited by a person (not by synchronization) signed in; raised by a privileged role or an unusual inviter"
  static let severityWords =
    "low; high when a privileged role follows within 60 minutes of the invitation, or the inviter's own sign-in was risky"
  static let techniques = [
    TechniqueTable.createCloudAccount, TechniqueTable.cloudAccounts,
  ]
  private static let came = PatternStep(
    "invited", [.invited], from: "home", to: "external", by: "inviter",
    says: "by a person, redeemed or not")
  private static let synced = PatternStep(
    "synced", [.provisioned], from: "source", to: "external", when: [.with(came.name)],
    is: .forbidden, says: "synchronization brings the account")
  private static let loosened = PatternStep(
    "loosened", [.configured], from: "inviter", to: "policy",
    doing: [.verbs(["open-b2b", "open-direct-connect", "trust", "add"])],
    when: [.before(came.name, within: policySeconds)], is: .optional,
    says: "the inviter loosens a partner's or the default policy")
  private static let used = SharedSteps.used(after: came, .required)
  private static let given = PatternStep(
    "given", [.granted], from: "privilege", to: "external", by: "grantor",
    when: [.after(came.name, within: Stay.deedSeconds, .always)], is: .optional,
    says: "a role or group is given to it")
  private static let acted = PatternStep(
    "acted", [.acted], from: "external", to: "object",
    when: [
      .after(used.name, within: Stay.deedSeconds, .always),
      PatternWindow(.notLongAfter, [came.name], within: Stay.deedSeconds),
    ], is: .optional, says: "it acts")
  static let pattern = Pattern(
    start: came, conditions: ["[signed-in: a risky sign-in of the inviter]"],
    [loosened, came, synced, used, given, acted])
  static let logsNeeded = [
    "target tenant: audit log (user management, role management)", "target tenant: sign-ins",
  ]
  static let publicRules = [
    "Sigma: Guest Users Invited To Tenant By Non Approved Inviters",
    "Microsoft Sentinel: Guest Users Invited to Tenant by New Inviters",
    "Elastic: Entra ID External Guest User Invited",
  ]
  static let blindSpots = [
    "Invitations older than the audit log",
    "Guests who redeem with a one-time passcode: home and resource are one tenant",
  ]
  static let benign = ["Ordinary collaboration with a consultant, supplier or customer"]

  private static let privilegeSeconds: Int64 = 3600
  private static let policySeconds: Int64 = 86_400

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
      let signIn = match.first(used), let invited = arrival.act.instant
    else { return nil }
    let edge = arrival.edge
    let stay = Stay(
      account: account, arrivalEdge: edge, arrival: arrival.act, graph: graph, match: match)
    let relation = Relation(
      owner: account.tenant, partner: account.homeTenant ?? graph.node(edge.from)?.tenant, graph,
      context, for: .invited, [stay.arrival])
    guard relation != .microsoft else { return nil }
    let discount = relation.discount
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    var isAnomalous = false
    if let inviter = stay.arrival.by {
      isAnomalous = Anomaly(graph: graph).walk(inviter, before: invited, into: &walk, discount)
    }
    for turn in match.all(loosened).inGraphOrder {
      walk.step(turn)
      walk.score(.partnerChanged, discount: discount)
    }
    walk.step(edge, stay.arrival)
    walk.expect("guest invited by a person", observed: true)
    walk.step(signIn)
    if let reached = stay.reached(by: signIn.edge) { walk.step(reached.edge, reached.act) }
    walk.score(.signedIn, quality: signIn.act.quality, discount: discount)
    walk.expect("cross-tenant sign-in of the guest", observed: true)
    let deeds = stay.privileges + stay.deeds(after: signIn.act.instant ?? invited)
    let privileged = deeds.filter(\.isPrivileged)
    for deed in (privileged.isEmpty ? deeds : privileged).prefix(12) {
      walk.step(deed.edge, deed.act)
      walk.score(
        privileged.isEmpty ? .acted : .actedPrivileged, quality: deed.act.quality,
        discount: discount)
    }
    walk.expect("act by or privilege for the guest", observed: !deeds.isEmpty)
    let isQuick = privileged.contains {
      ($0.act.instant ?? invited).seconds(since: invited) <= privilegeSeconds
    }

    var finding = Finding(
      id: StableHash.hex16(of: [rule, account.id.text, account.homeUPN].joined(separator: "\n")),
      rule: rule,
      title: "\(account.label) was invited to \(words.name(account.tenant))"
        + (stay.arrival.by.map { " by " + words.name($0) } ?? "") + " and signed in"
        + (privileged.isEmpty ? "" : "; a privileged right followed"),
      severity: relation.bounded(isQuick || isAnomalous ? .high : .low),
      confidence: Confidence.score(walk.terms, Confidence.Conditions()))
    walk.fill(&finding)
    finding.status =
      stay.evictions(after: signIn.act.instant ?? invited).isEmpty ? .complete : .contained
    finding.techniques = techniques + (privileged.isEmpty ? [] : [TechniqueTable.additionalRoles])
    finding.sourceTenant = account.homeTenant
    finding.targetTenant = account.tenant
    let grantors = deeds.compactMap(\.act.by)
    finding.accounts = words.accounts(
      external: account.id, home: edge.from,
      actors: Array(Set((stay.arrival.by.map { [$0] } ?? []) + grantors)).sorted())
    finding.missing =
      context.holds(account.tenant, [.nonInteractiveSignIn])
      ? []
      : [
        "No non-interactive sign-in log of \(words.name(account.tenant)) is in the case: later use of tokens is unknown."
      ]
    finding.benign = benign
    finding.response = response(account, stay.arrival.by, words)
    return finding
  }

  private static func response(_ account: Node, _ inviter: NodeID?, _ words: FindingWords)
    -> [String]
  {
    [
      "Ask the inviter\(inviter.map { " (" + words.name($0) + ")" } ?? "") whether the guest is expected.",
      "If not: preserve the audit log and sign-ins of \(words.name(account.tenant)), then block sign-in of "
        + "\(account.label). Its sessions can be revoked by its home tenant alone.",
      "Undo what the guest did and take back what it was given.",
      "If the inviter's account is suspect, reset and revoke it, and review its other invitations.",
    ]
  }
}
