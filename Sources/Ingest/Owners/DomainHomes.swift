internal import EntraModel

/// Which tenant each UPN domain of the case is at home in.
struct DomainHomes {
  private var homes: [String: TenantID] = [:]

  /// Learns from sign-ins: a domain belongs to a tenant when at least 90 of 100 of its sign-ins say so.
  init(signIns votes: [OwnerVotes]) {
    var counts: [String: [TenantID: Int]] = [:]
    for vote in votes {
      for (domain, tenants) in vote.domainHomes {
        counts[domain, default: [:]].merge(tenants, uniquingKeysWith: +)
      }
    }
    homes = counts.compactMapValues { tenants in
      let total = tenants.values.reduce(0, +)
      return tenants.first { $0.value * 10 >= total * 9 }?.key
    }
  }

  /// Whether a domain is the one that Microsoft gives a new tenant: external accounts carry their log's.
  static func isInitial(_ domain: String) -> Bool { domain.hasSuffix(".onmicrosoft.com") }

  /// The same, and the domains of files whose owner is known: those that most of their accounts carry, and initial domains.
  ///
  /// What sign-ins say stands. A domain that two owners' files carry is taken for neither.
  func extended(by files: [(owner: TenantID, votes: OwnerVotes)]) -> DomainHomes {
    var learnt: [String: Set<TenantID>] = [:]
    for (owner, vote) in files {
      let total = vote.auditDomains.values.reduce(0, +)
      for (domain, count) in vote.auditDomains {
        let isTelling = DomainHomes.isInitial(domain) ? count * 20 >= total : count * 3 >= total
        if isTelling { learnt[domain, default: []].insert(owner) }
      }
    }
    var extended = self
    for (domain, owners) in learnt where homes[domain] == nil && owners.count == 1 {
      extended.homes[domain] = owners.first
    }
    return extended
  }

  /// The tenant that more than half of a file's telling audit domains, by records, are at home in.
  ///
  /// An initial domain that no other file explains tells nothing either way: a small log may name external accounts
  /// more often than its own.
  func majority(of vote: OwnerVotes) -> TenantID? {
    let total = vote.auditDomains.reduce(0) { sum, entry in
      homes[entry.key] == nil && DomainHomes.isInitial(entry.key) ? sum : sum + entry.value
    }
    var counts: [TenantID: Int] = [:]
    for (domain, count) in vote.auditDomains {
      if let tenant = homes[domain] { counts[tenant, default: 0] += count }
    }
    return counts.first { $0.value * 2 > total }?.key
  }

  /// Every tenant that some domain of a file is at home in.
  func tenants(of vote: OwnerVotes) -> Set<TenantID> {
    let found = vote.auditDomains.filter { $0.value * 10 >= vote.auditDomains.values.reduce(0, +) }
    return Set(found.keys.compactMap { homes[$0] })
  }
}
