/// Letters for the tenants of a case, by which paths and pictures name them: own tenants first, then in the order of their ids.
public struct TenantAlphabet: Sendable, Equatable {
  /// The tenants in the order of their letters.
  public let tenants: [TenantID]

  /// Letters for every tenant that is declared as own, that a log belongs to, or that a finding or path names.
  ///
  /// - Parameters:
  ///   - facts: Own tenants and inventory.
  ///   - findings: The findings, with their sides and paths.
  ///   - paths: Further paths.
  ///   - nodes: Nodes whose tenants, and partners of policies, are to be named among the others.
  ///   - strangers: Tenants that are to have a letter too, after all others.
  ///   - tenant: The tenant of a node; nil when the graph doesn't tell.
  public init(
    _ facts: CaseFacts, findings: [Finding], paths: [[PathStep]] = [], nodes: [Node] = [],
    strangers: [TenantID] = [], tenant: (NodeID) -> TenantID?
  ) {
    var known = Set(facts.ownTenants)
    known.formUnion(nodes.compactMap(\.tenant) + nodes.compactMap(\.partner))
    known.formUnion(facts.evidence.compactMap(\.tenant))
    for finding in findings {
      known.formUnion([finding.sourceTenant, finding.targetTenant].compactMap { $0 })
    }
    for step in findings.flatMap(\.path) + paths.flatMap({ $0 }) {
      known.formUnion([step.from, step.to].compactMap(tenant))
    }
    let own = Set(facts.ownTenants)
    let lettered = known.sorted { left, right in
      own.contains(left) == own.contains(right) ? left < right : own.contains(left)
    }
    tenants = lettered + Set(strangers).subtracting(known).sorted()
  }

  /// A letter, after 26 tenants with a number; `?` for a tenant that isn't known.
  ///
  /// - Complexity: O(n) in the number of tenants.
  public func letter(_ tenant: TenantID?) -> String {
    guard let tenant, let index = tenants.firstIndex(of: tenant),
      let scalar = UnicodeScalar(UInt32(65 + index % 26))
    else { return "?" }
    return String(scalar) + (index < 26 ? "" : String(index / 26 + 1))
  }
}
