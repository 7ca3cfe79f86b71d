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
  private static let verbs: Set<String> = [
    "add-credential", "grant-permission", "add-owner", "consent",
  ]

  /// Verbs that only take away: a pipeline that tightens a policy lets nobody in.
  private static let closings = Set(PolicyFlag.allCases.compactMap(\.closingVerb)).union([
    "delete-sync"
  ])

  private static let changed = PatternStep(
    "changed", [.configured], from: PatternPlace("application", [.kind(.servicePrincipal)]),
    to: "policy", doing: [.not(closings)],
    says: "that service principal changes a cross-tenant policy, and not to close it alone")
  private static let prepared = PatternStep(
    "prepared", [.acted], from: "preparer", to: "application", doing: [.verbs(verbs)],
    when: [.before(changed.name, within: Stay.deedSeconds)],
    says: "a credential or permission is added to a service principal")
  private static let further = PatternStep(
    "further", [.configured], from: "application", to: "policy", when: [.after(changed.name)],
    is: .optional, says: "whatever else it changes")
  static let pattern = Pattern(start: changed, [prepared, changed, further])
  static let logsNeeded = ["target tenant: audit log (application management, cross-tenant access)"]
  static let publicRules = ["Sigma: Added Credentials to Existing Application (credential alone)"]
  static let blindSpots = ["A credential that was added before the audit log begins"]
  static let benign = ["An infrastructure-as-code pipeline whose secret was rotated"]

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
    guard let edge = match.first(changed)?.edge, let application = graph.node(edge.from),
      let policy = graph.node(edge.to)
    else { return nil }
    let relation = Relation(
      owner: policy.tenant, partner: policy.partner, graph, context, for: edge.kind, edge.acts)
    guard relation != .microsoft else { return nil }
    let words = FindingWords(graph: graph, context: context)
    var walk = Walk()
    var actors: [NodeID] = []
    for preparation in match.all(prepared).inGraphOrder {
      walk.step(preparation)
      if !actors.contains(preparation.edge.from) { actors.append(preparation.edge.from) }
    }
    walk.score(.anomaly, discount: relation.discount)
    walk.expect("credential or permission added to the application", observed: true)
    for turn in match.all(further) {
      walk.step(turn)
      switch turn.act.verb {
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
}
