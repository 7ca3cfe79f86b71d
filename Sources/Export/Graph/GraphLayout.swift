internal import EntraModel

/// Where nodes stand: from left to right in the order in which they were first seen, in lanes by tenant and kind.
///
/// The first view then tells the story, and it is the same on every machine: no force, no chance. Sizes span exactly 4 to
/// 100, so that Gephi's automatic scaling leaves the layout unchanged.
struct GraphLayout {
  /// Place and size of one node.
  struct Spot: Equatable {
    var x = 0.0
    var y = 0.0
    var size = 4.0
  }

  private(set) var spots: [NodeID: Spot] = [:]

  private struct Lane: Hashable {
    var tenant: TenantID?
    var kind: Int
  }

  /// Lays the nodes out.
  ///
  /// - Complexity: O(n log n + edges).
  init(_ nodes: [Node], _ edges: [Edge]) {
    let depths = Self.depths(nodes, edges)
    let story = nodes.sorted { left, right in
      let key = { (node: Node) in
        (
          node.firstSeen?.ticks ?? .max, depths[node.id] ?? 0, GraphPalette.lane(node.kind),
          node.id.text
        )
      }
      return key(left) < key(right)
    }
    var tenantRanks: [TenantID?: Int] = [:]
    for node in story where tenantRanks[node.tenant] == nil {
      tenantRanks[node.tenant] = node.tenant == nil ? .max : tenantRanks.count
    }
    let lane = { (node: Node) in Lane(tenant: node.tenant, kind: GraphPalette.lane(node.kind)) }
    let lanes = Set(story.map(lane)).sorted { left, right in
      (tenantRanks[left.tenant] ?? 0, left.kind) < (tenantRanks[right.tenant] ?? 0, right.kind)
    }
    let laneRanks = Dictionary(uniqueKeysWithValues: lanes.enumerated().map { ($1, $0) })
    let sizes = Self.sizes(story)
    for (rank, node) in story.enumerated() {
      spots[node.id] = Spot(
        x: Self.place(rank, of: story.count, widestStep: 160),
        y: -Self.place(laneRanks[lane(node)] ?? 0, of: lanes.count, widestStep: 160),
        size: sizes[rank])
    }
  }

  /// How many hops lead to a node among those first seen at the same instant: who acts stands left of what is acted upon.
  private static func depths(_ nodes: [Node], _ edges: [Edge]) -> [NodeID: Int] {
    let seen = Dictionary(
      nodes.map { ($0.id, $0.firstSeen) }, uniquingKeysWith: { first, _ in first })
    let timeless: [EdgeKind] = [.belongsTo, .samePrincipal]
    let ties = edges.filter { edge in
      guard !timeless.contains(edge.kind), edge.from != edge.to, let from = seen[edge.from] else {
        return false
      }
      return from != nil && from == seen[edge.to]
    }
    var depths: [NodeID: Int] = [:]
    // A path has few hops in one instant; a circle must end somewhere.
    for _ in 0..<6 {
      var next = depths
      for edge in ties { next[edge.to] = max(next[edge.to] ?? 0, (depths[edge.from] ?? 0) + 1) }
      if next == depths { break }
      depths = next
    }
    return depths
  }

  /// The n-th of a number of places, centred on 0, never further out than 1000.
  private static func place(_ rank: Int, of count: Int, widestStep: Double) -> Double {
    guard count > 1 else { return 0 }
    let step = min(widestStep, 2000 / Double(count - 1))
    return rounded((Double(rank) - Double(count - 1) / 2) * step)
  }

  /// 4 to 100 by the logarithm of the number of events; when all are equal, tenants are big and the rest is small.
  private static func sizes(_ nodes: [Node]) -> [Double] {
    var weights = nodes.map { log10(of: $0.events) }
    if let first = weights.first, weights.allSatisfy({ $0 == first }) {
      weights = nodes.map { $0.kind == .tenant ? 1 : 0 }
    }
    guard let least = weights.min(), let most = weights.max(), most > least else {
      return nodes.map { _ in 20 }
    }
    return weights.map { rounded(4 + 96 * ($0 - least) / (most - least)) }
  }

  /// Two decimals, so that the last bits of a platform's arithmetic never show.
  private static func rounded(_ number: Double) -> Double {
    // Adding zero turns a negative zero into a plain one.
    (number * 100).rounded() / 100 + 0
  }

  /// The decimal logarithm of 1 and a count, by integers and one exact series, equal on every machine.
  static func log10(of count: Int) -> Double { Logarithm.decimal(1 + max(0, count)) }
}
