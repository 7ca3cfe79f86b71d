internal import EntraModel

/// Who is in the pictures of a case, under names that are fit to be drawn: shared by all, so that a letter means one tenant.
struct PictureCast {
  let names: Names
  let alphabet: TenantAlphabet
  private let facts: CaseFacts
  private let partners: [TenantID: String]

  /// Gives every tenant of the input its letter.
  init(_ input: ExportInput, findings: [Finding]) {
    let names = Names(input.nodes, facts: input.facts)
    self.names = names
    facts = input.facts
    let strangers =
      findings.flatMap { $0.path.flatMap { [$0.from, $0.to] } }.compactMap(names.tenantID)
      + input.facts.coverage.compactMap(\.tenant)
    alphabet = TenantAlphabet(input.facts, findings: findings, strangers: strangers) {
      names.node($0)?.tenant
    }
    partners = Dictionary(
      input.facts.knownPartners.sorted { $0.tenant < $1.tenant }.map { ($0.tenant, $0.name) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The letter of a tenant.
  func letter(_ tenant: TenantID?) -> String { alphabet.letter(tenant) }

  /// The colours of a tenant.
  func ink(_ tenant: TenantID?) -> TenantInk {
    TenantInk(index: tenant.flatMap { alphabet.tenants.firstIndex(of: $0) })
  }

  /// Where a tenant stands among others: by its letter, one that isn't known last.
  func rank(_ tenant: TenantID?) -> Int {
    tenant.flatMap { alphabet.tenants.firstIndex(of: $0) } ?? .max
  }

  /// What people call a tenant, fit to be drawn; its id when nothing tells.
  func name(_ tenant: TenantID?) -> String {
    guard let tenant else { return "unknown tenant" }
    if let declared = partners[tenant], !declared.isEmpty { return PictureText.of(declared) }
    return PictureText.of(names.plain(tenant))
  }

  /// The id of a tenant that has a name; empty for one that is known by its id alone.
  func id(_ tenant: TenantID?) -> String {
    guard let tenant, name(tenant) != tenant.description else { return "" }
    return tenant.description
  }

  /// `own tenant`, `known partner`, or nothing.
  func standing(_ tenant: TenantID?) -> String {
    guard let tenant else { return "" }
    if facts.ownTenants.contains(tenant) { return "own tenant" }
    return partners[tenant] == nil ? "" : "known partner"
  }

  /// `northwind.test (A)`, for sentences.
  func nameAndLetter(_ tenant: TenantID?) -> String {
    tenant == nil ? "an unknown tenant" : "\(cut(name(tenant))) (\(letter(tenant)))"
  }

  /// A node in a sentence, whole: `account ada@northwind.test in A`.
  func phrase(_ id: NodeID) -> String {
    let home = names.tenantID(of: id)
    switch names.kind(of: id) {
    case .tenant: return "tenant " + nameAndLetter(home)
    case .policy: return "\(letter(home))'s policy for " + partner(of: id)
    case let kind:
      let word = (kind?.rawValue ?? "object").split(separator: "-").joined(separator: " ")
      return "\(word) \(cut(PictureText.of(names.caption(id)))) in \(letter(home))"
    }
  }

  /// For whom a policy is: `A`, a name without a letter, or all others.
  func partner(of policy: NodeID) -> String {
    guard let partner = names.partnerID(of: policy) else { return "all others (default)" }
    return alphabet.tenants.contains(partner) ? letter(partner) : cut(name(partner))
  }

  private func cut(_ text: String) -> String { VisibleText.cut(text, to: 200) }
}
