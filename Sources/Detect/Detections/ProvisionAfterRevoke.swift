internal import EntraModel
internal import TenantGraph

/// An account was provisioned although the log shows that synchronization was off: the evidence contradicts itself.
enum ProvisionAfterRevoke: Detection {
  static let rule = "XTS-PROVISION-AFTER-REVOKE"
  static let summary =
    "An account was provisioned while the policy's replayed state forbids it: a record is missing, or another way was used"
  static let severityWords = "medium: it is about the integrity of the trail"
  static let techniques: [Technique] = []
  /// The policy's state is replayed from every record of it, old values too: no act of an edge tells it alone.
  private static let isForbidden = ActTest { hop, graph, _ in
    guard let account = graph.node(hop.edge.to), let instant = hop.act.instant,
      let home = account.homeTenant ?? graph.node(hop.edge.from)?.tenant,
      let history = graph.policies[PolicyPair(owner: account.tenant, partner: home)],
      history.steps.contains(where: {
        $0.flag == .syncInbound && $0.instant < instant && $0.new != true
      })
    else { return false }
    return history.isOpen(.syncInbound, at: instant, skewSeconds: PathSearch.skewSeconds) != true
  }
  private static let came = PatternStep(
    "came", [.provisioned], from: "home", to: "external", doing: [.not(["update"]), isForbidden],
    says:
      "an account of that tenant, more than five minutes after the policy's replayed state went off"
  )
  private static let closed = PatternStep(
    "closed", [.configured], from: "closer",
    to: PatternPlace(
      "policy",
      policy: (.tenant(of: "external"), .homeOrTenant(of: "external", else: "home"))),
    doing: [.verbs(Door.closingVerbs)], when: [PatternWindow(.earlier, [came.name])],
    is: .optional, says: "synchronization turned off, its setting or the partner deleted")
  static let pattern = Pattern(
    start: came, conditions: ["no record turns it on again"], [closed, came])
  static let logsNeeded = ["target tenant: audit log (cross-tenant access, user management)"]
  static let publicRules: [String] = []
  static let blindSpots = [
    "A template of a multi-tenant organization that turned it on without a record of the partner"
  ]
  static let benign = ["A cycle that was under way", "An export of the log that lacks records"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    PatternMatcher(pattern, graph, context).units().compactMap { unit in
      guard let match = unit.first, let hop = match.first(came),
        let account = graph.node(hop.edge.to)
      else { return nil }
      let (edge, act) = (hop.edge, hop.act)
      let home = account.homeTenant ?? graph.node(edge.from)?.tenant
      let policy = NodeID.policy(owner: account.tenant, partner: home)
      let words = FindingWords(graph: graph, context: context)
      var walk = Walk()
      for closing in match.all(closed).inGraphOrder { walk.step(closing) }
      walk.step(edge, act)
      walk.score(.provisioned, quality: act.quality)
      walk.expect("synchronization turned off", observed: true)
      walk.expect("account provisioned after that", observed: true)
      var conditions = Confidence.Conditions()
      conditions.isContradicted = true
      var finding = walk.finding(
        of: self, key: [policy.text, account.homeUPN],
        title:
          "\(account.label) was provisioned into \(words.name(account.tenant)) after synchronization from "
          + "\(words.name(home)) was turned off",
        severity: .medium, conditions: conditions)
      finding.status = .contradicted
      finding.sourceTenant = home
      finding.targetTenant = account.tenant
      finding.accounts = words.accounts(external: edge.to, home: edge.from, actors: [])
      finding.missing = [
        "The record that would let this account in is not in the case: export the cross-tenant audit records of "
          + "\(words.name(account.tenant)) between the two times again."
      ]
      finding.response = [
        "Read the policy as it is now, and compare it with the replayed state.",
        "Export the audit log of \(words.name(account.tenant)) for the time between again, from another exporter.",
        "Treat the account as provisioned by an unknown way until that is explained.",
      ]
      return finding
    }
  }
}
