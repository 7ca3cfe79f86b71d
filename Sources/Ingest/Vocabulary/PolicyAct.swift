internal import EntraModel

/// What an audit event says of a cross-tenant policy: whose it is, and towards which partner.
struct PolicyAct {
  /// The tenant whose policy it is, named by the target; nil when it isn't.
  var owner: TenantID?
  /// The partner; nil for default settings and for events that aren't about such a policy.
  var partner: TenantID?

  /// Properties whose value is the partner, folded, in the order in which they count.
  private static let partnerProperties = ["tenantid", "partneridentifier"]

  /// Reads the policy out of an event's names and changed properties.
  init(category: String, activity: String, detail: EventDetail) {
    for target in detail.targets where owner == nil { owner = PolicyAct.owner(in: target.name) }
    guard PolicyAct.concerns(category: category, activity: activity, detail: detail) else { return }
    for name in PolicyAct.partnerProperties where partner == nil {
      for change in detail.changes where Folding.word(change.name.utf8) == name {
        partner = partner ?? PolicyAct.tenant(change.new) ?? PolicyAct.tenant(change.old)
      }
    }
    guard partner == nil, !Activity.normalised(activity).contains("default") else { return }
    // Older events pack the whole partner policy into one value. An object id is never taken for a tenant: only what
    // stands behind a key that names the partner counts.
    for change in detail.changes where partner == nil {
      partner =
        [change.new, change.old].compactMap { $0 }
        .compactMap { PolicyAct.packedTenant(in: $0, except: owner) }.first
    }
  }

  /// The tenant in a target's name `CrossTenantAccessPolicy for <own tenant>`.
  private static func owner(in name: String) -> TenantID? {
    let words = name.split(separator: " ")
    guard words.count == 3, words[1] == "for",
      Folding.word(words[0].utf8) == "crosstenantaccesspolicy"
    else { return nil }
    return GUID(words[2])
  }

  /// Whether an event is about cross-tenant access, by its category, its activity, or for plain policies what they name.
  private static func concerns(category: String, activity: String, detail: EventDetail) -> Bool {
    let words = Folding.word(category.utf8) + " " + Folding.word(activity.utf8)
    if words.contains("crosstenant") || words.contains("multitenantorg") { return true }
    guard words.contains("policy") else { return false }
    return detail.targets.contains { Folding.word($0.name.utf8).contains("crosstenant") }
      || detail.changes.contains {
        Folding.word($0.name.utf8).contains("crosstenant")
          || Folding.word(($0.new ?? "").utf8).contains("crosstenant")
      }
  }

  /// A GUID that is JSON inside a string, perhaps in an array: `"\"guid\""`, `["guid"]`.
  private static func tenant(_ value: String?) -> TenantID? {
    guard let value else { return nil }
    let trimmed = value.filter { !"[]\" \\\r\n\t".contains($0) }
    return GUID(trimmed)
  }

  /// A GUID behind a key that names the partner, in JSON that may be packed several times.
  private static func packedTenant(in value: String, except owner: TenantID?) -> TenantID? {
    let text = value.lowercased().filter { !"\\\" ".contains($0) }
    for key in partnerProperties {
      let pieces = text.split(separator: ",").flatMap { $0.split(separator: "{") }
      for piece in pieces where piece.hasPrefix(key + ":") {
        let digits = piece.dropFirst(key.utf8.count + 1)
          .prefix { $0.isHexDigit || $0 == "-" }
        if let found = GUID(digits), found != owner { return found }
      }
    }
    return nil
  }
}
