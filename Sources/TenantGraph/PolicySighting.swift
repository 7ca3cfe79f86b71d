public import EntraModel

/// What a snapshot shows of a policy: how its switches stood, whoever had set them and whenever that was.
public struct PolicySighting: Sendable, Equatable {
  /// One switch that the snapshot states.
  public struct Statement: Sendable, Equatable {
    /// Which switch.
    public var flag: PolicyFlag
    /// On or off; nil when the policy doesn't set it.
    public var value: Bool?
  }

  /// When the snapshot was taken; nil when it doesn't say.
  public let instant: Instant?
  /// What it states, a switch at most once.
  public let statements: [Statement]
  /// The record.
  public let event: EventReference

  /// Reads a snapshot out of an event; nil when the event is none.
  ///
  /// Values are read as those of audit events are. What can't be read, as where an exporter cut nested values off, is no
  /// statement; a null is one: the switch isn't set.
  init?(_ event: Event) {
    // A synchronization job is snapped too, and is no policy.
    guard event.source == .policySnapshot, event.target.kind == .policy else { return nil }
    instant = event.instant
    self.event = EventReference(event)
    // Whatever can be asked for towards a partner, the partner's policy is there; a default policy always is.
    var statements =
      event.partnerTenant == nil ? [] : [Statement(flag: .exists, value: true)]
    for change in event.detail?.changes ?? [] {
      let value = PropertyValue.read(change.new)
      for (flag, read) in PolicyChange.readers(for: change.name, kind: .other)
      where !statements.contains(where: { $0.flag == flag }) {
        if let state = read(value) {
          statements.append(Statement(flag: flag, value: state))
        } else if Self.isUnset(flag, in: value) {
          statements.append(Statement(flag: flag, value: nil))
        }
      }
    }
    self.statements = statements
  }

  /// What the snapshot states of a switch; nil when it says nothing of it.
  public func statement(of flag: PolicyFlag) -> Statement? {
    statements.first { $0.flag == flag }
  }

  /// Whether the snapshot says anything of a switch.
  public func states(_ flag: PolicyFlag) -> Bool { statement(of: flag) != nil }

  /// Whether a value that isn't on or off says that the switch isn't set.
  private static func isUnset(_ flag: PolicyFlag, in value: PropertyValue) -> Bool {
    let member: String
    switch flag {
    // Whoever doesn't ask for the synchronization setting gets null too.
    case .syncInbound, .groupSyncInbound, .exists: return false
    case .autoRedeemInbound: member = "inboundAllowed"
    case .autoRedeemOutbound: member = "outboundAllowed"
    case .trustMFA: member = "isMfaAccepted"
    case .trustCompliantDevice: member = "isCompliantDeviceAccepted"
    case .trustHybridDevice: member = "isHybridAzureADJoinedDeviceAccepted"
    case .b2bInbound, .b2bOutbound, .directConnectInbound, .directConnectOutbound,
      .serviceProvider:
      return value.saysNothing
    }
    return value == .none || value.member(member)?.saysNothing == true
  }
}

extension PropertyValue {
  /// Whether a value is null, or an object in which everything is.
  fileprivate var saysNothing: Bool {
    switch self {
    case .none: true
    case .object(let members): members.allSatisfy { $0.1.saysNothing }
    case .list(let items): items.isEmpty
    default: false
    }
  }
}
