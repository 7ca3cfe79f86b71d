internal import EntraModel
internal import Pipeline

/// Letters for the tenants of a report, by which its paths name them: own tenants first, then in the order of their ids.
struct TenantLetters {
  /// The tenants in the order of their letters.
  let tenants: [TenantID]
  private let facts: CaseFacts

  /// Letters for every tenant that a log belongs to, or that a finding, a walk or one of the nodes names.
  init(
    _ facts: CaseFacts, findings: [Finding] = [], paths: [[PathStep]] = [], nodes: [Node] = [],
    cast: Cast
  ) {
    self.facts = facts
    var known = Set(facts.ownTenants)
    known.formUnion(nodes.compactMap(\.tenant) + nodes.compactMap(\.partner))
    known.formUnion(facts.evidence.compactMap(\.tenant))
    for finding in findings {
      known.formUnion([finding.sourceTenant, finding.targetTenant].compactMap { $0 })
    }
    for step in findings.flatMap(\.path) + paths.flatMap({ $0 }) {
      known.formUnion([step.from, step.to].compactMap { cast[$0]?.tenant })
    }
    let own = Set(facts.ownTenants)
    tenants = known.sorted { left, right in
      own.contains(left) == own.contains(right) ? left < right : own.contains(left)
    }
  }

  /// A letter, after 26 tenants with a number; `?` for a tenant that isn't known.
  func letter(_ tenant: TenantID?) -> String {
    guard let tenant, let index = tenants.firstIndex(of: tenant),
      let scalar = UnicodeScalar(UInt32(65 + index % 26))
    else { return "?" }
    return String(scalar) + (index < 26 ? "" : String(index / 26 + 1))
  }

  /// The name by which people know a tenant, empty when nothing tells.
  func name(_ tenant: TenantID) -> String {
    let declared = facts.knownPartners.first { $0.tenant == tenant }?.name ?? ""
    return declared.isEmpty ? facts.tenantNames[tenant] ?? "" : declared
  }

  /// Adds what each letter stands for.
  func add(to page: inout Page) {
    page.heading("Tenants")
    for tenant in tenants {
      let shown = VisibleText.visible(name(tenant))
      page.paragraph("\(letter(tenant))  \(shown.isEmpty ? "" : shown + "  ")\(tenant)", indent: 2)
    }
  }

  /// What a tenant is to the responder: `own`, `known partner` or nothing.
  func standing(_ tenant: TenantID) -> String {
    if facts.ownTenants.contains(tenant) { return "own" }
    return facts.knownPartners.contains { $0.tenant == tenant } ? "known partner" : ""
  }
}
