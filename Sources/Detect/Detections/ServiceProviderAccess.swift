internal import EntraModel
internal import TenantGraph

/// A service provider signed in to its customer: context, no attack by itself.
enum ServiceProviderAccess: Detection {
  static let rule = "SERVICEPROVIDER-ACCESS"
  static let summary =
    "A cloud service provider's accounts signed in through a partnership (GDAP, CSP)"
  static let severityWords = "info"
  static let techniques = [TechniqueTable.trustedRelationship]
  private static let used = PatternStep(
    "used", [.signedIn], from: "provider", to: "session", doing: [.verbs(["service-provider"])],
    says: "a sign-in of type serviceProvider")
  static let pattern = Pattern(
    start: used, unit: .tenants([.tenant(of: "session"), .tenant(of: "provider")]), [used])
  static let logsNeeded = ["customer tenant: sign-ins"]
  static let publicRules: [String] = []
  static let blindSpots = [
    "What the provider's roles allow: the partnership's own portal shows them"
  ]
  static let benign = ["The managed service provider at work"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    PatternMatcher(pattern, graph, context).units().compactMap { unit in
      let uses = unit.compactMap { $0.first(used) }.sorted(by: Hop.isOrdered)
      guard let first = uses.first else { return nil }
      let pair = PolicyPair(
        owner: graph.node(first.edge.to)?.tenant, partner: graph.node(first.edge.from)?.tenant)
      let words = FindingWords(graph: graph, context: context)
      var walk = Walk()
      for use in uses.prefix(5) { walk.step(use) }
      walk.score(.signedIn, discount: 0.2)
      walk.expect("sign-in of a service provider", observed: true)
      var finding = walk.finding(
        of: self, key: [NodeID.policy(owner: pair.owner, partner: pair.partner).text],
        title:
          "\(words.name(pair.partner)) signed in to \(words.name(pair.owner)) as its service provider, \(uses.count) times",
        severity: .info)
      finding.sourceTenant = pair.partner
      finding.targetTenant = pair.owner
      finding.accounts = Array(Set(uses.map(\.edge.from))).sorted().prefix(20)
        .map { words.account($0, role: "home account") }
      finding.response = ["Compare with the contract and the roles that the partnership gives."]
      return finding
    }
  }
}
