/// What the content of one evidence file says about the tenant whose log it is.
///
/// A Graph record doesn't name its log's owner. Votes are gathered while parsing and resolved over the whole case,
/// since the sign-in file of a tenant tells which domains are at home there, and its audit file only shows domains.
public struct OwnerVotes: Sendable, Equatable {
  /// Tenants that a record names outright as its log's owner, with the number of records
  /// (policy display name, invitation `tid`, Azure Monitor envelope, provisioning job).
  public var named: [TenantID: Int] = [:]
  /// For sign-ins: how many records a tenant is home or resource of.
  public var seenInSignIns: [TenantID: Int] = [:]
  /// Number of sign-ins that carry home and resource tenant.
  public var signIns: Int = 0
  /// Home tenant of each UPN domain in sign-ins, with the number of records.
  ///
  /// Key is the domain in lower case.
  public var domainHomes: [String: [TenantID: Int]] = [:]
  /// Domains of internal accounts that act or are acted upon in audit events, with the number of records:
  /// the UPN's domain, or for `#EXT#` names the domain after `#EXT#@`.
  public var auditDomains: [String: Int] = [:]

  /// Makes empty votes.
  public init() {}

  /// Adds the votes of another block of the same file.
  public mutating func merge(_ other: OwnerVotes) {
    named.merge(other.named, uniquingKeysWith: +)
    seenInSignIns.merge(other.seenInSignIns, uniquingKeysWith: +)
    signIns += other.signIns
    for (domain, tenants) in other.domainHomes {
      domainHomes[domain, default: [:]].merge(tenants, uniquingKeysWith: +)
    }
    auditDomains.merge(other.auditDomains, uniquingKeysWith: +)
  }
}

/// How the owner of a log became known; shown in `status` and in the narrative's limitations.
public enum OwnerBasis: String, Sendable, CaseIterable {
  /// A record of the file names it, or every sign-in of the file shares one tenant.
  case content
  /// The domains of the file's accounts are at home in that tenant elsewhere in the case.
  case domains
  /// `--tenant` said so.
  case option
  /// Nothing in the content tells, and exactly one own tenant was declared: an assumption.
  case declaredOwn = "declared-own"
  /// Nothing tells.
  case unknown
}
