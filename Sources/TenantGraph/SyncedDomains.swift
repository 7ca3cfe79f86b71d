internal import EntraModel

/// When synchronization is first seen to touch accounts of a domain in a tenant.
///
/// A verified domain belongs to one tenant, so what brought its accounts once brings them still: a door that wasn't there
/// at the first of them is not the door of the later ones.
struct SyncedDomains {
  private struct Key: Hashable {
    var tenant: TenantID?
    var domain: String
  }

  private var first: [Key: Instant] = [:]

  /// Notes an act of synchronization on an account whose home name has a domain.
  mutating func note(domain: String, tenant: TenantID?, at instant: Instant) {
    let key = Key(tenant: tenant, domain: domain.lowercased())
    first[key] = min(first[key] ?? instant, instant)
  }

  /// The first act on an account of a domain in a tenant; nil when there is none.
  func first(ofDomain domain: String, in tenant: TenantID?) -> Instant? {
    first[Key(tenant: tenant, domain: domain.lowercased())]
  }
}
