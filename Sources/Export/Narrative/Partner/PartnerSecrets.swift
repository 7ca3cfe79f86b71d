internal import EntraModel

/// Sorts what a case knows into what is one tenant's own and what is the others'.
///
/// A tenant's own are its id and names, the accounts that are at home in it, and the addresses from which they signed in.
/// An account that it holds for somebody from elsewhere is its own by object id alone, since the name tells the other
/// tenant.
struct PartnerSecrets {
  /// What can be told apart.
  let names: SecretNames
  /// The domains that are the tenant's.
  let domains: Set<String>

  private struct Sorting {
    var secret: Set<String> = []
    var own: Set<String> = []
  }

  /// Sorts nodes, tenants, cited events and evidence of a case.
  ///
  /// - Complexity: O(nodes).
  init(_ input: ExportInput, cited: [Event], for tenant: TenantID) {
    let facts = input.facts
    domains = Self.domains(of: tenant, input)
    var sorting = Sorting()
    for (other, name) in facts.tenantNames where other != tenant { sorting.secret.insert(name) }
    for partner in facts.knownPartners where partner.tenant != tenant {
      sorting.secret.insert(partner.name)
    }
    for other in Self.tenants(of: input) where other != tenant {
      sorting.secret.insert(other.description)
      sorting.secret.insert(other.description.filter { $0 != "-" })
    }
    for file in facts.evidence where file.tenant != tenant { sorting.secret.insert(file.path) }
    for node in input.nodes { Self.sort(node, for: tenant, &sorting) }
    for event in cited { Self.sort(event, for: tenant, &sorting) }
    sorting.own.insert(tenant.description)
    sorting.own.formUnion(domains)
    if let name = facts.tenantNames[tenant] { sorting.own.insert(name) }
    names = SecretNames(secrets: sorting.secret, allowed: sorting.own)
  }

  /// Whether a text may be shown to the tenant.
  func mayShow(_ text: String) -> Bool { !text.isEmpty && names.first(in: text) == nil }

  /// Whether a name is that of an account at home in the tenant.
  func isAtHome(_ upn: String) -> Bool {
    guard !upn.contains("#"), let domain = Self.domain(of: upn) else { return false }
    return domains.contains(domain) && mayShow(upn)
  }

  private static func sort(_ node: Node, for tenant: TenantID, _ sorting: inout Sorting) {
    let texts = [node.objectID, node.upn, node.label, node.homeUPN].filter { !$0.isEmpty }
    let isForeign = node.isExternal && node.homeTenant != tenant
    if node.tenant == tenant {
      sorting.own.insert(node.objectID)
      guard isForeign else { return }
      sorting.secret.formUnion(texts.filter { $0 != node.objectID })
      sorting.secret.formUnion([node.upn, node.homeUPN].compactMap(domain))
      return
    }
    // A role of Microsoft's has one name in every tenant.
    if node.kind == .role, !node.roleTemplateID.isEmpty { return }
    if node.kind == .signIn || node.kind == .policy { return }
    sorting.secret.insert(node.objectID)
    if node.isExternal, node.homeTenant == tenant {
      // Somebody of the tenant elsewhere: the name there tells the other tenant, the name at home doesn't.
      if node.upn.contains("#") { sorting.secret.insert(node.upn) }
      if let host = domain(of: node.upn), node.upn.contains("#") { sorting.secret.insert(host) }
      return
    }
    sorting.secret.formUnion(texts)
    sorting.secret.formUnion([node.upn, node.homeUPN].compactMap(domain))
  }

  private static func sort(_ event: Event, for tenant: TenantID, _ sorting: inout Sorting) {
    if isTheirs(event, tenant) {
      sorting.own.formUnion([event.ipAddress, event.clientIPAddress])
    } else {
      sorting.secret.formUnion([event.ipAddress, event.clientIPAddress])
    }
  }

  /// Whether an event is an act of an account at home in a tenant, or a record of the tenant's own log.
  static func isTheirs(_ event: Event, _ tenant: TenantID) -> Bool {
    event.source.isSignIn ? event.homeTenant == tenant : event.logTenant == tenant
  }

  /// Every tenant that the case names.
  private static func tenants(of input: ExportInput) -> Set<TenantID> {
    let facts = input.facts
    var all = Set(facts.ownTenants).union(facts.knownPartners.map(\.tenant))
    all.formUnion(facts.tenantNames.keys)
    all.formUnion(facts.coverage.compactMap(\.tenant))
    all.formUnion(facts.evidence.compactMap(\.tenant))
    all.formUnion(input.findings.flatMap { [$0.sourceTenant, $0.targetTenant] }.compactMap(\.self))
    for node in input.nodes {
      all.formUnion([node.tenant, node.homeTenant, node.partner].compactMap(\.self))
    }
    return all
  }

  /// The domains of a tenant's names and home accounts, without those that another tenant is called by.
  private static func domains(of tenant: TenantID, _ input: ExportInput) -> Set<String> {
    var own = Set<String>()
    var others = Set<String>()
    for (id, name) in input.facts.tenantNames where id != tenant {
      others.insert(name.lowercased())
    }
    for node in input.nodes where node.kind == .account && !node.isExternal {
      guard !node.upn.contains("#"), let domain = domain(of: node.upn) else { continue }
      if node.tenant == tenant { own.insert(domain) } else { others.insert(domain) }
    }
    if let name = input.facts.tenantNames[tenant]?.lowercased() {
      own.insert(name)
      others.remove(name)
    }
    return own.subtracting(others)
  }

  private static func domain(of upn: String) -> String? {
    guard let at = upn.lastIndex(of: "@") else { return nil }
    let domain = upn[upn.index(after: at)...].lowercased()
    return domain.isEmpty ? nil : domain
  }
}
