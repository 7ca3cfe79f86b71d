internal import EntraModel
internal import TenantGraph

/// An external account, once signed in, made itself a second way in: credentials, owners, consent, accounts.
enum ExternalCredentialPersistence: Detection {
  static let rule = "XTS-EXT-CRED-PERSIST"
  static let summary =
    "An external account added credentials, owners, consent or accounts within seven days of a sign-in"
  static let severityWords = "critical; info inside a declared multi-tenant organization"
  static let techniques = [
    TechniqueTable.additionalCredentials, TechniqueTable.createCloudAccount,
  ]
  static let pattern = Pattern(searchedByRule: [
    "[provisioned or invited: how the account came]",
    "signed-in: the external account signs in",
    "acted: it adds a credential, an owner, consent, an authentication method or an account, within 7 days",
  ])
  static let logsNeeded = [
    "target tenant: audit log (application, user and policy management)", "target tenant: sign-ins",
  ]
  static let publicRules = [
    "Sigma: Added Credentials to Existing Application (whoever does it)"
  ]
  static let blindSpots = [
    "Acts through Azure Resource Manager, mail or files, which these logs don't carry"
  ]
  static let benign = ["An external administrator or developer who does this by design"]

  private static let verbs: Set<String> = [
    "add-credential", "add-owner", "consent", "grant-permission", "create-user", "federate",
    "register-security-info", "reset-password", "elevate",
  ]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    let accounts = Set(graph.edges(of: .acted).map(\.from)).sorted()
    return accounts.compactMap { match($0, graph, context) }
  }

  private static func match(
    _ id: NodeID, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let account = graph.node(id), account.isExternal else { return nil }
    let deeds = graph.edges(from: id, kind: .acted)
      .flatMap { edge in edge.acts.filter { verbs.contains($0.verb) }.map { (edge: edge, act: $0) }
      }
      .sorted {
        ($0.act.instant?.ticks ?? .max, $0.edge.id) < ($1.act.instant?.ticks ?? .max, $1.edge.id)
      }
    let relation = Relation(
      owner: account.tenant, partner: account.homeTenant, graph, context, for: .acted,
      deeds.map(\.act))
    guard relation != .microsoft else { return nil }
    // Neither MTO nor partnership makes a new credential harmless unless the organization is declared.
    let discount = relation == .multiTenantOrganization ? relation.discount : 1
    guard let first = deeds.first, let instant = first.act.instant,
      let signIn = lastSignIn(of: id, before: first.act, graph)
    else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    let arrivals = graph.edges(to: id, kind: .provisioned) + graph.edges(to: id, kind: .invited)
    for edge in arrivals {
      guard let act = edge.acts.last(where: { ($0.instant ?? instant) <= instant }) else {
        continue
      }
      walk.step(edge, act)
      if edge.kind == .provisioned {
        walk.score(.provisioned, quality: act.quality, discount: discount)
      }
    }
    walk.step(signIn.edge, signIn.act)
    walk.score(.signedIn, quality: signIn.act.quality, discount: discount)
    walk.expect("sign-in of the external account", observed: true)
    for deed in deeds
    where (deed.act.instant ?? instant).seconds(since: instant) <= Stay.deedSeconds {
      walk.step(deed.edge, deed.act)
      walk.score(.actedPrivileged, quality: deed.act.quality, discount: discount)
    }
    walk.expect("credential, owner, consent or account added", observed: true)
    let objects = Array(Set(walk.steps.filter { $0.edge == .acted }.map { words.name($0.to) }))
      .sorted()
    var finding = walk.finding(
      of: self, key: [id.text, account.homeUPN],
      title: "\(account.label), external in \(words.name(account.tenant)), made a further way in: "
        + objects.joined(separator: ", "),
      severity: .critical, relation: relation)
    finding.sourceTenant = account.homeTenant
    finding.targetTenant = account.tenant
    finding.accounts = words.accounts(external: id, home: arrivals.first?.from, actors: [])
    finding.response = [
      "Preserve the audit log and both sign-in logs of \(words.name(account.tenant)), also of service principals.",
      "If the account came by synchronization, close that door first.",
      "Block the account, then remove what it added: " + objects.joined(separator: ", ") + ".",
      "Review sign-ins of the service principals and accounts concerned since the change.",
    ]
    return finding
  }

  private static func lastSignIn(
    of account: NodeID, before act: Act, _ graph: Graph
  ) -> (edge: Edge, act: Act)? {
    graph.edges(from: account, kind: .signedIn)
      .flatMap { edge in edge.acts.map { (edge: edge, act: $0) } }
      .filter { signIn in
        guard let instant = act.instant, let time = signIn.act.instant else { return false }
        return PathSearch.mayFollow(act, after: time, from: signIn.act.events.first)
          && instant.seconds(since: time) <= Stay.deedSeconds
      }
      .max { ($0.act.instant?.ticks ?? 0, $0.edge.id) < ($1.act.instant?.ticks ?? 0, $1.edge.id) }
  }
}
