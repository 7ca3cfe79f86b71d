internal import EntraModel

/// An external account of a tenant and who it is at home, each with the quality of what says so.
struct ExternalAccount {
  /// The account in the tenant that holds it.
  var node: NodeID
  var tenant: TenantID?
  var objectID: String
  /// UPN in that tenant, usually with `#EXT#`.
  var upn: String
  /// UPN at home; empty while unknown.
  var homeUPN = ""
  /// 1.0 from a provisioning row or a sign-in of this very object, 0.9 from an invitation, 0.75 decoded.
  var homeUPNQuality = 0.0
  /// Object id at home; empty while unknown.
  var homeObjectID = ""
  var homeTenant: TenantID?
  /// 1.0 from a provisioning row or a sign-in of this very object, 0.9 from a sign-in of the same home UPN,
  /// 0.75 from the domain elsewhere in the case, 0.5 from the only open door.
  var homeTenantQuality = 0.0
  /// Whether a provisioning row ties both object ids.
  var hasBothIDs = false
  /// First event that shows it to exist.
  var firstSeen: Instant?
  /// Whether an event in the case shows how it came into being.
  var creationSeen = false

  /// Quality of the link between home account and external account (design: model, "Edges").
  var linkQuality: Double {
    if hasBothIDs { return 1 }
    if homeTenant == nil || homeUPN.isEmpty { return 0.5 }
    return min(
      homeUPNQuality >= 0.9 ? 0.9 : homeUPNQuality,
      homeTenantQuality >= 0.9 ? 0.9 : homeTenantQuality)
  }

  mutating func learnHome(upn: String, quality: Double) {
    guard !upn.isEmpty, !ExternalName.isExternal(upn), upn.contains("@"), quality > homeUPNQuality
    else { return }
    (homeUPN, homeUPNQuality) = (upn.lowercased(), quality)
  }

  mutating func learnHome(tenant: TenantID, quality: Double) {
    guard quality > homeTenantQuality, tenant != self.tenant else { return }
    (homeTenant, homeTenantQuality) = (tenant, quality)
  }
}
