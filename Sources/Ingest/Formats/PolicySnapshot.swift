internal import EntraModel

/// What Microsoft Graph answers when it is asked for cross-tenant policies: their state, not a change of them.
///
/// `/policies/crossTenantAccessPolicy/partners` (also with the synchronization setting expanded), one partner's
/// `identitySynchronization`, and `default`. Each policy is a record. Graph writes neither when it answered nor whose
/// policies they are: both are read where a collector wrote them into the record, and are unknown where none did.
enum PolicySnapshot: RecordFormat {
  static let name = "policy-snapshot"
  static let summary =
    "Snapshots of cross-tenant policies (crossTenantAccessPolicy partners, identitySynchronization, default)"

  /// Properties that a policy or its synchronization setting has and no log's record has at its top.
  static let telling: RecordKeys = [
    .b2bCollaborationInbound, .b2bCollaborationOutbound, .b2bDirectConnectInbound,
    .b2bDirectConnectOutbound, .automaticUserConsentSettings, .inboundTrust,
    .identitySynchronization, .userSyncInbound, .groupSyncInbound,
  ]

  /// Fields in which a collector writes when it asked, in the order in which they count.
  static let times = [
    "snapshotDateTime", "snapshotTime", "collectedDateTime", "collectedAt", "collectionTime",
    "retrievedDateTime", "retrievedAt", "exportedDateTime",
  ]

  /// Fields in which a collector writes whose policies they are, in the order in which they count.
  static let owners = ["snapshotTenantId", "ownerTenantId", "collectedTenantId"]

  /// The policy's own properties that say something of a switch.
  private static let properties = [
    "isServiceProvider", "inboundTrust", "automaticUserConsentSettings", "b2bCollaborationInbound",
    "b2bCollaborationOutbound", "b2bDirectConnectInbound", "b2bDirectConnectOutbound",
  ]

  /// The properties of the synchronization setting.
  private static let synchronization = ["userSyncInbound", "groupSyncInbound"]

  static func recognises(_ keys: RecordKeys) -> Bool {
    keys.isDisjoint(with: .wrapped) && keys.count(of: telling) > 0
  }

  static func read(_ record: JSONValue, into writer: inout RowWriter) {
    writer.row.source = .policySnapshot
    writer.row.isRelevant = true
    let context = writer.text(record["@odata.context"], "@odata.context")
    let isDefault = isDefault(record, context: context)
    if !isDefault {
      let named = GUID(writer.text(record["tenantId"], "tenantId"))
      guard let partner = named ?? PolicySnapshot.partner(in: context) else {
        writer.giveUp(.badRecord, "a snapshot of a partner policy that names no partner tenant")
        return
      }
      writer.row.partnerTenant = partner
    }
    let states = properties.contains { record.member(named: $0) != nil }
    writer.put(.activity, activity(isDefault: isDefault, hasPolicy: states))
    readTime(record, into: &writer)
    readOwner(record, context: context, into: &writer)
    readState(record, into: &writer)
    readTarget(record, isDefault: isDefault, into: &writer)
  }

  private static func activity(isDefault: Bool, hasPolicy: Bool) -> String {
    if isDefault { return "Snapshot of the default cross-tenant access policy" }
    return hasPolicy
      ? "Snapshot of a partner cross-tenant access policy"
      : "Snapshot of a partner cross-tenant identity sync setting"
  }

  // MARK: What is snapped

  private static func isDefault(_ record: JSONValue, context: String) -> Bool {
    if record["isServiceDefault"] != nil { return true }
    if record["invitationRedemptionIdentityProviderConfiguration"] != nil { return true }
    let folded = context.lowercased()
    return folded.contains("crosstenantaccesspolicy/default")
      || folded.contains("crosstenantaccesspolicyconfigurationdefault")
  }

  /// The tenant in `partners('<tenant>')` and `partners/<tenant>` of a context.
  private static func partner(in context: String) -> TenantID? {
    let folded = context.lowercased().replacing("%27", with: "'")
    guard let found = folded.firstRange(of: "partners") else { return nil }
    let rest = folded[found.upperBound...].drop { "(/'".contains($0) }
    return rest.count < 36 ? nil : GUID(rest.prefix(36))
  }

  /// Every switch that the record states; null is a statement but for synchronization.
  ///
  /// Graph leaves the synchronization setting out when it isn't asked for, and PowerShell's objects then hold null: that
  /// says nothing.
  private static func readState(_ record: JSONValue, into writer: inout RowWriter) {
    for property in properties {
      guard let value = record.member(named: property) else { continue }
      state(property, writer.unpacked(value), into: &writer)
    }
    let expanded = writer.object(record["identitySynchronization"], "identitySynchronization")
    for property in synchronization {
      let value = record.member(named: property) ?? expanded?.member(named: property)
      guard let value = value?.present else { continue }
      state(property, writer.unpacked(value), into: &writer)
    }
  }

  private static func state(_ name: String, _ value: JSONValue, into writer: inout RowWriter) {
    writer.detail.changes.append(
      PropertyChange(target: 0, name: name, old: nil, new: value.anyText))
  }

  private static func readTarget(
    _ record: JSONValue, isDefault: Bool, into writer: inout RowWriter
  ) {
    let setting = writer.object(record["identitySynchronization"], "identitySynchronization")
    let name = record["displayName"]?.text ?? setting?["displayName"]?.text ?? ""
    let id = writer.row.partnerTenant?.description ?? ""
    let target = Party(
      kind: .policy, id: id, name: name.isEmpty && isDefault ? "default policy" : name)
    writer.detail.targets = [target]
    writer.row.targetKind = target.kind
    writer.put(.targetID, target.id)
    writer.put(.targetName, target.name)
  }

  // MARK: When and whose

  /// The collector's time; nothing else is one, least of all the file's.
  static func readTime(_ record: JSONValue, into writer: inout RowWriter) {
    for name in times {
      guard let value = record.member(named: name)?.present else { continue }
      writer.setTime(value, name)
      return
    }
    writer.remark(
      .badDate, "the snapshot doesn't say when it was taken: what it shows held at some time")
  }

  static func readOwner(
    _ record: JSONValue, context: String, into writer: inout RowWriter
  ) {
    for name in owners {
      guard let tenant = record.member(named: name)?.text.flatMap({ GUID($0) }) else { continue }
      writer.setOwner(tenant)
      return
    }
    writer.setOwner(owner(in: context))
  }

  /// The tenant in `https://<host>/<version>/<tenant>/$metadata#...`; nil for addresses that name none.
  private static func owner(in context: String) -> TenantID? {
    guard let end = context.firstRange(of: "$metadata") else { return nil }
    return context[..<end.lowerBound].split(separator: "/").last.flatMap { GUID($0) }
  }
}
