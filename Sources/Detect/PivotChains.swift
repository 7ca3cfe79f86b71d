internal import EntraModel

/// Paths into tenants as hops of chains, joined where what one brought in controls the next.
struct PivotChains {
  /// The findings that chains are made of.
  let hops: [Finding]
  /// The act that joins each hop to each that may follow it, by their positions.
  let pivots: [[Int: Hop]]

  /// Longest chain that is followed (reference/detections 3.2).
  private static let depth = 6

  /// Joins findings.
  ///
  /// - Parameters:
  ///   - hops: The findings.
  ///   - acts: What an account that came in does, in the order in which it counts.
  /// - Complexity: O(n) in the findings' steps and accounts, and in the pairs of an act and a finding that it touches.
  init(_ hops: [Finding], acts: (NodeID) -> [Hop]) {
    self.hops = hops
    var touched: [NodeID: [Int]] = [:]
    var starts: [NodeID: [Int]] = [:]
    for (number, hop) in hops.enumerated() {
      for node in Set(hop.accounts.map(\.node) + hop.path.map(\.to)) {
        touched[node, default: []].append(number)
      }
      for node in Set(hop.path.map(\.from)) { starts[node, default: []].append(number) }
    }
    pivots = hops.map { first in
      var pivots: [Int: Hop] = [:]
      guard let middle = first.targetTenant else { return pivots }
      for account in first.accounts where account.role == "external account" {
        for act in acts(account.node) {
          for number in (touched[act.edge.to] ?? []) + (starts[account.node] ?? []) {
            let second = hops[number]
            guard pivots[number] == nil, second.sourceTenant == middle, second.id != first.id,
              let instant = act.act.instant, instant <= (second.lastSeen ?? instant)
            else { continue }
            pivots[number] = act
          }
        }
      }
      return pivots
    }
  }

  /// Chains of two hops or more from each hop that none leads to, as positions.
  ///
  /// Each pivot is on a chain, but not each combination of pivots: where ways meet again, only the first to meet there
  /// goes on over all that follows, the others over the first that follows.
  ///
  /// - Complexity: O(s p) in the hops that begin and in the pivots; never the number of combinations.
  func all() -> [[Int]] {
    let reached = Set(pivots.flatMap(\.keys))
    let next = pivots.map { $0.keys.sorted() }
    return hops.indices.filter { !reached.contains($0) && !next[$0].isEmpty }
      .flatMap { start in
        var seen: Set<[Int]> = []
        var chains: [[Int]] = []
        follow([start], next, &seen, &chains)
        return chains.filter { $0.count > 1 }
      }
  }

  private func follow(
    _ chain: [Int], _ next: [[Int]], _ seen: inout Set<[Int]>, _ chains: inout [[Int]]
  ) {
    guard let last = chain.last else { return }
    let ways =
      chain.count < Self.depth
      ? next[last].filter { way in
        !chain.contains {
          hops[$0].id == hops[way].id || hops[$0].sourceTenant == hops[way].targetTenant
        }
      } : []
    if ways.isEmpty { chains.append(chain) }
    let isFirst = seen.insert([last, chain.count]).inserted
    for way in isFirst ? ways[...] : ways.prefix(1) { follow(chain + [way], next, &seen, &chains) }
  }
}
