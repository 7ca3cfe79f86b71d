import EntraModel
import Foundation
import TenantGraph

/// A generator with a fixed seed, so that a failure can be met again (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}

/// Small random cases of three tenants: accounts, policies, sign-ins, acts with and without a time in two files.
enum RandomGraphs {
  /// How many graphs a test looks at; `TWINS=100000` for more.
  static let count = ProcessInfo.processInfo.environment["TWINS"].flatMap(Int.init) ?? 300

  static let tenants = (1...3).map {
    GUID(high: 0x7777_0000_0000_4000, low: 0x8000_0000_0000_0000 + $0)
  }

  static func graph(_ generator: inout Seeded) -> Graph {
    var nodes: [Node] = []
    for tenant in tenants {
      nodes.append(Node(id: .tenant(tenant), kind: .tenant, tenant: tenant, label: ""))
      for number in 0..<Int.random(in: 1...2, using: &generator) {
        nodes.append(
          Node(
            id: NodeID(.account, tenant: tenant, key: "a\(number)"), kind: .account, tenant: tenant,
            label: ""))
      }
      nodes.append(
        Node(
          id: NodeID(.signIn, tenant: tenant, key: "s"), kind: .signIn, tenant: tenant, label: ""))
      guard let partner = tenants.randomElement(using: &generator), partner != tenant else {
        continue
      }
      nodes.append(
        Node(
          id: .policy(owner: tenant, partner: partner), kind: .policy, tenant: tenant, label: ""))
    }
    var pairs: [(EdgeKind, NodeID, NodeID)] = []
    for _ in 0..<Int.random(in: 3...45, using: &generator) {
      guard let from = nodes.randomElement(using: &generator),
        let to = nodes.randomElement(using: &generator), from.id != to.id,
        let kind = kinds(from.kind, to.kind).randomElement(using: &generator)
      else { continue }
      pairs.append((kind, from.id, to.id))
    }
    pairs += tenantPairs(nodes, &generator)
    var edges: [String: Edge] = [:]
    for (number, (kind, from, to)) in pairs.enumerated() {
      let id = "\(kind.label) \(from) \(to)"
      var edge = edges[id] ?? Edge(id: id, kind: kind, from: from, to: to)
      edge.acts.append(act(number, &generator))
      edges[id] = edge
    }
    let sorted = edges.keys.sorted().compactMap { edges[$0] }.map { edge in
      var edge = edge
      edge.acts.sort { ($0.instant?.ticks ?? .max, $0.verb) < ($1.instant?.ticks ?? .max, $1.verb) }
      return edge
    }
    return Graph(nodes: nodes, edges: sorted)
  }

  /// Ways into tenants, and from tenants to the accounts that are at home there: chance alone seldom draws both.
  private static func tenantPairs(
    _ nodes: [Node], _ generator: inout Seeded
  ) -> [(EdgeKind, NodeID, NodeID)] {
    var pairs: [(EdgeKind, NodeID, NodeID)] = []
    for node in nodes where Bool.random(using: &generator) {
      guard let tenant = node.tenant, let other = tenants.randomElement(using: &generator) else {
        continue
      }
      switch node.kind {
      case .account: pairs.append((.belongsTo, node.id, .tenant(tenant)))
      case .policy: pairs.append((.grantedInbound, node.id, .tenant(other)))
      case .signIn: pairs.append((.accessed, node.id, .tenant(tenant)))
      case .tenant where other != tenant: pairs.append((.synced, node.id, .tenant(other)))
      default: break
      }
    }
    return pairs
  }

  private static func kinds(_ from: NodeKind, _ to: NodeKind) -> [EdgeKind] {
    switch (from, to) {
    case (.account, .account): [.provisioned, .invited, .acted, .samePrincipal, .evicted]
    case (.account, .policy): [.configured]
    case (.account, .signIn): [.signedIn]
    case (.account, .tenant): [.belongsTo]
    case (.policy, .tenant): [.grantedInbound, .grantedOutbound]
    case (.signIn, .tenant): [.accessed]
    case (.tenant, .tenant): [.synced]
    default: []
    }
  }

