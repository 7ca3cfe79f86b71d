/// What a declared partnership is for, as the user says it.
public enum PartnerAllowance: String, Sendable, CaseIterable, Comparable {
  /// Guests of the partner, by invitation.
  case b2b
  /// Shared channels without an account of one's own.
  case directConnect = "direct-connect"
  /// Accounts that the partner's synchronization makes.
  case sync

  /// Orders by name.
  public static func < (left: PartnerAllowance, right: PartnerAllowance) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// A tenant that the user declared as known, and what it may do.
public struct KnownPartner: Sendable, Hashable {
  /// The tenant.
  public var tenant: TenantID
  /// What the user calls it.
  public var name: String
  /// What the partnership is for, ascending and without repeats; empty is everything.
  public var allows: [PartnerAllowance]
  /// The last day of the partnership in UTC; nil when it has no end.
  public var until: CivilDate?
  /// Why it is declared, in the user's words; empty when nothing was said.
  public var why: String

  /// Makes a partner, by default one that may do everything without an end.
  public init(
    tenant: TenantID, name: String, allows: [PartnerAllowance] = [], until: CivilDate? = nil,
    why: String = ""
  ) {
    self.tenant = tenant
    self.name = name
    self.allows = Set(allows).sorted()
    self.until = until
    self.why = why
  }

  /// Whether the partnership is for a use at all.
  public func isDeclared(for use: PartnerAllowance) -> Bool {
    allows.isEmpty || allows.contains(use)
  }

  /// Whether the partnership still stood at an instant: up to the end of its last day in UTC.
  ///
  /// An act without a time is within it, since nothing shows that it came later.
  public func stands(at instant: Instant?) -> Bool {
    guard let until, let instant else { return true }
    return instant.daysSinceEpoch <= Int64(until.daysSinceEpoch)
  }
}
