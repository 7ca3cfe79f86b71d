public import EntraModel

/// Nodes and edges in a fixed order, with the policies and organizations that rules ask about.
public struct Graph: Sendable {
  /// Nodes by id, ascending.
  public let nodes: [Node]
  /// Edges by (kind, from, to), ascending; acts of each in time order, those without an instant last.
  public let edges: [Edge]
  /// Policy of each owner and partner over time.
  public let policies: [PolicyPair: PolicyHistory]
  /// Pairs (owner, partner) of one multi-tenant organization, as the owner's own audit log shows.
  public let multiTenantPairs: Set<PolicyPair>

  private let nodeIndex: [NodeID: Int]
  private let outgoing: [NodeID: [Int]]
  private let incoming: [NodeID: [Int]]

  /// Makes a graph of nodes and edges in any order.
  public init(
    nodes: [Node], edges: [Edge], policies: [PolicyPair: PolicyHistory] = [:],
    multiTenantPairs: Set<PolicyPair> = []
  ) {
    self.nodes = nodes.sorted { $0.id < $1.id }
    self.edges = edges.sorted { ($0.kind, $0.from, $0.to) < ($1.kind, $1.from, $1.to) }
    self.policies = policies
    self.multiTenantPairs = multiTenantPairs
    nodeIndex = Dictionary(
      self.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    var outgoing: [NodeID: [Int]] = [:]
    var incoming: [NodeID: [Int]] = [:]
    for (index, edge) in self.edges.enumerated() {
      outgoing[edge.from, default: []].append(index)
      incoming[edge.to, default: []].append(index)
    }
    (self.outgoing, self.incoming) = (outgoing, incoming)
  }

  init(_ draft: GraphDraft, _ context: GraphContext) {
    var edges: [Edge] = []
    var spans: [NodeID: (first: Instant, last: Instant)] = [:]
    var touched: Set<NodeID> = []
    for edge in draft.edges.values {
      var edge = edge
      edge.acts.sort { Graph.actKey($0) < Graph.actKey($1) }
      edges.append(edge)
      for act in edge.acts {
        for node in [edge.from, edge.to] + (act.by.map { [$0] } ?? []) {
          touched.insert(node)
          guard let instant = act.instant else { continue }
          let span = spans[node] ?? (instant, instant)
          spans[node] = (min(span.first, instant), max(span.last, instant))
        }
      }
    }
    let nodes = touched.map { id in
      var node = draft.nodes[id] ?? Graph.bareNode(id)
      node.events = draft.eventCount(of: id)
      node.firstSeen = spans[id]?.first
      node.lastSeen = spans[id]?.last
      return node
    }
    self.init(
      nodes: nodes, edges: edges, policies: context.histories,
      multiTenantPairs: context.multiTenantPairs)
  }

  /// Acts in time order, undated last, then by verb and first event.
  private static func actKey(_ act: Act) -> (Int64, String, String, String) {
    (act.instant?.ticks ?? .max, act.verb, act.events.first?.id ?? "", act.change)
  }

  /// A node that no record describes beyond its id.
  private static func bareNode(_ id: NodeID) -> Node {
    let parts = id.text.split(separator: ":", maxSplits: 1)
    let kind = parts.first.flatMap { NodeKind(rawValue: String($0)) } ?? .account
    let rest = parts.count > 1 ? parts[1] : ""
    let tenant = rest.split(separator: ".", maxSplits: 1).first.flatMap { GUID($0) }
    return Node(id: id, kind: kind, tenant: tenant, label: String(rest))
  }

  /// The node of an id.
  public func node(_ id: NodeID) -> Node? { nodeIndex[id].map { nodes[$0] } }

  /// Edges that start at a node, in order; only those of a kind when one is given.
  public func edges(from node: NodeID, kind: EdgeKind? = nil) -> [Edge] {
    (outgoing[node] ?? []).map { edges[$0] }.filter { kind == nil || $0.kind == kind }
  }

  /// Edges that end at a node, in order; only those of a kind when one is given.
  public func edges(to node: NodeID, kind: EdgeKind? = nil) -> [Edge] {
    (incoming[node] ?? []).map { edges[$0] }.filter { kind == nil || $0.kind == kind }
  }

  /// Edges of a kind, in order.
  public func edges(of kind: EdgeKind) -> [Edge] { edges.filter { $0.kind == kind } }

  /// The same graph with severities, findings and techniques written on the nodes and edges that findings walk over.
  public func marked(with findings: [Finding]) -> Graph {
    var nodeMarks: [NodeID: (severity: Severity, ids: Set<String>)] = [:]
    var edgeMarks: [String: (severity: Severity, ids: Set<String>, techniques: Set<String>)] = [:]
    for finding in findings {
      for step in finding.path {
        for node in [step.from, step.to] {
          var mark = nodeMarks[node] ?? (finding.severity, [])
          mark.severity = max(mark.severity, finding.severity)
          mark.ids.insert(finding.id)
          nodeMarks[node] = mark
        }
        guard !step.edgeID.isEmpty else { continue }
        var mark = edgeMarks[step.edgeID] ?? (finding.severity, [], [])
        mark.severity = max(mark.severity, finding.severity)
        mark.ids.insert(finding.id)
        mark.techniques.formUnion(finding.techniques.map(\.id))
        edgeMarks[step.edgeID] = mark
      }
    }
    let nodes = nodes.map { node in
      var node = node
      node.severity = nodeMarks[node.id]?.severity
      node.findings = (nodeMarks[node.id]?.ids ?? []).sorted()
      return node
    }
    let edges = edges.map { edge in
      var edge = edge
      edge.severity = edgeMarks[edge.id]?.severity
      edge.findings = (edgeMarks[edge.id]?.ids ?? []).sorted()
      edge.techniques = (edgeMarks[edge.id]?.techniques ?? []).sorted()
      return edge
    }
    return Graph(nodes: nodes, edges: edges, policies: policies, multiTenantPairs: multiTenantPairs)
  }
}
