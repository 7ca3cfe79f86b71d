internal import EntraModel

/// What people call the nodes of the graph, in sentences and in labels of pictures.
struct Names {
  private var nodes: [NodeID: Node] = [:]
  private let tenantNames: [TenantID: String]
  private let mask: NameMask?

  /// Indexes nodes by id and former id, and takes the names of tenants.
  ///
  /// With a mask only one tenant's own names are said; everything else has a pseudonym.
  init(_ nodes: [Node], facts: CaseFacts, mask: NameMask? = nil) {
    tenantNames = facts.tenantNames
    self.mask = mask
    for node in nodes.sorted(by: { $0.id < $1.id }) {
      for alias in node.aliases where self.nodes[alias] == nil { self.nodes[alias] = node }
      self.nodes[node.id] = node
    }
  }

  /// The node of an id or a former id.
  func node(_ id: NodeID) -> Node? { nodes[id] }

  /// The name of a tenant as plain text: declared or learnt, else its id.
  func plain(_ tenant: TenantID?) -> String {
    guard let tenant else { return "an unknown tenant" }
    return known(tenant) ?? tenant.description
  }

  /// The name of a tenant, declared, learnt or on its node; nil when only its id is known.
  func known(_ tenant: TenantID) -> String? {
    if let pseudonym = mask?.name(of: tenant) { return pseudonym }
    let name = tenantNames[tenant] ?? nodes[.tenant(tenant)]?.label ?? ""
    return name.isEmpty || GUID(name) == tenant ? nil : name
  }

  /// The name of a tenant: `fabrikam.test`, or `the tenant <id>`.
  func tenant(_ tenant: TenantID?) -> Markdown {
    guard let tenant else { return "an unknown tenant" }
    if let name = known(tenant) { return "\(code: name)" }
    return "the tenant \(tenant)"
  }

  /// A tenant with its id beside the name, for tables.
  func tenantWithID(_ tenant: TenantID?) -> Markdown {
    guard let tenant else { return "not known" }
    if mask?.name(of: tenant) != nil { return self.tenant(tenant) }
    if let name = known(tenant) { return "\(code: name) \(tenant)" }
    return "\(tenant)"
  }

  /// A node as an object of a sentence: `the account ...`, `the role ...`.
  func phrase(_ id: NodeID) -> Markdown {
    guard hasName(id) else { return unnamed(kind(of: id)) }
    let name: Markdown = "\(code: label(id))"
    switch kind(of: id) {
    case .tenant: return tenant(tenantID(of: id))
    case .account: return "the account \(name)"
    case .policy:
      return "the cross-tenant access policy of \(tenant(tenantID(of: id))) for \(partner(of: id))"
    case .signIn: return "a sign-in (\(name))"
    case .servicePrincipal: return "the service principal \(name)"
    case .group: return "the group \(name)"
    case .role: return "the role \(name)"
    case .application: return "the application \(name)"
    case .syncJob: return "the synchronization job \(name)"
    case nil: return name
    }
  }

  /// The partner of a policy, or its tenants by default.
  func partner(of policy: NodeID) -> Markdown {
    if let partner = partnerID(of: policy) { return tenant(partner) }
    return "all other tenants (the default policy)"
  }

  /// The node's name as plain text, as the log spells it.
  func label(_ id: NodeID) -> String {
    if kind(of: id) == .tenant { return plain(tenantID(of: id)) }
    if kind(of: id) == .policy {
      let partner = partnerID(of: id).map { plain($0) } ?? "default"
      return plain(tenantID(of: id)) + " for " + partner
    }
    let real = logged(id)
    guard let mask else { return real }
    return mask.label(id, kind(of: id), owner: tenantID(of: id), node: nodes[id], real: real)
  }

  private func logged(_ id: NodeID) -> String {
    if let node = nodes[id] {
      if !node.upn.isEmpty { return node.upn }
      if !node.label.isEmpty { return node.label }
    }
    return Self.key(of: id)
  }

  /// The label for a picture: short for a tenant without a name, and plain when the logs name nothing.
  func caption(_ id: NodeID) -> String {
    switch kind(of: id) {
    case .tenant: short(tenantID(of: id))
    case .policy: short(tenantID(of: id)) + " for " + (partnerID(of: id).map(short) ?? "all others")
    default: hasName(id) ? label(id) : "not named in these logs"
    }
  }

  private func short(_ tenant: TenantID?) -> String {
    guard let tenant else { return "unknown" }
    return known(tenant) ?? tenant.description.prefix(8) + "..."
  }

  /// The kind of a node, read from its id when the graph doesn't hold it.
  func kind(of id: NodeID) -> NodeKind? {
    nodes[id]?.kind ?? NodeKind(rawValue: String(id.text.prefix { $0 != ":" }))
  }

  /// The tenant of a node, read from its id when the graph doesn't hold it.
  func tenantID(of id: NodeID) -> TenantID? {
    nodes[id]?.tenant ?? TenantID(id.text.drop { $0 != ":" }.dropFirst().prefix(36))
  }

  /// The partner of a policy, nil for the default policy.
  func partnerID(of id: NodeID) -> TenantID? {
    nodes[id]?.partner ?? TenantID(Self.key(of: id))
  }

  private func hasName(_ id: NodeID) -> Bool {
    nodes[id] != nil || !["", "unknown"].contains(Self.key(of: id))
  }

  private func unnamed(_ kind: NodeKind?) -> Markdown {
    switch kind {
    case .account: "an account that these logs don't name"
    case .policy: "a policy that these logs don't name"
    case .signIn: "a sign-in"
    case .role: "a role that these logs don't name"
    default: "an object that these logs don't name"
    }
  }

  /// The part of an id after the tenant, with its escapes (`_x40_`) undone.
  private static func key(of id: NodeID) -> String {
    let rest = id.text.drop { $0 != ":" }.dropFirst()
    let key = rest.drop { $0 != "." }.dropFirst()
    var bytes: [UInt8] = []
    var left = Array((key.isEmpty ? rest : key).utf8)[...]
    while let byte = left.first {
      if byte == 0x5F, left.count >= 5, left[left.startIndex + 1] == 0x78,
        left[left.startIndex + 4] == 0x5F,
        let code = UInt8(
          String(decoding: left[(left.startIndex + 2)..<(left.startIndex + 4)], as: UTF8.self),
          radix: 16)
      {
        bytes.append(code)
        left = left.dropFirst(5)
      } else {
        bytes.append(byte)
        left = left.dropFirst()
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
