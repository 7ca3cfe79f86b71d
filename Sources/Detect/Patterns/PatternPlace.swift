public import EntraModel
public import TenantGraph

/// A node of a pattern by name: steps that name the same place meet in one node.
public struct PatternPlace: Sendable, ExpressibleByStringLiteral {
  /// What steps call it.
  public let name: String
  /// The two sides whose policy the node must be; nil where any node will do.
  public let policy: (owner: TenantTerm, partner: TenantTerm)?
  /// What must be true of the node.
  public let tests: [NodeTest]

  /// Makes a place that any node fills.
  public init(stringLiteral name: String) { self.init(name) }

  /// Makes a place.
  public init(
    _ name: String, _ tests: [NodeTest] = [],
    policy: (owner: TenantTerm, partner: TenantTerm)? = nil
  ) {
    self.name = name
    self.tests = tests
    self.policy = policy
  }
}

/// A tenant that a node tells.
public enum TenantTerm: Sendable, Hashable {
  /// The tenant that holds the node.
  case tenant(of: String)
  /// The tenant in which an external account is at home.
  case home(of: String)
  /// The home of an external account, else the tenant of the account behind it.
  case homeOrTenant(of: String, else: String)
  /// The other side of a policy or synchronization where it is known, else the tenant of another node.
  case partnerOrTenant(of: String, else: String)

  /// The places that it looks at.
  public var places: [String] {
    switch self {
    case .tenant(let place), .home(let place): [place]
    case .homeOrTenant(let place, let other), .partnerOrTenant(let place, let other):
      [place, other]
    }
  }

  /// The tenant; nil where it isn't known.
  public func value(_ node: (String) -> Node?) -> TenantID? {
    switch self {
    case .tenant(let place): node(place)?.tenant
    case .home(let place): node(place)?.homeTenant
    case .homeOrTenant(let place, let other): node(place)?.homeTenant ?? node(other)?.tenant
    case .partnerOrTenant(let place, let other): node(place)?.partner ?? node(other)?.tenant
    }
  }
}

/// What two places have to do with each other beyond the edge between them.
public enum PatternJoin: Sendable {
  case same(TenantTerm, TenantTerm)
  case different(TenantTerm, TenantTerm)

  /// Its two sides.
  public var terms: (TenantTerm, TenantTerm) {
    switch self {
    case .same(let left, let right), .different(let left, let right): (left, right)
    }
  }

  /// Whether it holds; two tenants that aren't known are the same.
  public func holds(_ node: (String) -> Node?) -> Bool {
    let (left, right) = terms
    let isSame = left.value(node) == right.value(node)
    return if case .same = self { isSame } else { !isSame }
  }
}

/// A condition on a node.
public struct NodeTest: Sendable {
  let holds: @Sendable (Node, DetectContext) -> Bool

  /// Makes a condition.
  public init(_ holds: @escaping @Sendable (Node, DetectContext) -> Bool) { self.holds = holds }

  /// A node of a kind.
  public static func kind(_ kind: NodeKind) -> NodeTest {
    NodeTest { node, _ in node.kind == kind }
  }
  /// An account that is external in its tenant.
  public static let external = NodeTest { node, _ in node.isExternal }
  /// A node of a tenant that is known and not one of Microsoft's own.
  public static let notMicrosoft = NodeTest { node, _ in
    node.tenant.map { !WellKnown.isMicrosoft($0) } ?? false
  }
  /// A role that Microsoft labels privileged.
  public static let privilegedRole = NodeTest { node, _ in
    node.kind == .role
      && RoleTable.isPrivileged(templateID: node.roleTemplateID, name: node.label)
  }
}

/// A condition on an act.
public struct ActTest: Sendable {
  /// The verbs that it allows, ascending; nil where it asks something else.
  public let verbs: [String]?
  let holds: @Sendable (Hop, Graph, DetectContext) -> Bool

  /// Makes a condition that the step's words say.
  public init(_ holds: @escaping @Sendable (Hop, Graph, DetectContext) -> Bool) {
    verbs = nil
    self.holds = holds
  }

  private init(verbs: Set<String>) {
    self.verbs = verbs.sorted()
    holds = { hop, _, _ in verbs.contains(hop.act.verb) }
  }

  /// One of some verbs.
  public static func verbs(_ verbs: Set<String>) -> ActTest { ActTest(verbs: verbs) }
  /// One of some changes of an object's values, each whole or as it begins.
  public static func changing(_ changes: Set<String>) -> ActTest {
    ActTest { hop, _, _ in changes.contains { hop.act.change.contains($0) } }
  }
  /// A sign-in that is marked as risky.
  public static let atRisk = ActTest { hop, _, _ in hop.act.change.hasPrefix("risk:") }
  /// Any verb but some.
  public static func not(_ verbs: Set<String>) -> ActTest {
    ActTest { hop, _, _ in !verbs.contains(hop.act.verb) }
  }
  /// An act whose instant a record tells.
  public static let dated = ActTest { hop, _, _ in hop.act.instant != nil }
  /// The first act of its edge.
  public static let firstOfEdge = ActTest { hop, _, _ in hop.position == 0 }
}

/// An act of an edge: what fills a step.
public struct Hop: Sendable, Equatable {
  /// The edge.
  public let edge: Edge
  /// Its act.
  public let act: Act
  /// The act's position on the edge.
  let position: Int

  /// Orders by instant, those without one last, then by edge and position.
  static func isOrdered(_ left: Hop, _ right: Hop) -> Bool {
    (left.act.instant?.ticks ?? .max, left.edge.id, left.position)
      < (right.act.instant?.ticks ?? .max, right.edge.id, right.position)
  }
}

extension [Hop] {
  /// The same acts edge by edge, in the order of the graph.
  var inGraphOrder: [Hop] {
    sorted {
      ($0.edge.kind, $0.edge.from, $0.edge.to, $0.position)
        < ($1.edge.kind, $1.edge.from, $1.edge.to, $1.position)
    }
  }
}
