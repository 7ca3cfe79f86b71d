internal import EntraModel

/// Nodes as people see them, made in one place so that one object has one look.
extension GraphContext {
  /// The node of a party that a record of a tenant's log names.
  func describe(_ party: Party, _ id: NodeID, in tenant: TenantID?) -> Node {
    if let external = externals[id] { return describe(external) }
    if party.kind == .servicePrincipal || party.kind == .application {
      var node = Node(id: id, kind: .servicePrincipal, tenant: tenant, label: party.label)
      node.objectID = party.id.lowercased()
      return node
    }
    return describeAccount(id, tenant: tenant, id: party.id, upn: party.upn, name: party.name)
  }

  /// The node of an external account in the tenant that holds it.
  func describe(_ external: ExternalAccount) -> Node {
    var node = describeAccount(
      external.node, tenant: external.tenant, id: external.objectID, upn: external.upn, name: "")
    node.isExternal = true
    node.homeTenant = external.homeTenant
    node.homeUPN = external.homeUPN
    if node.upn.isEmpty, !external.homeUPN.isEmpty { node.label = external.homeUPN }
    return node
  }

  /// The node of the account at home behind an external account.
  func describeHome(of external: ExternalAccount, _ id: NodeID) -> Node {
    describeAccount(
      id, tenant: external.homeTenant, id: external.homeObjectID, upn: external.homeUPN, name: "")
  }

  /// The node of an account.
  func describeAccount(
    _ id: NodeID, tenant: TenantID?, id objectID: String, upn: String, name: String
  ) -> Node {
    let known =
      objectID.isEmpty
      ? accounts.objectID(tenant: tenant, upn: upn, at: nil) ?? "" : objectID.lowercased()
    let ownUPN = accounts.upn(tenant: tenant, id: known) ?? upn
    let label = accounts.label(tenant: tenant, id: known, upn: ownUPN)
    var node = Node(
      id: id, kind: .account, tenant: tenant,
      label: !ownUPN.isEmpty ? ownUPN : (!label.isEmpty ? label : (!name.isEmpty ? name : known)))
    node.objectID = known
    node.upn = ownUPN
    node.aliases = accounts.aliases(tenant: tenant, id: known)
    return node
  }

  /// The node of a tenant; named after its most frequent domain where the case shows one.
  func describeTenant(_ tenant: TenantID) -> Node {
    Node(
      id: .tenant(tenant), kind: .tenant, tenant: tenant,
      label: tenantNames[tenant] ?? WellKnown.name(of: tenant) ?? tenant.description)
  }

  /// The node of the policy that a change belongs to.
  func describePolicy(_ change: PolicyChange) -> Node {
    let name = { (tenant: TenantID?) in
      tenant.map { self.describeTenant($0).label } ?? "unknown tenant"
    }
    var node = Node(
      id: .policy(owner: change.owner, partner: change.partner), kind: .policy,
      tenant: change.owner,
      label: change.partner == nil
        ? "\(name(change.owner)): default cross-tenant policy"
        : "\(name(change.owner)): policy for \(name(change.partner))")
    node.partner = change.partner
    return node
  }

  /// The node of any object acted upon.
  func describeObject(_ party: Party, in tenant: TenantID?, at instant: Instant?) -> Node? {
    let kind: NodeKind
    switch party.kind {
    case .user:
      guard let id = accounts.account(tenant: tenant, id: party.id, upn: party.upn, at: instant)
      else {
        return nil
      }
      return describe(party, id, in: tenant)
    case .servicePrincipal: kind = .servicePrincipal
    case .application: kind = .application
    case .group: kind = .group
    case .role: kind = .role
    case .policy: kind = .policy
    case .device, .other, .unknown: return nil
    }
    let key = !party.id.isEmpty ? party.id : party.name
    guard !key.isEmpty else { return nil }
    let id = NodeID(kind, tenant: tenant, key: key)
    var node = Node(id: id, kind: kind, tenant: tenant, label: party.label)
    node.objectID = party.id.lowercased()
    return node
  }
}
