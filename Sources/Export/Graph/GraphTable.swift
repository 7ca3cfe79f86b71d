internal import EntraModel

/// The graph as every graph file shows it: nodes and edges in order, each with its attributes as text.
///
/// One edge per (source, kind, target), since readers merge parallel ones; an end that nobody described becomes a bare
/// node, since readers refuse a dangling edge. What has no value has no attribute.
struct GraphTable {
  /// An attribute that has a value.
  typealias Attribute = (key: GraphKey, value: String)

  /// By id.
  let nodes: [Node]
  /// By kind, source and target.
  let edges: [Edge]
  /// Where nodes stand.
  let layout: GraphLayout
  /// Title, span of time, tool and evidence digest in a line.
  let description: String

  private let evidence: EvidenceIndex

  /// How many events an edge cites; the timeline has them all.
  private static let citedEvents = 5

  /// Sorts, completes and lays out.
  init(_ input: ExportInput) {
    edges = input.edges.sorted { ($0.kind, $0.from, $0.to) < ($1.kind, $1.from, $1.to) }
    nodes = Self.complete(input.nodes, for: edges)
    layout = GraphLayout(nodes, edges)
    let whole = Self.description(input.facts, nodes)
    description = input.graphPart.isEmpty ? whole : "\(whole), a part: \(input.graphPart)"
    evidence = EvidenceIndex(input.facts)
  }

  /// The attributes of a node, in the order of ``GraphKey``.
  func attributes(of node: Node) -> [Attribute] {
    let spot = layout.spots[node.id] ?? GraphLayout.Spot()
    return Self.present([
      (.nodeLabel, label(of: node)),
      (.nodeKind, node.kind.rawValue),
      (.nodeColor, GraphPalette.color(node.kind)),
      (.nodeSize, String(spot.size)),
      (.nodeX, String(spot.x)),
      (.nodeY, String(spot.y)),
      (.nodeEvents, String(node.events)),
      (.nodeTenant, node.tenant?.description),
      (.nodeSeverity, node.severity?.rawValue),
      (.nodeFirstSeen, node.firstSeen?.description),
      (.nodeLastSeen, node.lastSeen?.description),
      (.nodeStart, node.firstSeen.map { String($0.epochMilliseconds) }),
      (.nodeEnd, node.lastSeen.map { String($0.epochMilliseconds) }),
      (.nodeFindings, node.findings.sorted().joined(separator: " ")),
      (.nodeAliases, node.aliases.map(\.text).sorted().joined(separator: " ")),
    ])
  }

  /// The attributes of an edge, in the order of ``GraphKey``.
  ///
  /// One of which only failed attempts were seen has no state and no quality.
  func attributes(of edge: Edge) -> [Attribute] {
    let count = edge.acts.count
    // What was only inferred was never seen: the earliest moment that it can have isn't a time of its own.
    let seen = edge.acts.filter { $0.state == .observed }.compactMap(\.instant)
    let (first, last) = (seen.min(), seen.max())
    return Self.present([
      (.edgeLabel, label(of: edge)),
      (.edgeKind, edge.kind.label),
      (.edgeColor, GraphPalette.color(edge.kind)),
      (.edgeWeight, String(weight(of: edge))),
      (.edgeCount, String(count)),
      (.edgeFailures, String(edge.failures)),
      (.edgeSeverity, edge.severity?.rawValue),
      (.edgeTechnique, edge.techniques.sorted().joined(separator: " ")),
      (.edgeQuality, count == 0 ? nil : Score(edge.quality).shortest),
      (.edgeState, count == 0 ? nil : edge.state.rawValue),
      (.edgeFirstSeen, first?.description),
      (.edgeLastSeen, last?.description),
      (.edgeStart, first.map { String($0.epochMilliseconds) }),
      (.edgeEnd, last.map { String($0.epochMilliseconds) }),
      (.edgeFindings, edge.findings.sorted().joined(separator: " ")),
      (.edgeEvidence, citations(edge)),
      (.edgeDetail, detail(edge)),
      (.edgeBy, unique(edge.acts.compactMap { $0.by?.text }).joined(separator: " ")),
      (.edgeCorroboration, count == 0 ? nil : edge.corroboration.rawValue),
    ])
  }

  /// What a node is called; its id when its label can't be seen.
  func label(of node: Node) -> String {
    node.label.allSatisfy(\.isWhitespace) ? node.id.text : node.label
  }

  /// What an edge is called, with the number of its acts when there are several.
  func label(of edge: Edge) -> String {
    edge.acts.count > 1 ? "\(edge.kind.label) x\(edge.acts.count)" : edge.kind.label
  }

  /// 1 and more, by the logarithm of the number of acts; never 0, which removes an edge in some readers.
  func weight(of edge: Edge) -> Double {
    ((1 + Logarithm.decimal(max(1, edge.acts.count))) * 10_000).rounded() / 10_000
  }

  private static func present(_ all: [(GraphKey, String?)]) -> [Attribute] {
    all.compactMap { key, value in
      guard let value, !value.isEmpty else { return nil }
      return (key, value)
    }
  }

  private static func complete(_ nodes: [Node], for edges: [Edge]) -> [Node] {
    var known: [NodeID: Node] = [:]
    for node in nodes { known[node.id] = node }
    for id in edges.flatMap({ [$0.from, $0.to] }) where known[id] == nil {
      let kind = id.text.prefix { $0 != ":" }
      known[id] = Node(
        id: id, kind: NodeKind(rawValue: String(kind)) ?? .application, tenant: nil, label: id.text)
    }
    return known.values.sorted { $0.id < $1.id }
  }

  private static func description(_ facts: CaseFacts, _ nodes: [Node]) -> String {
    let first = nodes.compactMap(\.firstSeen).min().map(\.description) ?? "no dated event"
    let last = nodes.compactMap(\.lastSeen).max().map { " to " + $0.description } ?? ""
    return "\(facts.title), \(first)\(last), \(facts.tool), evidence \(facts.evidenceDigest)"
  }

  /// The first events as `#3:4182`: number in the inventory and line.
  ///
  /// File names stay out, as Gephi changes `INF` in them.
  private func citations(_ edge: Edge) -> String {
    let places = edge.acts.flatMap(\.events).map(\.place)
    let all = unique(places.map { "#\(evidence.number(of: $0.evidence)):\($0.line)" })
    return all.prefix(Self.citedEvents).joined(separator: " ")
  }

  /// Verbs with what they changed, each once, in the order of time.
  private func detail(_ edge: Edge) -> String {
    let acts = edge.acts.map { $0.change.isEmpty ? $0.verb : $0.verb + " " + $0.change }
    return unique(acts.filter { !$0.isEmpty }).joined(separator: "; ").lowercased()
  }

  private func unique(_ texts: [String]) -> [String] {
    var seen = Set<String>()
    return texts.filter { seen.insert($0).inserted }
  }
}
