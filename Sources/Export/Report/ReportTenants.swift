internal import EntraModel

/// Letters, names and colours of tenants on the page, the same as in the pictures.
struct ReportTenants {
  /// The tenants in the order of their letters.
  let all: [TenantID]
  private let letters: [TenantID: String]
  private let order: [TenantID: Int]
  private let domains: [String: String]

  /// Takes the letters of a case.
  init(_ alphabet: TenantAlphabet, names: [TenantID: String]) {
    all = alphabet.tenants
    letters = Dictionary(
      alphabet.tenants.map { ($0, alphabet.letter($0)) }, uniquingKeysWith: { first, _ in first })
    order = Dictionary(
      alphabet.tenants.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    domains = Dictionary(
      alphabet.tenants.compactMap { tenant in
        names[tenant].map { ($0.lowercased(), alphabet.letter(tenant)) }
      }, uniquingKeysWith: { first, _ in first })
  }

  /// The letter of a tenant, `?` when it isn't known.
  func letter(_ tenant: TenantID?) -> String { tenant.flatMap { letters[$0] } ?? "?" }

  /// The letter on the tenant's colour.
  func badge(_ tenant: TenantID?) -> String {
    let colour = tenant.flatMap { order[$0] }.map { $0 % 3 + 1 } ?? 0
    return "<b class=\"ten ten-\(colour)\">\(letter(tenant))</b>"
  }

  /// An account for a narrow column: `ada@A` where the domain is a tenant's name, `ada (guest from B)` for an external
  /// account; nil when it can't be shortened.
  func short(_ name: String) -> String? {
    guard let at = name.lastIndex(of: "@"), at != name.startIndex else { return nil }
    let local = name[..<at]
    let host = domains[name[name.index(after: at)...].lowercased()]
    guard let mark = local.firstRange(of: "#EXT#"), mark.upperBound == local.endIndex else {
      return host.map { local + "@" + $0 }
    }
    let account = local[..<mark.lowerBound]
    guard let cut = account.lastIndex(of: "_"), cut != account.startIndex,
      let home = domains[account[account.index(after: cut)...].lowercased()]
    else { return nil }
    return account[..<cut] + " (guest from \(home))"
  }
}
