internal import EntraModel
internal import TenantGraph

/// A service provider signed in to its customer: context, no attack by itself.
enum ServiceProviderAccess: Detection {
  static let rule = "SERVICEPROVIDER-ACCESS"
  static let summary =
    "A cloud service provider's accounts signed in through a partnership (GDAP, CSP)"
  static let severityWords = "info"
  static let techniques = [TechniqueTable.trustedRelationship]
  static let pattern = Pattern(searchedByRule: ["signed-in and accessed: type serviceProvider"])
  static let logsNeeded = ["customer tenant: sign-ins"]
  static let publicRules: [String] = []
  static let blindSpots = [
    "What the provider's roles allow: the partnership's own portal shows them"
  ]
  static let benign = ["The managed service provider at work"]

  static func find(
    in graph: Graph, _ context: DetectContext, earlier: [Finding]
  ) -> [Finding] {
    var pairs: [PolicyPair: [(edge: Edge, act: Act)]] = [:]
    for edge in graph.edges(of: .signedIn) {
      for act in edge.acts where act.verb == "service-provider" {
        let pair = PolicyPair(
          owner: graph.node(edge.to)?.tenant, partner: graph.node(edge.from)?.tenant)
        pairs[pair, default: []].append((edge, act))
      }
    }
    return pairs.keys.sorted().map { pair in
      let words = FindingWords(graph: graph, context: context)
      let uses = (pairs[pair] ?? []).sorted {
        ($0.act.instant?.ticks ?? .max, $0.edge.id) < ($1.act.instant?.ticks ?? .max, $1.edge.id)
      }
      var walk = Walk()
      for use in uses.prefix(5) { walk.step(use.edge, use.act) }
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