  private static func act(_ number: Int, _ generator: inout Seeded) -> Act {
    let isDated = Int.random(in: 0..<6, using: &generator) > 0
    let instant = isDated ? at(Int64.random(in: 0..<40, using: &generator)) : nil
    let place = EvidencePlace(
      evidence: EvidenceID(Int64.random(in: 1...2, using: &generator)), record: 1, line: 1,
      offset: 0, length: 1)
    let isDirect = Int.random(in: 0..<3, using: &generator) == 0
    var act = Act(
      instant: instant, verb: isDirect ? "direct-connect" : "v\(number)",
      events: [
        EventReference(key: Int64(number), id: "e\(number)", instant: instant, place: place)
      ])
    if let instant, Bool.random(using: &generator) {
      act.validUntil = instant.advanced(
        bySeconds: 100 * Int64.random(in: 0..<20, using: &generator))
    }
    return act
  }

  /// The instant of a step of 100 seconds, so that the tolerance of five minutes spans three of them.
  static func at(_ step: Int64) -> Instant {
    Instant(ticks: (step + 1) * 100 * Instant.ticksPerSecond)
  }
}

/// Walks by brute force: every state of node, moment and file, without a thought of which is better.
struct NaiveWalks {
  let graph: Graph
  /// Whether what an earlier act made counts while it stands.
  var isStanding = false
  /// Whether a tenant that was entered over anything but an opened door is the end of a walk.
  var endsInPlaces = true
  /// Whether a hop is there.
  var isThere: (Edge, Act) -> Bool = { _, _ in true }

  private struct State: Hashable {
    var node: NodeID
    var moment: Instant?
    var last: EvidenceID?
    var isEnd = false
  }

  /// The earliest arrival at each node that can be reached; `.min` where no moment is needed.
  func arrivals(from starts: [NodeID], at moment: Instant? = nil) -> [NodeID: Instant] {
    var hops: [NodeID: [(edge: Edge, act: Act, to: NodeID)]] = [:]
    for edge in graph.edges {
      let direction = PathSearch.direction(of: edge.kind)
      for act in edge.acts where isThere(edge, act) {
        if direction == .forward || direction == .both {
          hops[edge.from, default: []].append((edge, act, edge.to))
        }
        if direction == .backward || direction == .both {
          hops[edge.to, default: []].append((edge, act, edge.from))
        }
      }
    }
    var waiting = starts.map { State(node: $0, moment: moment, last: nil) }
    var seen = Set(waiting)
    while let state = waiting.popLast() {
      if state.isEnd { continue }
      for hop in hops[state.node] ?? [] where mayWalk(hop.edge, hop.act, state) {
        let next = State(
          node: hop.to, moment: [state.moment, hop.act.instant].compactMap { $0 }.max(),
          last: hop.act.events.first?.place.evidence,
          isEnd: endsInPlaces && graph.node(hop.to)?.kind == .tenant
            && hop.edge.kind != .grantedInbound)
        if seen.insert(next).inserted { waiting.append(next) }
      }
    }
    var arrivals: [NodeID: Instant] = [:]
    for state in seen {
      let moment = state.moment ?? Instant(ticks: .min)
      arrivals[state.node] = min(arrivals[state.node] ?? moment, moment)
    }
    return arrivals
  }

  private func mayWalk(_ edge: Edge, _ act: Act, _ state: State) -> Bool {
    guard let instant = act.instant, let moment = state.moment else { return true }
    let isSameFile = state.last != nil && state.last == act.events.first?.place.evidence
    let tolerance = isSameFile ? 0 : PathSearch.skewSeconds
    if instant >= moment.advanced(bySeconds: -tolerance) { return true }
    let lasting: Set<EdgeKind> = [
      .provisioned, .invited, .samePrincipal, .belongsTo, .granted, .grantedInbound, .synced,
    ]
    return isStanding && lasting.contains(edge.kind) && moment <= (act.validUntil ?? moment)
  }
}
