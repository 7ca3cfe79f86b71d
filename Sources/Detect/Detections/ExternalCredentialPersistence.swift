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
  private static let made = PatternStep(
    "made", [.acted], from: PatternPlace("external", [.external]), to: "object",
    doing: [.verbs(verbs)],
    says: "it adds a credential, an owner, consent, an authentication method or an account")
  private static let before = PatternStep(
    "before", [.acted], from: "external", to: "older", doing: [.verbs(verbs)],
    when: [PatternWindow(.earlier, [made.name])], is: .forbidden,
    says: "one of these acts of the account")
  private static let further = PatternStep(
    "further", [.acted], from: "external", to: "other", doing: [.verbs(verbs)],
    when: [.after(made.name, within: Stay.deedSeconds)], is: .optional,
    says: "more of these acts")
  /// A partnership is judged by all that the account ever added.
  private static let ever = PatternStep(
    "ever", [.acted], from: "external", to: "any", doing: [.verbs(verbs)],
    when: [.with(made.name)], is: .optional, says: "such an act at any time")
  private static let used = PatternStep(
    "used", [.signedIn], from: "external", to: "session",
    when: [.before(made.name, within: Stay.deedSeconds, .files)], pick: .last,
    says: "the external account signs in")
  private static let came = PatternStep(
    "came", [.provisioned, .invited], from: "home", to: "external",
    when: [.before(made.name)], is: .optional, pick: .lastOfEach, says: "how the account came")
  static let pattern = Pattern(
    start: made, unit: .places(["external"]), [came, used, made, before, further, ever])
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
    PatternMatcher(pattern, graph, context).units().compactMap { finding($0, graph, context) }
  }

  private static func finding(
    _ unit: [PatternMatch], _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let match = unit.earliest(made), let first = match.first(made),
      let signIn = match.first(used), let account = graph.node(first.edge.from)
    else { return nil }
    let id = account.id
    let relation = Relation(
      owner: account.tenant, partner: account.homeTenant, graph, context, for: .acted,
      match.all(ever).map(\.act))
    guard relation != .microsoft else { return nil }
    // Neither MTO nor partnership makes a new credential harmless unless the organization is declared.
    let discount = relation == .multiTenantOrganization ? relation.discount : 1
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    for arrival in match.all(came) {
      walk.step(arrival)
      if arrival.edge.kind == .provisioned {
        walk.score(.provisioned, quality: arrival.act.quality, discount: discount)
      }
    }
    walk.step(signIn)
    walk.score(.signedIn, quality: signIn.act.quality, discount: discount)
    walk.expect("sign-in of the external account", observed: true)
    for deed in match.all(further) {
      walk.step(deed)
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
    let arrivals = graph.edges(to: id, kind: .provisioned) + graph.edges(to: id, kind: .invited)
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
}
