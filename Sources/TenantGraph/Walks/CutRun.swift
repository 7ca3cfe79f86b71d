internal import EntraModel

/// One search for the fewest items (``CutSearch``).
struct CutRun {
  let network: WalkNetwork
  let items: CutItems
  let starts: [Int32]
  let end: Int32

  /// Searches.
  func run() -> CutSearch.Cut {
    var cut = CutSearch.Cut()
    var sets: [[Int]] = []
    var chosen: [Int] = []
    while true {
      // Walks that share no item with each other are taken in one round, so that rounds stay few.
      var gone = Set(chosen)
      let before = sets.count
      while let walk = walk(without: gone) {
        let set = needed(by: walk)
        guard !set.isEmpty else {
          cut.uncuttable = steps(walk)
          return cut
        }
        sets.append(set)
        gone.formUnion(set)
      }
      guard sets.count > before else { break }
      guard sets.count < CutSearch.walkLimit else {
        // Everything that was found, which breaks every walk too.
        chosen = gone.sorted()
        cut.isSmallest = false
        break
      }
      let solution = HittingSet(sets, weights: items.weights)
      chosen = solution.chosen
      cut.isSmallest = solution.isProven
    }
    if !cut.isSmallest { chosen = spared(chosen) }
    chosen.sort { items.ids[$0] < items.ids[$1] }
    cut.walksSearched = sets.count
    cut.items = chosen.map { items.ids[$0] }
    cut.walks = chosen.map { item in
      walk(without: Set(chosen.filter { $0 != item })).map(steps) ?? []
    }
    return cut
  }

  /// The items without those that aren't needed, of a set that isn't proven.
  private func spared(_ chosen: [Int]) -> [Int] {
    var kept = Set(chosen)
    for item in chosen {
      kept.remove(item)
      if walk(without: kept) != nil { kept.insert(item) }
    }
    return Array(kept)
  }

  /// The earliest walk that needs none of some items, hop by hop; nil when there is none.
  private func walk(without gone: Set<Int>) -> [Int]? {
    var isGone = [Bool](repeating: false, count: items.ids.count)
    for item in gone { isGone[item] = true }
    let search = WalkSearch(network, from: starts, to: end) { position in
      let (policy, node) = items.needs[position]
      return (policy < 0 || !isGone[Int(policy)]) && (node < 0 || !isGone[Int(node)])
    }
    let label = search.best[Int(end)]
    return label < 0 ? nil : search.hops(to: label)
  }

  /// The items that a walk needs, in its order.
  private func needed(by walk: [Int]) -> [Int] {
    var set: [Int] = []
    for position in walk {
      let (policy, node) = items.needs[position]
      for item in [policy, node] where item >= 0 && !set.contains(Int(item)) {
        set.append(Int(item))
      }
    }
    return set
  }

  private func steps(_ walk: [Int]) -> [PathStep] {
    walk.enumerated().map { network.step($1, number: $0 + 1) }
  }
}
