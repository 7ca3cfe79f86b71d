internal import EntraModel
internal import TenantGraph

/// Something was used whose making no record shows: says which log would.
enum IncompleteTrail: Detection {
  static let rule = "XTS-INCOMPLETE-TRAIL"
  static let summary =
    "An external account was used before the record of its coming, or came without a record of the door"
  static let severityWords = "that of the finding it belongs to, else info"
  static let techniques: [Technique] = []
  private static let came = PatternStep(
    "came", [.provisioned], from: "home", to: "external",
    doing: [.verbs(["create"]), .dated, .firstOfEdge],
    says: "the first record of the synchronization creates the account")
  private static let invited = PatternStep(
    "invited", [.invited], from: "inviter", to: "external", when: [.with(came.name)],
    is: .forbidden, says: "it was invited")
  private static let used = early("used", from: "external", says: "the external account signs in")
  private static let usedAtHome = early(
    "used-at-home", from: "home", says: "the account at home signs in to the tenant")
  static let pattern = Pattern(
    start: came, conditions: ["or an unexpected provisioning that was followed by a sign-in"],
    [used, usedAtHome, invited, came])

  /// A sign-in to the account's tenant that no clock explains, before the account came.
  private static func early(_ name: String, from: PatternPlace, says: String) -> PatternStep {
    PatternStep(
      name, [.signedIn], from: from, to: PatternPlace(name + "-session"),
      doing: [.not(["direct-connect"])],
      joins: [.same(.tenant(of: name + "-session"), .tenant(of: "external"))],
      when: [PatternWindow(.earlier, [came.name], within: PathSearch.skewSeconds)],
      is: .oneOf("group"), says: says)
  }
  static let logsNeeded = [
    "target tenant: older audit records (user management, cross-tenant access)",
    "source tenant: provisioning log",
  ]
  static let publicRules: [String] = []
  static let blindSpots = ["What no record of the case hints at"]
  static let benign = ["Evidence that begins after the fact, which is the usual case"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    let early = PatternMatcher(pattern, graph, context).matches().compactMap {
      predating($0, graph, context)
    }
    let parents = earlier.filter {
      $0.rule == UnexpectedProvision.rule && $0.severity > .info
        && $0.path.contains { $0.edge == .signedIn }
    }
    return early
      + parents.map { parent in
        var finding = parent
        finding.id = StableHash.hex16(of: rule + parent.id)
        finding.rule = rule
        finding.title =
          "The way in behind \(parent.accounts.first?.upn ?? "an account") isn't in the logs of this case"
        finding.techniques = []
        finding.benign = benign
        finding.response = [
          "Fetch older cross-tenant and user management audit records of the target, and the source's provisioning log."
        ]
        return finding
      }
  }

  private static func predating(
    _ match: PatternMatch, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let arrival = match.first(came), let account = graph.node(arrival.edge.to),
      let early = match.all(used).inGraphOrder.first ?? match.all(usedAtHome).inGraphOrder.first
    else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    walk.step(early)
    walk.score(.signedIn, quality: early.act.quality)
    walk.step(arrival)
    walk.expect("how the account came before it was used", observed: false)
    walk.expect("sign-in", observed: true)
    var finding = walk.finding(
      of: self, key: [account.id.text, account.homeUPN],
      title:
        "\(words.name(early.edge.from)) signed in to \(words.name(account.tenant)) before the record of its provisioning",
      severity: .info)
    finding.status = .partial
    finding.sourceTenant = account.homeTenant
    finding.targetTenant = account.tenant
    finding.accounts = words.accounts(external: account.id, home: arrival.edge.from, actors: [])
    finding.missing = [
      "The sign-in belongs to no provisioning in the case: user management records of \(words.name(account.tenant)) "
        + "before \(early.act.instant?.dayText ?? "it") would show what it used."
    ]
    finding.response = ["Fetch older audit records of \(words.name(account.tenant))."]
    return finding
  }
}
