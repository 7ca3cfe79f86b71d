internal import EntraModel

/// The acts of a graph as hops in walking direction, numbered, so that a search compares integers and no names.
///
/// A tenant has two numbers. Its first is the party: whoever controls the tenant, where walks begin and where the partner
/// goes on whom a policy lets in. Its second is the place, which a synchronization or a sign-in reaches without control
/// over the accounts that are at home there: no hop leaves it (decision 0029).
struct WalkNetwork: Sendable {
  /// One act, walked over one way.
  struct Hop: Sendable {
    /// Position of the edge in the graph, and of the act in the edge.
    let edge: Int32
    let act: Int32
    let from: Int32
    let to: Int32
    /// When; ``undated`` without an instant.
    let ticks: Int64
    /// Until when what the act made stands: a door, a right, an account; before ``ticks`` for an act that is over at once.
    let stands: Int64
    /// The evidence file that shows it; -1 when none does.
    let file: Int32
    let isInferred: Bool

    /// Whether the act happened no earlier than a moment, within the tolerance of the clocks (reference/detections T1).
    func mayFollow(_ moment: Int64, after file: Int32) -> Bool {
      guard ticks != WalkNetwork.undated, moment != WalkNetwork.undated else { return true }
      let isSameFile = file >= 0 && file == self.file
      return ticks >= (isSameFile ? moment : moment - WalkNetwork.skewTicks)
    }
  }

  /// The moment of what has no instant: before everything.
  static let undated = Int64.min
  /// The tolerance between two logs.
  static let skewTicks = PathSearch.skewSeconds * Instant.ticksPerSecond

  let graph: Graph
  /// The nodes by number, in the order of the graph; then the tenants once more, as places.
  let nodes: [NodeID]
  /// The hops by their start; those of one start by time, undated first.
  let hops: [Hop]
  private let starts: [Int]
  private let numbers: [NodeID: Int32]
  /// The first and the last number of each node, by number; they differ for tenants alone.
  private let firsts: [Int32]
  private let places: [Int32]

  /// Numbers a graph.
  ///
  /// - Complexity: O(n + m log m) in nodes and acts.
  init(_ graph: Graph) {
    self.graph = graph
    var nodes = graph.nodes.map(\.id)
    var numbers: [NodeID: Int32] = [:]
    numbers.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() { numbers[node] = Int32(index) }
    for edge in graph.edges {
      for node in [edge.from, edge.to] where numbers[node] == nil {
        numbers[node] = Int32(nodes.count)
        nodes.append(node)
      }
    }
    var firsts = nodes.indices.map(Int32.init)
    var places = firsts
    for (number, node) in nodes.enumerated() where Self.isTenant(node) {
      places[number] = Int32(nodes.count)
      places.append(places[number])
      nodes.append(node)
      firsts.append(Int32(number))
    }
    var files: [EvidenceID: Int32] = [:]
    var hops: [Hop] = []
    for (index, edge) in graph.edges.enumerated() {
      let direction = PathSearch.direction(of: edge.kind)
      guard direction != .never, let from = numbers[edge.from], let to = numbers[edge.to] else {
        continue
      }
      let entersPlace = !PathSearch.entersAsParty(over: edge.kind)
      for (position, act) in edge.acts.enumerated() {
        var file: Int32 = -1
        if let evidence = act.events.first?.place.evidence {
          let next = Int32(files.count)
          file = files[evidence, default: next]
          files[evidence] = file
        }
        let hop = { (from: Int32, to: Int32) in
          Hop(
            edge: Int32(index), act: Int32(position), from: from,
            to: entersPlace ? places[Int(to)] : to,
            ticks: act.instant?.ticks ?? Self.undated, stands: Self.stands(act, edge.kind),
            file: file, isInferred: edge.kind == .samePrincipal || act.state == .inferred)
        }
        if direction != .backward { hops.append(hop(from, to)) }
        if direction != .forward { hops.append(hop(to, from)) }
      }
    }
    hops.sort { ($0.from, $0.ticks, $0.edge, $0.act) < ($1.from, $1.ticks, $1.edge, $1.act) }
    (self.nodes, self.numbers) = (nodes, numbers)
    (self.firsts, self.places) = (firsts, places)
    (self.hops, starts) = (hops, Self.starts(of: hops, nodes.count))
  }

  private init(_ network: WalkNetwork, hops: [Hop]) {
    graph = network.graph
    nodes = network.nodes
    numbers = network.numbers
    firsts = network.firsts
    places = network.places
    (self.hops, starts) = (hops, Self.starts(of: hops, nodes.count))
  }

  private static func starts(of hops: [Hop], _ nodes: Int) -> [Int] {
    var starts = [Int](repeating: 0, count: nodes + 1)
    for hop in hops { starts[Int(hop.from) + 1] += 1 }
    for index in 0..<nodes { starts[index + 1] += starts[index] }
    return starts
  }

  /// The network without hops that no walk from some nodes to another can use, with the same numbers of nodes.
  ///
  /// - Complexity: That of a search, and O(n + m).
  func restricted(toHopsBetween starts: [Int32], and end: Int32) -> WalkNetwork {
    let search = WalkSearch(self, from: starts)
    var incoming: [Int32: [Int32]] = [:]
    for hop in hops where search.reaches(hop.from) {
      incoming[hop.to, default: []].append(hop.from)
    }
    var leads = [Bool](repeating: false, count: nodes.count)
    var waiting = [end, places[Int(end)]]
    for node in waiting { leads[Int(node)] = true }
    while let node = waiting.popLast() {
      for before in incoming[node] ?? [] where !leads[Int(before)] {
        leads[Int(before)] = true
        waiting.append(before)
      }
    }
    return WalkNetwork(
      self, hops: hops.filter { search.reaches($0.from) && leads[Int($0.to)] })
  }

  /// The first number of a node; nil when the graph doesn't have it.
  func number(of node: NodeID) -> Int32? { numbers[node] }

  /// The first number of the node that has a number.
  func first(_ number: Int32) -> Int32 { firsts[Int(number)] }

  /// The positions of the hops that leave a node, in their order.
  func hops(from node: Int32) -> Range<Int> { starts[Int(node)]..<starts[Int(node) + 1] }

  /// The step of a walk over a hop.
  func step(_ hop: Int, number: Int) -> PathStep {
    let edge = graph.edges[Int(hops[hop].edge)]
    return PathStep(edge: edge, act: edge.acts[Int(hops[hop].act)], step: number)
  }

  private static func isTenant(_ node: NodeID) -> Bool {
    node.text.hasPrefix(NodeKind.tenant.rawValue + ":")
  }

  private static func stands(_ act: Act, _ kind: EdgeKind) -> Int64 {
    switch kind {
    case .provisioned, .invited, .samePrincipal, .belongsTo, .granted, .grantedInbound, .synced:
      act.validUntil?.ticks ?? .max
    default: undated
    }
  }
}
