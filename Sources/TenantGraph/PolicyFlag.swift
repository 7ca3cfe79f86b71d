/// One switch of a cross-tenant access policy that the log can show to go on or off.
public enum PolicyFlag: Int, CaseIterable, Sendable {
  case exists, syncInbound, groupSyncInbound, autoRedeemInbound, autoRedeemOutbound
  case trustMFA, trustCompliantDevice, trustHybridDevice
  case b2bInbound, b2bOutbound, directConnectInbound, directConnectOutbound
  case serviceProvider

  /// The word in `change`, lower case: `sync:unset>true`.
  public var word: String {
    switch self {
    case .exists: "exists"
    case .syncInbound: "sync"
    case .groupSyncInbound: "group-sync"
    case .autoRedeemInbound: "auto-redeem"
    case .autoRedeemOutbound: "auto-redeem-out"
    case .trustMFA: "trust-mfa"
    case .trustCompliantDevice: "trust-device"
    case .trustHybridDevice: "trust-hybrid"
    case .b2bInbound: "b2b-in"
    case .b2bOutbound: "b2b-out"
    case .directConnectInbound: "direct-connect-in"
    case .directConnectOutbound: "direct-connect-out"
    case .serviceProvider: "service-provider"
    }
  }

  /// The verb of `granted-inbound` and `configured` when the switch goes on; nil for what lets nobody in.
  public var openingVerb: String? {
    switch self {
    case .syncInbound, .groupSyncInbound: "enable-sync"
    case .autoRedeemInbound: "auto-redeem"
    case .trustMFA, .trustCompliantDevice, .trustHybridDevice: "trust"
    case .b2bInbound: "open-b2b"
    case .directConnectInbound: "open-direct-connect"
    case .exists, .autoRedeemOutbound, .b2bOutbound, .directConnectOutbound, .serviceProvider: nil
    }
  }

  /// The verb when the switch goes off; nil when nothing closes.
  public var closingVerb: String? {
    switch self {
    case .syncInbound, .groupSyncInbound: "disable-sync"
    case .autoRedeemInbound: "stop-auto-redeem"
    case .trustMFA, .trustCompliantDevice, .trustHybridDevice: "untrust"
    case .b2bInbound: "close-b2b"
    case .directConnectInbound: "close-direct-connect"
    case .autoRedeemOutbound, .b2bOutbound, .directConnectOutbound: "close-outbound"
    case .exists, .serviceProvider: nil
    }
  }

  /// Whether the switch lets the owner's own users out.
  public var isOutbound: Bool {
    switch self {
    case .autoRedeemOutbound, .b2bOutbound, .directConnectOutbound: true
    default: false
    }
  }
}
