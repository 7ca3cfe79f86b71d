internal import EntraModel
internal import Pipeline

/// Letters for the tenants of a report, by which its paths name them: own tenants first, then in the order of their ids.
struct TenantLetters {
  private let alphabet: TenantAlphabet
  private let facts: CaseFacts

  /// The tenants in the order of their letters.
  var tenants: [TenantID] { alphabet.tenants }

  /// Letters for every tenant that a log belongs to, or that a finding, a walk or one of the nodes names.
  init(
    _ facts: CaseFacts, findings: [Finding] = [], paths: [[PathStep]] = [], nodes: [Node] = [],
    cast: Cast
  ) {
    self.facts = facts
    alphabet = TenantAlphabet(facts, findings: findings, paths: paths, nodes: nodes) {
      cast[$0]?.tenant
    }
  }

  /// A letter, after 26 tenants with a number; `?` for a tenant that isn't known.
  func letter(_ tenant: TenantID?) -> String { alphabet.letter(tenant) }

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
