internal import EntraModel
internal import TenantGraph

/// Something was used whose making no record shows: says which log would.
enum IncompleteTrail: Detection {
  static let rule = "XTS-INCOMPLETE-TRAIL"
  static let summary =
    "An external account was used before the record of its coming, or came without a record of the door"
  static let severityWords = "that of the finding it belongs to, else info"
  static let techniques: [Technique] = []
  static let pattern = Pattern(searchedByRule: [
    "signed-in: an external account, more than five minutes before the act that provisioned it",
    "or an unexpected provisioning that was followed by a sign-in",
  ])
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
    let early = graph.edges(of: .provisioned).compactMap { predating($0, graph, context) }
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
    _ edge: Edge, _ graph: Graph, _ context: DetectContext
  ) -> Finding? {
    guard let account = graph.node(edge.to), graph.edges(to: edge.to, kind: .invited).isEmpty,
      let first = edge.acts.first(where: { $0.instant != nil }), let came = first.instant,
      first.verb == "create",
      let home = graph.node(edge.from)
    else { return nil }
    let early =
      (graph.edges(from: edge.to, kind: .signedIn) + graph.edges(from: home.id, kind: .signedIn))
      .flatMap { signIn in signIn.acts.map { (edge: signIn, act: $0) } }
      .first { item in
        guard let instant = item.act.instant, item.act.verb != "direct-connect",
          graph.node(item.edge.to)?.tenant == account.tenant
        else { return false }
        return instant < came.advanced(bySeconds: -PathSearch.skewSeconds)
      }
    guard let early else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    walk.step(early.edge, early.act)
    walk.score(.signedIn, quality: early.act.quality)
    walk.step(edge, first)
    walk.expect("how the account came before it was used", observed: false)
    walk.expect("sign-in", observed: true)
    var finding = walk.finding(
      of: self, key: [edge.to.text, account.homeUPN],
      title:
        "\(words.name(early.edge.from)) signed in to \(words.name(account.tenant)) before the record of its provisioning",
      severity: .info)
    finding.status = .partial
    finding.sourceTenant = account.homeTenant
    finding.targetTenant = account.tenant
    finding.accounts = words.accounts(external: edge.to, home: edge.from, actors: [])
    finding.missing = [
      "The sign-in belongs to no provisioning in the case: user management records of \(words.name(account.tenant)) "
        + "before \(early.act.instant?.dayText ?? "it") would show what it used."
    ]
    finding.response = ["Fetch older audit records of \(words.name(account.tenant))."]
    return finding
  }
}
