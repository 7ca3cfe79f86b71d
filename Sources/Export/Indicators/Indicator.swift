internal import EntraModel

/// Something to look for elsewhere: what the cited records of findings name, with where they name it.
///
/// It is an observation, never a verdict: an administrator's own address stands here when a cited record carries it.
struct Indicator {
  /// What it is, in the order in which exports list it.
  enum Kind: String, CaseIterable {
    case tenant, account
    case objectID = "object-id"
    case application
    case address = "ip-address"
    case userAgent = "user-agent"
  }

  let kind: Kind
  /// The value as the record has it.
  let value: String
  /// What people call it; empty when nothing does.
  var name = ""
  /// The tenant that it belongs to or was seen in; nil when the records don't tell.
  var tenant: TenantID?
  /// How it is known: `external account`, `recorded with a sign-in of x`.
  var contexts: Set<String> = []
  /// Earliest and latest cited record.
  var first: Instant?
  var last: Instant?
  /// The ids of the findings that cite it.
  var findings: Set<String> = []
  /// The cited records.
  var events: [EventReference] = []
}
