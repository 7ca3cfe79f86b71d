internal import EntraModel
internal import TenantGraph

/// A service principal changed a cross-tenant policy soon after it was given a credential or permission.
enum ConfigurationByApplication: Detection {
  static let rule = "XTS-CONFIG-BY-APP"
  static let summary =
    "An application changed a cross-tenant policy within seven days of a new credential or permission"
  static let severityWords = "high; info for own and declared tenants"
  static let techniques = [
    TechniqueTable.additionalCredentials, TechniqueTable.trustModification,
  ]
  static let pattern = Pattern(searchedByRule: [
    "acted: a credential or permission is added to a service principal",
    "configured: that service principal changes a cross-tenant policy, within 7 days, and not to close it alone",
  ])
  static let logsNeeded = ["target tenant: audit log (application management, cross-tenant access)"]
  static let publicRules = ["Sigma: Added Credentials to Existing Application (credential alone)"]
  static let blindSpots = ["A credential that was added before the audit log begins"]
  static let benign = ["An infrastructure-as-code pipeline whose secret was rotated"]

  private static let verbs: Set<String> = [
    "add-credential", "grant-permission", "add-owner", "consent",
  ]

  /// Verbs that only take away: a pipeline that tightens a policy lets nobody in.
  private static let closings = Set(PolicyFlag.allCases.compactMap(\.closingVerb)).union([
    "delete-sync"
  ])

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    graph.edges(of: .configured).compactMap { edge in
      guard let application = graph.node(edge.from), application.kind == .servicePrincipal,
        let policy = graph.node(edge.to)
      else { return nil }
      let relation = Relation(
        owner: policy.tenant, partner: policy.partner, graph, context, for: edge.kind, edge.acts)
      guard relation != .microsoft else { return nil }
      return match(edge, application, policy, relation, graph, context)
    }
  }

  private static func match(
    _ edge: Edge, _ application: Node, _ policy: Node, _ relation: Relation, _ graph: Graph,
    _ context: DetectContext
  ) -> Finding? {
    let preparations = graph.edges(to: application.id, kind: .acted)
      .flatMap { acted in
        acted.acts.filter { verbs.contains($0.verb) }.map { (edge: acted, act: $0) }
      }
    guard
      let first = edge.acts.first(where: { act in
        !closings.contains(act.verb) && preparations.contains { isShortlyBefore($0.act, act) }
      })
    else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    var actors: [NodeID] = []
    for preparation in preparations where isShortlyBefore(preparation.act, first) {
      walk.step(preparation.edge, preparation.act)
      if !actors.contains(preparation.edge.from) { actors.append(preparation.edge.from) }
    }
    walk.score(.anomaly, discount: relation.discount)
    walk.expect("credential or permission added to the application", observed: true)
    for act in edge.acts
    where (act.instant ?? .init(ticks: .min)) >= (first.instant ?? .init(ticks: .min)) {
      walk.step(edge, act)
      switch act.verb {
      case "enable-sync": walk.score(.syncAllowed, discount: relation.discount)
      case "auto-redeem", "trust": walk.score(.redemptionOrTrust, discount: relation.discount)
      default: walk.score(.partnerChanged, discount: relation.discount)
      }
    }
    walk.expect("cross-tenant policy changed by the application", observed: true)
    var finding = walk.finding(
      of: self, key: [application.id.text, policy.id.text],
      title:
        "The application \(application.label) changed \(policy.label) soon after it was given a credential or permission",
      severity: relation == .unknown ? .high : .info, relation: relation)
    finding.sourceTenant = policy.partner
    finding.targetTenant = policy.tenant
    finding.accounts =
      [words.account(application.id, role: "recorded as initiator")]
      + words.accounts(external: nil, home: nil, actors: actors)
    finding.response = [
      "Preserve the audit log of \(words.name(policy.tenant)) and the sign-ins of service principals.",
      "Set the policy back, the synchronization first.",
      "Remove the credentials of \(application.label) and its right to change cross-tenant access.",
      "Review " + actors.map { words.name($0) }.joined(separator: ", ")
        + ", recorded as adding them.",
    ]
    return finding
  }

  private static func isShortlyBefore(_ preparation: Act, _ act: Act) -> Bool {
    guard let earlier = preparation.instant, let later = act.instant else { return false }
    return earlier <= later && later.seconds(since: earlier) <= Stay.deedSeconds
  }
}
