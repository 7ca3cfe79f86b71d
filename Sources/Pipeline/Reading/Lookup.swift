internal import Custody
internal import Detect
internal import EntraModel
internal import TenantGraph

/// Finds what an argument means: a finding, an edge, an event or a node.
struct Lookup {
  /// What an argument means.
  enum Hit {
    case finding(Finding)
    case edge(Edge)
    case events([Event])
    case node(Node)
  }

  let casefile: Casefile
  let nodes: [Node]
  let edges: [Edge]
  let findings: [Finding]

  /// Reads graph and findings of a case.
  init(_ casefile: Casefile) throws(CustodyError) {
    self.casefile = casefile
    (nodes, edges) = try casefile.graph()
    findings = Detections.ordered(try casefile.findings())
  }

  /// The fewest hexadecimal digits that may stand for an id.
  private static let shortestPrefix = 6

  /// What an argument of `explain` means, nodes last.
  ///
  /// - Throws: ``PipelineError`` when nothing or more than one thing is meant.
  func hit(_ argument: String) throws -> Hit {
    let text = argument.lowercased()
    if let finding = try byID(text, in: findings, id: \.id) { return .finding(finding) }
    if text.hasPrefix("e-"), let edge = try byID(text, in: edges, id: \.id) { return .edge(edge) }
    for spelling in [argument, text] {
      let events = try casefile.events(withID: spelling)
      if !events.isEmpty { return .events(events) }
    }
    return .node(try node(argument))
  }

  /// The node that an argument means: a node id, GUID, UPN, or the start of what an event, edge or finding id names.
  ///
  /// - Throws: ``PipelineError`` when no node or more than one is meant.
  func node(_ argument: String) throws -> Node {
    let text = argument.lowercased()
    for matches in candidates(text) where !matches.isEmpty {
      guard let only = matches.first, matches.count == 1 else { throw ambiguous(argument, matches) }
      return only
    }
    if let start = try start(of: text, argument), let node = nodes.first(where: { $0.id == start })
    {
      return node
    }
    throw PipelineError(
      .failed, "nothing in the case has this id or name", place: argument,
      remedy: "give the id of a node, a GUID, a UPN, or the id of an event, edge or finding")
  }

  /// Groups of matches, the most exact first.
  private func candidates(_ text: String) -> [[Node]] {
    let guid = GUID(text)?.description
    return [
      nodes.filter { $0.id.text == text },
      nodes.filter { $0.aliases.contains { $0.text == text } },
      guid.map { guid in nodes.filter { $0.id == NodeID("tenant:" + guid) } } ?? [],
      guid.map { guid in nodes.filter { $0.objectID.lowercased() == guid } } ?? [],
      nodes.filter { $0.kind == .account && $0.upn.lowercased() == text },
      nodes.filter { $0.kind == .account && $0.homeUPN.lowercased() == text },
      nodes.filter { $0.label.lowercased() == text },
    ]
  }

  private func start(of text: String, _ argument: String) throws -> NodeID? {
    if let finding = try byID(text, in: findings, id: \.id) { return finding.path.first?.from }
    if let edge = try byID(text, in: edges, id: \.id) { return edge.from }
    return edges.first { edge in
      edge.acts.contains { $0.events.contains { $0.id == argument || $0.id == text } }
    }?.from
  }

  /// The one element whose id is the text or begins with it.
  private func byID<Element>(
    _ text: String, in elements: [Element], id: (Element) -> String
  ) throws -> Element? {
    if let exact = elements.first(where: { id($0) == text }) { return exact }
    let digits = text.hasPrefix("e-") ? text.dropFirst(2) : text[...]
    guard digits.utf8.count >= Self.shortestPrefix, digits.allSatisfy(\.isHexDigit) else {
      return nil
    }
    let matches = elements.filter { id($0).hasPrefix(text) }
    guard matches.count > 1 else { return matches.first }
    throw PipelineError(
      .failed, "more than one id begins so: " + matches.prefix(4).map(id).joined(separator: ", "),
      place: text, remedy: "give more digits")
  }

  private func ambiguous(_ argument: String, _ matches: [Node]) -> PipelineError {
    let ids = matches.map(\.id).sorted().prefix(4).map(\.text).joined(separator: ", ")
    return PipelineError(
      .failed, "\(matches.count) nodes have this name: \(ids)", place: argument,
      remedy: "give the id of one of them")
  }
}
