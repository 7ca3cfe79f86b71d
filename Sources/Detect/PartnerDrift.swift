internal import EntraModel
internal import TenantGraph

/// An act that goes beyond a declared partnership: for something else than declared, or after its last day.
///
/// Such a partner counts as unknown for the act: a partnership for guests is no reason to trust a synchronization.
struct PartnerDrift: Equatable {
  /// In which way it goes beyond.
  enum Way: Equatable {
    case purpose(PartnerAllowance, declared: [PartnerAllowance])
    case ended(CivilDate)
  }

  let partner: TenantID
  let way: Way

  /// Compares an act with what is declared; nil when nothing is, for an own or Microsoft's tenant, and when it fits.
  init?(_ partner: TenantID?, _ use: PartnershipUse?, _ context: DetectContext) {
    guard let partner, let use, !context.ownTenants.contains(partner),
      !WellKnown.isMicrosoft(partner),
      let declared = context.knownPartners.first(where: { $0.tenant == partner })
    else { return nil }
    self.partner = partner
    if let purpose = use.purpose, !declared.isDeclared(for: purpose) {
      way = .purpose(purpose, declared: declared.allows)
    } else if let until = declared.until, !declared.stands(at: use.instant) {
      way = .ended(until)
    } else {
      return nil
    }
  }

  /// The first step of a finding that goes beyond what is declared of its source or target.
  init?(in finding: Finding, _ context: DetectContext) {
    for step in finding.path {
      let instant = step.time ?? step.events.first?.instant
      let use = PartnershipUse(step.edge, verb: step.verb, at: instant)
      for tenant in [finding.sourceTenant, finding.targetTenant] {
        guard let drift = PartnerDrift(tenant, use, context) else { continue }
        self = drift
        return
      }
    }
    return nil
  }

  /// What a title says after the finding's own words.
  var words: String {
    switch way {
    case .purpose(let purpose, let declared):
      "beyond the partnership, which is declared for "
        + declared.map(Self.word).joined(separator: " and ") + " and not for \(Self.word(purpose))"
    case .ended(let day):
      "after the partnership's last day, \(day)"
    }
  }

  private static func word(_ purpose: PartnerAllowance) -> String {
    switch purpose {
    case .b2b: "B2B guests"
    case .directConnect: "direct connect"
    case .sync: "synchronization"
    }
  }
}
