internal import EntraModel

extension Graph {
  /// What a graph promises, checked; a sentence for each promise that is broken.
  ///
  /// Tests call it on every graph they make.
  ///
  /// - Complexity: O(n) in nodes, edges and acts.
  public func brokenPromises() -> [String] {
    var broken: [String] = []
    if zip(nodes, nodes.dropFirst()).contains(where: { $0.id >= $1.id }) {
      broken.append("node ids don't ascend")
    }
    let order = { (edge: Edge) in (edge.kind, edge.from, edge.to) }
    if zip(edges, edges.dropFirst()).contains(where: { order($0) >= order($1) }) {
      broken.append("edges don't ascend by kind, source and target")
    }
    for edge in edges {
      if node(edge.from) == nil { broken.append("\(edge.id) starts at no node: \(edge.from)") }
      if node(edge.to) == nil { broken.append("\(edge.id) ends at no node: \(edge.to)") }
      if edge.acts.isEmpty { broken.append("\(edge.id) has no act") }
      for act in edge.acts {
        if !(0...1).contains(act.quality) {
          broken.append("\(edge.id) has a quality beyond 0 to 1")
        }
        if act.events.isEmpty, edge.kind != .belongsTo {
          broken.append("\(edge.id) has an act without evidence")
        }
      }
      let times = edge.acts.map { $0.instant?.ticks ?? .max }
      if times != times.sorted() { broken.append("\(edge.id) has acts out of time order") }
    }
    return broken
  }
}
