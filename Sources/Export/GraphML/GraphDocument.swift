internal import EntraModel

/// Writes the elements of a GraphML document; what has no value gets no element.
struct GraphDocument {
  let evidence: EvidenceIndex
  let layout: GraphLayout

  /// How many events an edge cites; the timeline has them all.
  private static let citedEvents = 5

  /// Declares a key.
  func declare(_ key: GraphKey, _ writer: borrowing XMLWriter) throws {
    try writer.start("key")
    try writer.attribute("id", key.rawValue)
    try writer.attribute("for", key.element)
    try writer.attribute("attr.name", key.name)
    try writer.attribute("attr.type", key.type)
    try writer.end()
  }

  /// Writes a node.
  func write(_ node: Node, _ writer: borrowing XMLWriter) throws {
    let spot = layout.spots[node.id] ?? GraphLayout.Spot()
    try writer.start("node")
    try writer.attribute("id", node.id.text)
    try writer.attribute("labels", node.kind.neo4jLabel)
    try data(.nodeLabel, node.label.allSatisfy(\.isWhitespace) ? node.id.text : node.label, writer)
    try data(.nodeKind, node.kind.rawValue, writer)
    try data(.nodeColor, GraphPalette.color(node.kind), writer)
    try data(.nodeSize, String(spot.size), writer)
    try data(.nodeX, String(spot.x), writer)
    try data(.nodeY, String(spot.y), writer)
    try data(.nodeEvents, String(node.events), writer)
    try data(.nodeTenant, node.tenant?.description, writer)
    try data(.nodeSeverity, node.severity?.rawValue, writer)
    try data(.nodeFirstSeen, node.firstSeen?.description, writer)
    try data(.nodeLastSeen, node.lastSeen?.description, writer)
    try data(.nodeStart, node.firstSeen.map { String($0.epochMilliseconds) }, writer)
    try data(.nodeEnd, node.lastSeen.map { String($0.epochMilliseconds) }, writer)
    try data(.nodeFindings, node.findings.sorted().joined(separator: " "), writer)
    try data(.nodeAliases, node.aliases.map(\.text).sorted().joined(separator: " "), writer)
    try writer.end()
  }

  /// Writes an edge.
  ///
  /// One of which only failed attempts were seen has no state and no quality.
  func write(_ edge: Edge, _ writer: borrowing XMLWriter) throws {
    let count = edge.acts.count
    let label = count > 1 ? "\(edge.kind.label) x\(count)" : edge.kind.label
    let weight = 1 + Logarithm.decimal(max(1, count))
    try writer.start("edge")
    try writer.attribute("id", edge.id)
    try writer.attribute("source", edge.from.text)
    try writer.attribute("target", edge.to.text)
    try writer.attribute("label", edge.kind.label)
    try data(.edgeLabel, label, writer)
    try data(.edgeKind, edge.kind.label, writer)
    try data(.edgeColor, GraphPalette.color(edge.kind), writer)
    try data(.edgeWeight, String((weight * 10_000).rounded() / 10_000), writer)
    try data(.edgeCount, String(count), writer)
    try data(.edgeFailures, String(edge.failures), writer)
    try data(.edgeSeverity, edge.severity?.rawValue, writer)
    try data(.edgeTechnique, edge.techniques.sorted().joined(separator: " "), writer)
    try data(.edgeQuality, count == 0 ? nil : Score(edge.quality).shortest, writer)
    try data(.edgeState, count == 0 ? nil : edge.state.rawValue, writer)
    // What was only inferred was never seen: the earliest moment that it can have isn't a time of its own.
    let seen = edge.acts.filter { $0.state == .observed }.compactMap(\.instant)
    try data(.edgeFirstSeen, seen.min()?.description, writer)
    try data(.edgeLastSeen, seen.max()?.description, writer)
    try data(.edgeStart, seen.min().map { String($0.epochMilliseconds) }, writer)
    try data(.edgeEnd, seen.max().map { String($0.epochMilliseconds) }, writer)
    try data(.edgeFindings, edge.findings.sorted().joined(separator: " "), writer)
    try data(.edgeEvidence, citations(edge), writer)
    try data(.edgeDetail, detail(edge), writer)
    try data(.edgeBy, unique(edge.acts.compactMap { $0.by?.text }).joined(separator: " "), writer)
    try data(.edgeCorroboration, count == 0 ? nil : edge.corroboration.rawValue, writer)
    try writer.end()
  }

  private func data(_ key: GraphKey, _ value: String?, _ writer: borrowing XMLWriter) throws {
    guard let value, !value.isEmpty else { return }
    try writer.start("data")
    try writer.attribute("key", key.rawValue)
    try writer.text(value)
    try writer.end()
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
