public import EntraModel

/// Which case is meant, and what the user declares of it; what is nil or empty leaves a case as it is.
public struct CaseRequest: Sendable {
  /// The case directory, already resolved (``CaseLocation``).
  public var path: String
  /// Title, nil for the name of the directory or the case's own.
  public var title: String?
  /// Traffic Light Protocol marking, nil for `TLP:AMBER` or the case's own.
  public var tlp: String?
  /// Own tenants to declare, beside those that the case knows.
  public var ownTenants: [TenantID]
  /// Partners to declare, beside those that the case knows.
  public var knownPartners: [KnownPartner]

  /// Makes a request.
  public init(
    path: String, title: String? = nil, tlp: String? = nil, ownTenants: [TenantID] = [],
    knownPartners: [KnownPartner] = []
  ) {
    self.path = path
    self.title = title
    self.tlp = tlp
    self.ownTenants = ownTenants
    self.knownPartners = knownPartners
  }
}
