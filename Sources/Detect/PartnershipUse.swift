internal import EntraModel
internal import TenantGraph

/// What an act uses a partnership for, and when.
struct PartnershipUse {
  /// Nil when any partnership serves.
  let purpose: PartnerAllowance?
  let instant: Instant?

  /// Reads an act; nil for one that closes or takes away, which no partnership needs to allow.
  init?(_ kind: EdgeKind, verb: String, at instant: Instant?) {
    guard kind != .evicted, !Self.closings.contains(verb) else { return nil }
    self.instant = instant
    purpose =
      switch (kind, verb) {
      case (.provisioned, _), (.synced, _), (.scoped, _): .sync
      case (.invited, _): .b2b
      case (.signedIn, "direct-connect"): .directConnect
      case (_, "enable-sync"): .sync
      case (_, "open-b2b"), (_, PolicyFlag.b2bOutbound.word): .b2b
      case (_, "open-direct-connect"), (_, PolicyFlag.directConnectOutbound.word): .directConnect
      default: nil
      }
  }

  /// Verbs of policy changes that only take away.
  private static let closings = Set(PolicyFlag.allCases.compactMap(\.closingVerb))
    .union(["delete", "delete-sync"])
}
