internal import EntraModel
internal import TenantGraph

/// An external account whose coming is in the logs was given a privileged role.
enum ExternalPrivileged: Detection {
  static let rule = "XTS-EXT-PRIVILEGED"
  static let summary =
    "An external account that was synchronized or invited was given a privileged role within seven days"
  static let severityWords = "critical; info inside a declared multi-tenant organization"
  static let techniques = [TechniqueTable.additionalRoles]
  private static let came = PatternStep(
    "came", [.provisioned, .invited], from: "origin", to: "external",
    says: "the external account comes into the tenant")
  private static let given = PatternStep(
    "given", [.granted], from: PatternPlace("role", [.privilegedRole]), to: "external",
    by: "grantor", when: [.after("came", within: Stay.deedSeconds, .always)],
    says: "a role that Microsoft labels privileged is given to it")
  private static let used = PatternStep(
    "used", [.signedIn], from: "external", to: "session", doing: [.not(["service-provider"])],
    joins: [.same(.tenant(of: "session"), .tenant(of: "external"))],
    when: [
      .after("came", within: Stay.signInSeconds, .files),
      PatternWindow(.before, ["given"], isLatest: true),
    ], is: .optional, pick: .first, says: "the account signs in")
  static let pattern = Pattern(start: came, [came, used, given])
  static let logsNeeded = ["target tenant: audit log (user management, role management)"]
  static let publicRules = [
    "Microsoft Sentinel: New External User Granted Admin (needs a person's invitation, misses synchronized accounts)",
    "Microsoft Sentinel hunting: Guest or external account added to a privileged role",
  ]
  static let blindSpots = [
    "A role given through a group: a role-assignable group is known from a snapshot alone",
    "An account that came before the audit log begins",
    "Custom roles, whose permissions the log doesn't carry",
  ]
  static let benign = [
    "An external administrator by design, approved and expected",
    "A service provider or consultant with a time-bound assignment",
  ]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    var seen: Set<String> = []
    return PatternMatcher(pattern, graph, context).units()
      .compactMap { unit in unit.first.flatMap { finding($0, graph, context) } }
      .filter { seen.insert($0.id).inserted }
  }

  private static func finding(
    _ match: PatternMatch, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let arrival = match.first(came), let account = graph.node(arrival.edge.to) else {
      return nil
    }
    let home = account.homeTenant ?? graph.node(arrival.edge.from)?.tenant
    let given = match.all(given)
    let relation = Relation(
      owner: account.tenant, partner: home, graph, context, for: arrival.edge.kind,
      [arrival.act] + given.map(\.act))
    guard relation != .microsoft else { return nil }
    let discount = relation.discount
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    let actors = Array(Set(given.compactMap(\.act.by))).sorted()
    for deed in given {
      guard let by = deed.act.by, let instant = deed.act.instant else { continue }
      _ = Anomaly(graph: graph).walk(by, before: instant, into: &walk, discount)
    }
    walk.step(arrival)
    if arrival.edge.kind == .provisioned {
      walk.score(.provisioned, quality: arrival.act.quality, discount: discount)
    }
    walk.expect("account came by synchronization or invitation", observed: true)
    if let signIn = match.first(used) {
      walk.step(signIn)
      walk.score(.signedIn, quality: signIn.act.quality, discount: discount)
    }
    for deed in given {
      walk.step(deed)
      walk.score(.actedPrivileged, quality: deed.act.quality, discount: discount)
    }
    walk.expect("privileged role given", observed: true)

    let names = given.map { words.name($0.edge.from) }
    var finding = Finding(
      id: StableHash.hex16(
        of: [rule, account.id.text, account.homeUPN].joined(separator: "\n")), rule: rule,
      title: "\(account.label), external in \(words.name(account.tenant)), was given "
        + Array(Set(names)).sorted().joined(separator: ", "),
      severity: relation.bounded(.critical),
      confidence: Confidence.score(walk.terms, Confidence.Conditions()))
    walk.fill(&finding)
    finding.status = given.allSatisfy { $0.act.validUntil != nil } ? .contained : .complete
    finding.techniques = techniques
    finding.sourceTenant = home
    finding.targetTenant = account.tenant
    finding.accounts = words.accounts(external: account.id, home: arrival.edge.from, actors: actors)
    finding.missing =
      context.holds(account.tenant, [.signIn])
      ? []
      : [
        "No sign-in log of \(words.name(account.tenant)) is in the case: whether the role was used is unknown."
      ]
    finding.benign = benign
    finding.response = response(account, names, actors, words)
    return finding
  }

  private static func response(
    _ account: Node, _ roles: [String], _ actors: [NodeID], _ words: FindingWords
  ) -> [String] {
    [
      "Preserve the audit log and both sign-in logs of \(words.name(account.tenant)) before changing anything.",
      "If the account came by synchronization, close that door first: a removed account comes back.",
      "Take \(Array(Set(roles)).sorted().joined(separator: ", ")) from \(account.label) and block its sign-in.",
      "Review what was done with the role: credentials, consents, other roles, Conditional Access, federation.",
      "Review who gave it: "
        + (actors.isEmpty
          ? "not known from these logs."
          : actors.map { words.name($0) }.joined(separator: ", ") + "."),
    ]
  }
}
