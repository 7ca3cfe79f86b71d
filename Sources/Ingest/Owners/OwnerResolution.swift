public import EntraModel

/// Decides whose log each evidence file is, from the votes of the whole case.
///
/// A Graph record doesn't name its log's owner. Evidence counts in this order: what the user said; what records name
/// outright; the one tenant in every sign-in; whose domains the file's accounts carry; the one own tenant that was declared.
/// Where none of it tells, the owner stays unknown.
public enum OwnerResolution {
  /// The owner of one file, and how that is known.
  public struct Owner: Sendable, Equatable {
    /// The tenant; nil when nothing tells.
    public var tenant: TenantID?
    /// How it is known.
    public var basis: OwnerBasis

    /// Makes an owner.
    public init(tenant: TenantID?, basis: OwnerBasis) {
      (self.tenant, self.basis) = (tenant, basis)
    }
  }

  /// Decides the owner of every file that voted.
  ///
  /// Pure, and independent of the order of files: every round looks at the owners of the round before.
  ///
  /// - Complexity: O(r * n) in the votes, with as many rounds as it takes for nothing to change, at most one a file.
  public static func resolve(
    _ votes: [EvidenceID: OwnerVotes], option: [EvidenceID: TenantID], ownTenants: [TenantID]
  ) -> [EvidenceID: Owner] {
    var owners: [EvidenceID: Owner] = [:]
    for (id, vote) in votes {
      if let tenant = option[id] {
        owners[id] = Owner(tenant: tenant, basis: .option)
      } else if let tenant = named(vote) ?? onlyTenant(vote) {
        owners[id] = Owner(tenant: tenant, basis: .content)
      }
    }
    let homes = DomainHomes(signIns: Array(votes.values))
    while true {
      let map = homes.extended(
        by: owners.compactMap { id, owner in
          owner.tenant.flatMap { tenant in votes[id].map { (tenant, $0) } }
        })
      let known = Set(owners.values.compactMap(\.tenant))
      var found: [EvidenceID: Owner] = [:]
      for (id, vote) in votes where owners[id] == nil {
        if let tenant = map.majority(of: vote) ?? onlyKnown(candidates(vote), known) {
          found[id] = Owner(tenant: tenant, basis: .domains)
        }
      }
      if found.isEmpty { return assume(owners, votes, map, ownTenants) }
      owners.merge(found) { known, _ in known }
    }
  }

  /// Gives the files that are left to the one declared tenant, where nothing points elsewhere.
  private static func assume(
    _ owners: [EvidenceID: Owner], _ votes: [EvidenceID: OwnerVotes], _ map: DomainHomes,
    _ ownTenants: [TenantID]
  ) -> [EvidenceID: Owner] {
    let own = Set(ownTenants)
    return votes.reduce(into: owners) { owners, entry in
      let (id, vote) = entry
      guard owners[id] == nil else { return }
      let isSignIn = !vote.seenInSignIns.isEmpty
      if own.count == 1, let tenant = own.first,
        map.tenants(of: vote).subtracting(own).isEmpty,
        !isSignIn || vote.seenInSignIns[tenant] != nil,
        vote.named.isEmpty || vote.named[tenant] != nil
      {
        owners[id] = Owner(tenant: tenant, basis: .declaredOwn)
      } else {
        owners[id] = Owner(tenant: nil, basis: .unknown)
      }
    }
  }

  /// The tenant that at least two thirds of the naming records name.
  private static func named(_ vote: OwnerVotes) -> TenantID? {
    let total = vote.named.values.reduce(0, +)
    return vote.named.first { $0.value * 3 >= total * 2 }?.key
  }

  /// Tenants that stand in at least 95 of 100 sign-ins: the log's owner is always one side of its sign-ins.
  private static func candidates(_ vote: OwnerVotes) -> Set<TenantID> {
    guard vote.signIns > 0 else { return [] }
    return Set(vote.seenInSignIns.filter { $0.value * 100 >= vote.signIns * 95 }.keys)
  }

  private static func onlyTenant(_ vote: OwnerVotes) -> TenantID? {
    let found = candidates(vote)
    return found.count == 1 ? found.first : nil
  }

  /// Between home and resource: the one of which the case holds another log.
  private static func onlyKnown(_ candidates: Set<TenantID>, _ known: Set<TenantID>) -> TenantID? {
    let both = candidates.intersection(known)
    return both.count == 1 ? both.first : nil
  }

  /// Names tenants by the domain that most of their accounts carry.
  ///
  /// A domain of its own goes before an initial `onmicrosoft.com` domain; ties go to the first in alphabetical order.
  public static func tenantNames(_ votes: [OwnerVotes]) -> [TenantID: String] {
    var counts: [TenantID: [String: Int]] = [:]
    for vote in votes {
      for (domain, tenants) in vote.domainHomes {
        for (tenant, count) in tenants { counts[tenant, default: [:]][domain, default: 0] += count }
      }
      guard let owner = named(vote) else { continue }
      for (domain, count) in vote.auditDomains {
        counts[owner, default: [:]][domain, default: 0] += count
      }
    }
    return counts.compactMapValues { domains in
      domains.min { rank($0) < rank($1) }?.key
    }
  }

  private static func rank(_ domain: (key: String, value: Int)) -> (Int, Int, String) {
    (DomainHomes.isInitial(domain.key) ? 1 : 0, -domain.value, domain.key)
  }
}
