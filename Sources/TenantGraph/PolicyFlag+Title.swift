extension PolicyFlag {
  /// What people call the switch.
  public var title: String {
    switch self {
    case .exists: "partner policy"
    case .syncInbound: "synchronization of users in"
    case .groupSyncInbound: "synchronization of groups in"
    case .autoRedeemInbound: "automatic redemption in"
    case .autoRedeemOutbound: "automatic redemption out"
    case .trustMFA: "trust in MFA"
    case .trustCompliantDevice: "trust in compliant devices"
    case .trustHybridDevice: "trust in hybrid joined devices"
    case .b2bInbound: "B2B collaboration in"
    case .b2bOutbound: "B2B collaboration out"
    case .directConnectInbound: "direct connect in"
    case .directConnectOutbound: "direct connect out"
    case .serviceProvider: "service provider"
    }
  }
}
