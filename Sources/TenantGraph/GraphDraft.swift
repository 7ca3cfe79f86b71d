internal import EntraModel

/// The graph while edges are drawn into it.
struct GraphDraft {
  struct Key: Hashable {
    var kind: EdgeKind
    var from: NodeID
    var to: NodeID
  }

  private(set) var edges: [Key: Edge] = [:]
  private(set) var nodes: [NodeID: Node] = [:]
  private var eventsOfNode: [NodeID: Set<Int64>] = [:]

  /// Adds an act to the edge of a kind between two nodes, and makes the edge when it is the first.
  mutating func draw(_ kind: EdgeKind, from: NodeID, to: NodeID, _ act: Act) {
    let key = Key(kind: kind, from: from, to: to)
    // In place: an edge may gather acts by the thousand, which a copy would move for each of them.
    edges[key, default: Edge(id: GraphDraft.edgeID(key), kind: kind, from: from, to: to)]
      .acts.append(act)
    touch(from, act.events)
    touch(to, act.events)
    if let by = act.by { touch(by, act.events) }
  }

  /// Counts a failed attempt on an edge that a success drew; without one it stays a row of the timeline.
  mutating func fail(_ kind: EdgeKind, from: NodeID, to: NodeID) {
    edges[Key(kind: kind, from: from, to: to)]?.failures += 1
  }

  /// The edges of a kind, in the order of their ends.
  func edges(of kind: EdgeKind) -> [Edge] {
    edges.values.filter { $0.kind == kind }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
  }

  /// Describes a node; later descriptions fill what earlier ones left empty.
  mutating func describe(_ node: Node) {
    guard var known = nodes[node.id] else {
      nodes[node.id] = node
      return
    }
    if known.label.isEmpty { known.label = node.label }
    if known.partner == nil { known.partner = node.partner }
    if known.roleTemplateID.isEmpty { known.roleTemplateID = node.roleTemplateID }
    nodes[node.id] = known
  }

  /// Drops edges that a predicate doesn't keep.
  mutating func prune(keeping isKept: (Edge) -> Bool) {
    edges = edges.filter { isKept($0.value) }
  }

  private mutating func touch(_ node: NodeID, _ events: [EventReference]) {
    for event in events { eventsOfNode[node, default: []].insert(event.key) }
  }

  /// Number of events that touch a node.
  func eventCount(of node: NodeID) -> Int { eventsOfNode[node]?.count ?? 0 }

  /// `e-` and 16 hexadecimal digits of a SHA-256 over source, kind and target, each on a line of its own.
  private static func edgeID(_ key: Key) -> String {
    let text = [key.from.text, key.kind.label, key.to.text].joined(separator: "\n")
    return "e-" + StableHash.hex16(of: text)
  }
}
