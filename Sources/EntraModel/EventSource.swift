/// The log that an event comes from; one event of another exporter's copy has the same source.
public enum EventSource: UInt8, Sendable, CaseIterable, Comparable {
  case policySnapshot = 1
  case audit = 2
  case provisioning = 3
  case unifiedAuditLog = 4
  case signIn = 5
  case nonInteractiveSignIn = 6
  case servicePrincipalSignIn = 7
  case managedIdentitySignIn = 8
  case graphActivity = 9

  /// Orders as the raw values do, which is no statement about time.
  public static func < (left: EventSource, right: EventSource) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The stable name in exports and JSON.
  public var name: String {
    switch self {
    case .policySnapshot: "policy-snapshot"
    case .audit: "audit"
    case .provisioning: "provisioning"
    case .unifiedAuditLog: "unified-audit-log"
    case .signIn: "sign-in"
    case .nonInteractiveSignIn: "non-interactive-sign-in"
    case .servicePrincipalSignIn: "service-principal-sign-in"
    case .managedIdentitySignIn: "managed-identity-sign-in"
    case .graphActivity: "graph-activity"
    }
  }

  /// Whether events of this log are sign-ins of any kind.
  public var isSignIn: Bool {
    switch self {
    case .signIn, .nonInteractiveSignIn, .servicePrincipalSignIn, .managedIdentitySignIn: true
    default: false
    }
  }
}

/// The place of an event among others of the same instant: policy before provisioning before use (design: model).
public enum SourcePriority: UInt8, Sendable, Comparable {
  case policy = 0
  case provisioning, userChange, signIn, action

  /// Orders policy first and action last.
  public static func < (left: SourcePriority, right: SourcePriority) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// Whether the act that an event records took place.
public enum EventResult: UInt8, Sendable, CaseIterable {
  case unknown = 0
  case success, failure, skipped, warning, interrupted

  /// The word in exports; empty when the log doesn't say.
  public var name: String {
    switch self {
    case .unknown: ""
    case .success: "success"
    case .failure: "failure"
    case .skipped: "skipped"
    case .warning: "warning"
    case .interrupted: "interrupted"
    }
  }
}

/// The risk that Identity Protection gave to a sign-in; `hidden` means that the licence hides it: unknown, not none.
public enum RiskLevel: UInt8, Sendable, CaseIterable {
  case unknown = 0
  case none, low, medium, high

  /// The word in exports; empty when unknown.
  public var name: String {
    switch self {
    case .unknown: ""
    case .none: "none"
    case .low: "low"
    case .medium: "medium"
    case .high: "high"
    }
  }
}

/// How a sign-in crossed tenants: Microsoft Graph's flags enum `signInAccessType`.
public struct AccessType: OptionSet, Hashable, Sendable {
  /// The bits, as Graph numbers them.
  public let rawValue: UInt8

  /// Takes bits as they are.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// B2B collaboration: an external account in the resource tenant.
  public static let b2bCollaboration = AccessType(rawValue: 1)
  /// B2B direct connect: no account in the resource tenant.
  public static let b2bDirectConnect = AccessType(rawValue: 2)
  /// Microsoft's support reached the tenant.
  public static let microsoftSupport = AccessType(rawValue: 4)
  /// A cloud service provider reached its customer.
  public static let serviceProvider = AccessType(rawValue: 8)
  /// A value that the exporter didn't ask to see.
  public static let unknownFutureValue = AccessType(rawValue: 16)
  /// Documented only as a member of the enum.
  public static let passthrough = AccessType(rawValue: 32)
  /// The log says `none`, which isn't the same as saying nothing.
  public static let saidNone = AccessType(rawValue: 64)

  /// Graph's own spellings joined by commas, in the order of their bits; `none` when the log says so.
  public var name: String {
    let names: [(AccessType, String)] = [
      (.b2bCollaboration, "b2bCollaboration"), (.b2bDirectConnect, "b2bDirectConnect"),
      (.microsoftSupport, "microsoftSupport"), (.serviceProvider, "serviceProvider"),
      (.unknownFutureValue, "unknownFutureValue"), (.passthrough, "passthrough"),
      (.saidNone, "none"),
    ]
    return names.filter { contains($0.0) }.map(\.1).joined(separator: ",")
  }
}

/// Whether the resource tenant holds the account as a member or a guest.
public enum UserType: UInt8, Sendable, CaseIterable {
  case unknown = 0
  case member, guest

  /// The word in exports; empty when unknown.
  public var name: String {
    switch self {
    case .unknown: ""
    case .member: "member"
    case .guest: "guest"
    }
  }
}

/// What kind of thing acted or was acted upon.
public enum ObjectKind: UInt8, Sendable, CaseIterable {
  case unknown = 0
  case user, servicePrincipal, group, role, application, policy, device, other

  /// The word in exports; empty when unknown.
  public var name: String {
    switch self {
    case .unknown: ""
    case .user: "user"
    case .servicePrincipal: "service-principal"
    case .group: "group"
    case .role: "role"
    case .application: "application"
    case .policy: "policy"
    case .device: "device"
    case .other: "other"
    }
  }
}
