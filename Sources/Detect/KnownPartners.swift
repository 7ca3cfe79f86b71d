internal import EntraModel
internal import TenantGraph

/// What an owner and a partner are to each other, as declared or shown by the owner's own log.
///
/// Nothing that the suspect chooses counts here: not a job's name, not an application's.
enum Relation {
  case microsoft, multiTenantOrganization, own, known, unknown

  /// The relation as it counts for some acts of a kind: unknown as soon as one goes beyond the declared partnership.
  init(
    owner: TenantID?, partner: TenantID?, _ graph: Graph, _ context: DetectContext,
    for kind: EdgeKind, _ acts: [Act]
  ) {
    let isDrift = acts.contains { act in
      let use = PartnershipUse(kind, verb: act.verb, at: act.instant)
      return PartnerDrift(partner, use, context) != nil
    }
    self = isDrift ? .unknown : Relation(declaredBetween: owner, partner, graph, context)
  }

  /// The relation as declared, whatever was done.
  init(
    declaredBetween owner: TenantID?, _ partner: TenantID?, _ graph: Graph,
    _ context: DetectContext
  ) {
    guard let owner, let partner else {
      self = .unknown
      return
    }
    let isTrusted = { (tenant: TenantID) in
      context.ownTenants.contains(tenant) || context.knownPartners.contains { $0.tenant == tenant }
    }
    if WellKnown.isMicrosoft(partner) {
      self = .microsoft
    } else if isTrusted(owner), isTrusted(partner),
      graph.multiTenantPairs.contains(PolicyPair(owner: owner, partner: partner))
    {
      self = .multiTenantOrganization
    } else if context.ownTenants.contains(partner) {
      self = .own
    } else if isTrusted(partner) {
      self = .known
    } else {
      self = .unknown
    }
  }

  /// The benign discount (reference/detections 3.4).
  var discount: Double {
    switch self {
    case .microsoft: 0
    case .multiTenantOrganization: 0.35
    case .own, .known: 0.4
    case .unknown: 1
    }
  }

  /// A severity within what the relation allows: a multi-tenant organization's own synchronization stays at info.
  func bounded(_ severity: Severity) -> Severity {
    self == .multiTenantOrganization ? .info : severity
  }
}
