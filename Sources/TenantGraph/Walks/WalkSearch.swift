internal import EntraModel

/// Earliest arrival over the hops of a network (Dijkstra on time).
///
/// The tolerance between clocks depends on the file of the hop before, so that an arrival a little later from another
/// file can go on where the earliest can't. A state is therefore a node and the file of the last hop: within one state
/// earlier is never worse, and the search is exact. Equal moments prefer fewer hops, then what a record shows, then the
/// order of the graph, so that one walk is found whatever the machine.
struct WalkSearch {
  /// A way to be at a node, at a tenant as party or in its place.
  struct Label {
    let node: Int32
    let file: Int32
    /// The latest instant of the hops so far; ``WalkNetwork/undated`` when none has one.
    let moment: Int64
    let depth: Int32
    /// The last hop; -1 at the start.
    let hop: Int32
    /// The label before; -1 at the start.
    let parent: Int32
    /// The next label of the same node; -1 at the end.
    let next: Int32
    var isSuperseded = false
  }

  /// How acts before the moment of a walk count.
  enum Standing {
    /// Only what happens at or after it can be walked over.
    case happening
    /// What an earlier act made can be used while it stands: a door that is open, an account that exists.
    case standing
  }

  private let network: WalkNetwork
  private let standing: Standing
  private(set) var labels: [Label] = []
  /// The first label of each node in the order of the search, by its first number; -1 when it wasn't reached.
  private(set) var best: [Int32]
  private var heads: [Int32]
  private var queue = LabelQueue()

  /// Searches from some nodes.
  ///
  /// - Parameters:
  ///   - network: Where to walk.
  ///   - sources: The numbers of the nodes where walks begin.
  ///   - moment: When they begin; ``WalkNetwork/undated`` for any time.
  ///   - target: The node at which the search may stop; nil to reach everything.
  ///   - standing: How acts before the moment of a walk count.
  ///   - isOpen: Whether a hop may be walked over, by its position.
  /// - Complexity: O(f m log m) in acts and evidence files, the files counting where they meet at a node.
  init(
    _ network: WalkNetwork, from sources: [Int32], at moment: Int64 = WalkNetwork.undated,
    to target: Int32? = nil, standing: Standing = .happening,
    isOpen: (Int) -> Bool = { _ in true }
  ) {
    self.network = network
    self.standing = standing
    best = [Int32](repeating: -1, count: network.nodes.count)
    heads = best
    for source in sources {
      push(node: source, file: -1, moment: moment, depth: 0, hop: -1, parent: -1)
    }
    while let index = queue.pop() {
      let label = labels[Int(index)]
      guard !label.isSuperseded else { continue }
      let node = network.first(label.node)
      if best[Int(node)] < 0 { best[Int(node)] = index }
      if node == target { return }
      relax(label, index, isOpen)
    }
  }

  /// Whether a number was reached: of a tenant the party or the place, each for itself.
  func reaches(_ number: Int32) -> Bool { heads[Int(number)] >= 0 }

  /// The positions of the hops that lead to a label, in their order.
  func hops(to label: Int32) -> [Int] {
    var hops: [Int] = []
    var index = label
    while index >= 0, labels[Int(index)].hop >= 0 {
      hops.append(Int(labels[Int(index)].hop))
      index = labels[Int(index)].parent
    }
    return hops.reversed()
  }

  /// The steps of the earliest walk to a node; empty for a start and for a node that wasn't reached.
  func steps(to node: Int32) -> [PathStep] {
    hops(to: best[Int(node)]).enumerated().map { network.step($1, number: $0 + 1) }
  }

  /// The nodes through which the earliest walks to some nodes pass on their way.
  ///
  /// - Complexity: O(labels).
  func passed(by nodes: [Int32]) -> Set<Int32> {
    var passed: Set<Int32> = []
    var seen = [Bool](repeating: false, count: labels.count)
    for node in nodes {
      var index = labels[Int(best[Int(node)])].parent
      while index >= 0, !seen[Int(index)] {
        seen[Int(index)] = true
        passed.insert(labels[Int(index)].node)
        index = labels[Int(index)].parent
      }
    }
    return passed
  }

  private mutating func relax(_ label: Label, _ index: Int32, _ isOpen: (Int) -> Bool) {
    for position in candidates(label) where isOpen(position) {
      let hop = network.hops[position]
      let isUsable =
        hop.mayFollow(label.moment, after: label.file)
        || (standing == .standing && hop.ticks <= label.moment && label.moment <= hop.stands)
      guard isUsable else { continue }
      push(
        node: hop.to, file: hop.file, moment: max(label.moment, hop.ticks), depth: label.depth + 1,
        hop: Int32(position), parent: index)
    }
  }

  /// The hops that can follow by time: where only later ones can, those before are skipped by bisection.
  private func candidates(_ label: Label) -> [Int] {
    let all = network.hops(from: label.node)
    guard standing == .happening, label.moment != WalkNetwork.undated else { return Array(all) }
    let undated = all.prefix { network.hops[$0].ticks == WalkNetwork.undated }
    let earliest = label.moment - WalkNetwork.skewTicks
    var (low, high) = (undated.endIndex, all.upperBound)
    while low < high {
      let middle = (low + high) / 2
      if network.hops[middle].ticks < earliest { low = middle + 1 } else { high = middle }
    }
    return Array(undated) + Array(low..<all.upperBound)
  }

  private mutating func push(
    node: Int32, file: Int32, moment: Int64, depth: Int32, hop: Int32, parent: Int32
  ) {
    let key = key(moment: moment, depth: depth, hop: hop)
    var known = heads[Int(node)]
    while known >= 0 {
      let label = labels[Int(known)]
      if !label.isSuperseded {
        // Whoever was here so much earlier can go on over everything that this label could.
        if label.moment == WalkNetwork.undated && moment != WalkNetwork.undated { return }
        if label.moment != WalkNetwork.undated, label.moment + WalkNetwork.skewTicks <= moment {
          return
        }
        if label.file == file {
          if self.key(moment: label.moment, depth: label.depth, hop: label.hop) <= key { return }
          labels[Int(known)].isSuperseded = true
        }
      }
      known = label.next
    }
    let index = Int32(labels.count)
    labels.append(
      Label(
        node: node, file: file, moment: moment, depth: depth, hop: hop, parent: parent,
        next: heads[Int(node)]))
    heads[Int(node)] = index
    queue.push(key, index)
  }

  private func key(moment: Int64, depth: Int32, hop: Int32) -> LabelQueue.Key {
    guard hop >= 0 else {
      return LabelQueue.Key(moment: moment, depth: depth, inferred: 0, edge: -1, act: -1)
    }
    let hop = network.hops[Int(hop)]
    return LabelQueue.Key(
      moment: moment, depth: depth, inferred: hop.isInferred ? 1 : 0, edge: hop.edge, act: hop.act)
  }
}
