public import EntraModel
public import TenantGraph

/// All detections.
///
/// The order is policy: a rule may look at the findings before it. A door is reported apart only where no path
/// through it was found, so the paths come first, and chains after the paths that they are made of.
public enum Detections {
  /// Every detection, in the order in which they run.
  public static let all: [any Detection.Type] = [
    BackdoorPath.self,
    LateralPath.self,
    InScopeTakeover.self,
    MultihopChain.self,
    ReentryAfterEviction.self,
    CoverTracks.self,
    DoorOpened.self,
    StalePartnerRearmed.self,
    TrustWeakened.self,
    DirectConnectAccess.self,
    ConfigurationByApplication.self,
    MultiTenantTemplateEnabled.self,
    OutboundOpened.self,
    ScopeWidened.self,
    MappingTamper.self,
    UnexpectedProvision.self,
    AdoptedGuest.self,
    ProvisionAfterRevoke.self,
    IncompleteTrail.self,
    ExternalPrivileged.self,
    ExternalCredentialPersistence.self,
    GuestInviteAbuse.self,
    ServiceProviderAccess.self,
  ]

  /// Runs every detection, and orders what they find.
  public static func run(_ graph: Graph, _ context: DetectContext) -> [Finding] {
    var findings: [Finding] = []
    for detection in all {
      findings += detection.find(in: graph, context, earlier: findings)
    }
    return ordered(findings.map { withDrift($0, context) })
  }

  /// Says in the title how a finding goes beyond a declared partnership; rules know it by their severity and score.
  private static func withDrift(_ finding: Finding, _ context: DetectContext) -> Finding {
    guard let drift = PartnerDrift(in: finding, context) else { return finding }
    var finding = finding
    finding.title += "; " + drift.words
    return finding
  }

  /// Highest severity first, then confidence, first seen, rule and id: a total order.
  public static func ordered(_ findings: [Finding]) -> [Finding] {
    findings.sorted { left, right in
      if left.severity != right.severity { return left.severity > right.severity }
      if left.confidence != right.confidence { return left.confidence > right.confidence }
      let key = { (finding: Finding) in
        (finding.firstSeen?.ticks ?? .max, finding.rule, finding.id)
      }
      return key(left) < key(right)
    }
  }
}
