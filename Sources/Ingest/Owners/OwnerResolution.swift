public import EntraModel

/// Decides whose log each evidence file is, from the votes of the whole case.
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
  public static func resolve(
    _ votes: [EvidenceID: OwnerVotes], option: [EvidenceID: TenantID], ownTenants: [TenantID]
  ) -> [EvidenceID: Owner] { [:] }

  /// Names tenants by the domain that most of their accounts carry.
  public static func tenantNames(_ votes: [OwnerVotes]) -> [TenantID: String] { [:] }
}
