internal import EntraModel
internal import TenantGraph

/// A guest that was there before is taken over by synchronization and made a member.
enum AdoptedGuest: Detection {
  static let rule = "XTS-ADOPTED-GUEST"
  static let summary = "The sync service updated an existing external account from guest to member"
  static let severityWords = "medium; info inside a declared multi-tenant organization"
  static let techniques = [TechniqueTable.accountManipulation]
  private static let came = PatternStep(
    "adopted", [.provisioned], from: "home", to: "external",
    doing: [.not(["create"]), .changing(["user-type:guest>member"])],
    says: "an update by the sync service that makes a guest a member")
  private static let invited = PatternStep(
    "invited", [.invited], from: "inviter", to: "external", when: [.with(came.name)],
    is: .optional, pick: .firstOfEach, says: "the account came by invitation")
  private static let used = SharedSteps.used(after: came)
  static let pattern = Pattern(start: came, [invited, came, used])
  static let logsNeeded = [
    "target tenant: audit log (user management)", "source tenant: provisioning log",
  ]
  static let publicRules = [
    "Sigma: User State Changed From Guest To Member (whoever does it)",
    "Elastic: Entra ID Guest Account Promoted to Member",
  ]
  static let blindSpots = ["A guest that synchronization takes over and leaves a guest"]
  static let benign = ["A migration of guests to members, with the mapping set to always apply"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    PatternMatcher(pattern, graph, context).units().compactMap { unit in
      guard let match = unit.first, let hop = match.first(came),
        let account = graph.node(hop.edge.to)
      else { return nil }
      let (edge, act) = (hop.edge, hop.act)
      let relation = Relation(
        owner: account.tenant, partner: account.homeTenant ?? graph.node(edge.from)?.tenant, graph,
        context, for: .provisioned, [act])
      guard relation != .microsoft else { return nil }
      let words = FindingWords(graph: graph, context: context)
      var walk = Walk()
      for invitation in match.all(invited) { walk.step(invitation) }
      walk.step(edge, act)
      walk.score(.provisioned, quality: act.quality, discount: relation.discount)
      walk.expect("existing guest made a member by synchronization", observed: true)
      let signIn = match.first(used)
      if let signIn {
        walk.step(signIn)
        walk.score(.signedIn, quality: signIn.act.quality, discount: relation.discount)
      }
      walk.expect("sign-in of the account", observed: signIn != nil)
      var finding = walk.finding(
        of: self, key: [edge.to.text, account.homeUPN],
        title:
          "\(account.label), a guest of \(words.name(account.tenant)), was made a member by synchronization",
        severity: .medium, relation: relation)
      finding.sourceTenant = account.homeTenant
      finding.targetTenant = account.tenant
      finding.accounts = words.accounts(external: edge.to, home: edge.from, actors: [])
      finding.response = [
        "Preserve the audit log of \(words.name(account.tenant)).",
        "Check whether the synchronization was meant to take over existing guests; if not, close the door before "
          + "setting the account back.",
        "Review what a member may see and do in \(words.name(account.tenant)) that a guest may not.",
      ]
      return finding
    }
  }
}
