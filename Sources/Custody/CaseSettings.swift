public import EntraModel

/// What the user declares about a case; it may be changed later, evidence may not.
public struct CaseSettings: Sendable, Equatable {
  /// Title of the case, shown in every report.
  public var title: String
  /// Traffic Light Protocol marking: `TLP:AMBER`.
  public var tlp: String
  /// The responder's own tenants; kept ascending and without repeats.
  public var ownTenants: [TenantID] {
    didSet { ownTenants = Self.ordered(ownTenants) }
  }
  /// Tenants known as partners; kept ascending, the last declaration of a tenant counts.
  public var knownPartners: [KnownPartner] {
    didSet { knownPartners = Self.ordered(knownPartners) }
  }

  /// Makes settings.
  public init(
    title: String, tlp: String = "TLP:AMBER", ownTenants: [TenantID] = [],
    knownPartners: [KnownPartner] = []
  ) {
    self.title = title
    self.tlp = tlp
    self.ownTenants = Self.ordered(ownTenants)
    self.knownPartners = Self.ordered(knownPartners)
  }

  private static func ordered(_ tenants: [TenantID]) -> [TenantID] {
    var unique: [TenantID] = []
    for tenant in tenants.sorted() where unique.last != tenant { unique.append(tenant) }
    return unique
  }

  private static func ordered(_ partners: [KnownPartner]) -> [KnownPartner] {
    var last: [TenantID: KnownPartner] = [:]
    for partner in partners { last[partner.tenant] = partner }
    return last.values.sorted { $0.tenant < $1.tenant }
  }
}
