/// The lightest set of items that has an item of each of some sets: branch and bound.
///
/// The problem is NP-hard; the sets of a case are few and short, and what only one item can hit is taken without a
/// branch. A search that is too long ends with the best set so far and says that it isn't proven.
struct HittingSet {
  /// The most branches that are tried before the search gives up a proof.
  static let limit = 200_000

  /// Items by number, ascending.
  private(set) var chosen: [Int] = []
  /// Whether no lighter set exists.
  private(set) var isProven = true

  private let weights: [Int]
  private var bestWeight = Int.max
  private var branches = 0

  /// Solves.
  ///
  /// - Parameters:
  ///   - sets: What must be hit, none of them empty; items in the order in which they are to be tried.
  ///   - weights: The weight of each item, above 0.
  init(_ sets: [[Int]], weights: [Int]) {
    self.weights = weights
    // What only one item can hit needs that item, and whatever it hits is done with.
    let single = Set(sets.filter { $0.count == 1 }.flatMap { $0 })
    let open = Set(sets.filter { single.isDisjoint(with: $0) })
      .sorted { $0.count != $1.count ? $0.count < $1.count : $0.lexicographicallyPrecedes($1) }
    // A set that contains another is hit with it.
    var kept: [[Int]] = []
    for set in open
    where kept.count > Self.pruned || !kept.contains(where: { Set($0).isSubset(of: set) }) {
      kept.append(set)
    }
    branch(kept, single.sorted(), single.reduce(0) { $0 + weights[$1] })
    chosen.sort()
  }

  /// Beyond so many sets they aren't compared with each other.
  private static let pruned = 2000

  private mutating func branch(_ open: [[Int]], _ taken: [Int], _ weight: Int) {
    guard let next = open.min(by: { $0.count < $1.count }) else {
      if weight < bestWeight { (bestWeight, chosen) = (weight, taken) }
      return
    }
    branches += 1
    guard branches <= Self.limit else {
      isProven = false
      if bestWeight == .max { takeGreedily(open, taken, weight) }
      return
    }
    guard weight + bound(open) < bestWeight else { return }
    var barred: Set<Int> = []
    for item in next.sorted(by: {
      (hits($1, open), weights[$0], $0) < (hits($0, open), weights[$1], $1)
    }) {
      // What an earlier branch took is left out of the later ones, which would only find the same sets again.
      let rest = open.filter { !$0.contains(item) }
        .map { $0.filter { !barred.contains($0) } }
      if !rest.contains(where: \.isEmpty) { branch(rest, taken + [item], weight + weights[item]) }
      barred.insert(item)
    }
  }

  /// Sets without a common item need an item each.
  private func bound(_ open: [[Int]]) -> Int {
    var used: Set<Int> = []
    var bound = 0
    for set in open where used.isDisjoint(with: set) {
      used.formUnion(set)
      bound += set.map { weights[$0] }.min() ?? 0
    }
    return bound
  }

  private mutating func takeGreedily(_ open: [[Int]], _ taken: [Int], _ weight: Int) {
    var (open, taken, weight) = (open, taken, weight)
    while let set = open.first, let first = set.first {
      let item = set.reduce(first) { hits($1, open) > hits($0, open) ? $1 : $0 }
      taken.append(item)
      weight += weights[item]
      open.removeAll { $0.contains(item) }
    }
    (bestWeight, chosen) = (weight, taken)
  }

  private func hits(_ item: Int, _ open: [[Int]]) -> Int {
    open.reduce(0) { $0 + ($1.contains(item) ? 1 : 0) }
  }
}
