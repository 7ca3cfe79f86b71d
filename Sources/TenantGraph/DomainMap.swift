internal import EntraModel

/// Which tenant a UPN domain is at home in, as the sign-ins of the case show it.
struct DomainMap {
  private var votes: [String: [TenantID: Int]] = [:]

  /// Counts one sign-in whose UPN is at home in a tenant.
  mutating func count(upn: String, home: TenantID) {
    guard !ExternalName.isExternal(upn), let domain = ExternalName.domain(of: upn) else { return }
    votes[domain, default: [:]][home, default: 0] += 1
  }

  /// The tenant that at least nine in ten sign-ins of a domain are at home in; nil when there is none.
  func home(ofDomain domain: String) -> TenantID? {
    guard let tenants = votes[domain.lowercased()] else { return nil }
    let all = tenants.values.reduce(0, +)
    guard let best = tenants.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }),
      best.value * 10 >= all * 9
    else { return nil }
    return best.key
  }
}
