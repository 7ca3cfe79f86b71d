/// The kinds of node: a closed set, so that the compiler finds every place that must know them.
public enum NodeKind: String, Sendable, CaseIterable, Comparable {
  case tenant, account, policy
  case signIn = "sign-in"
  case servicePrincipal = "service-principal"
  case group, role, application
  case syncJob = "sync-job"

  /// Orders by the printed name.
  public static func < (left: NodeKind, right: NodeKind) -> Bool { left.rawValue < right.rawValue }

  /// The label that Neo4j reads: `:Account`.
  public var neo4jLabel: String {
    switch self {
    case .tenant: ":Tenant"
    case .account: ":Account"
    case .policy: ":Policy"
    case .signIn: ":SignIn"
    case .servicePrincipal: ":ServicePrincipal"
    case .group: ":Group"
    case .role: ":Role"
    case .application: ":Application"
    case .syncJob: ":SyncJob"
    }
  }
}

/// A stable, printable node id: `kind:tenant.key` (design: model, "Nodes").
public struct NodeID: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// The whole id in lower case; an XML NMTOKEN.
  public var text: String

  /// Takes an id as it is printed.
  public init(_ text: String) {
    self.text = text
  }

  /// Makes `kind:tenant.key`, the key escaped and in lower case; `unknown` when the tenant isn't known.
  public init(_ kind: NodeKind, tenant: TenantID?, key: String) {
    text = kind.rawValue + ":" + (tenant?.description ?? "unknown") + "." + NodeID.escaped(key)
  }

  /// Makes `tenant:<guid>`.
  public static func tenant(_ tenant: TenantID) -> NodeID { NodeID("tenant:" + tenant.description) }

  /// Makes `policy:<owner>.<partner or default>`.
  public static func policy(owner: TenantID?, partner: TenantID?) -> NodeID {
    NodeID(.policy, tenant: owner, key: partner?.description ?? "default")
  }

  /// Orders by the printed id, byte by byte.
  public static func < (left: NodeID, right: NodeID) -> Bool { left.text < right.text }

  /// The printed id.
  public var description: String { text }

  /// A key in lower case in which every UTF-8 byte outside `[a-z0-9.-]` is `_xHH_`.
  public static func escaped(_ key: String) -> String {
    var text = ""
    for byte in key.lowercased().utf8 {
      switch byte {
      case 0x61...0x7A, 0x30...0x39, 0x2E, 0x2D:
        text.unicodeScalars.append(UnicodeScalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        text += "_x" + (digits.utf8.count == 1 ? "0" : "") + digits + "_"
      }
    }
    return text
  }
}

/// A tenant, account, policy, sign-in or other object of the graph.
public struct Node: Sendable, Equatable {
  /// The stable id.
  public var id: NodeID
  /// What it is.
  public var kind: NodeKind
  /// The tenant it belongs to; for a tenant, itself.
  public var tenant: TenantID?
  /// What people call it, in the original spelling.
  public var label: String
  /// Former ids, for instance by name before the object id was learnt.
  public var aliases: [NodeID] = []
  /// Object id as text, when known.
  public var objectID: String = ""
  /// User principal name as the log spells it, when known.
  public var upn: String = ""
  /// For an external account: the tenant in which its owner is at home, when known.
  public var homeTenant: TenantID?
  /// For an external account: the home UPN, from an invitation, a sign-in or decoding `#EXT#`.
  public var homeUPN: String = ""
  /// Whether the account is external in its tenant (`#EXT#`, invitation, provisioning, or home elsewhere).
  public var isExternal = false
  /// For a partner policy: the partner.
  ///
  /// For a sync job: the target tenant, when known.
  public var partner: TenantID?
  /// For a role: Microsoft's template id.
  public var roleTemplateID: String = ""
  /// First event that touches it.
  public var firstSeen: Instant?
  /// Last event that touches it.
  public var lastSeen: Instant?
  /// Number of events that touch it.
  public var events: Int = 0
  /// Highest severity of the findings it is part of; nil when in none.
  public var severity: Severity?
  /// Ids of the findings it is part of, sorted.
  public var findings: [String] = []

  /// Makes a node.
  public init(id: NodeID, kind: NodeKind, tenant: TenantID?, label: String) {
    self.id = id
    self.kind = kind
    self.tenant = tenant
    self.label = label
  }
}
