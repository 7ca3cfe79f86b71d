internal import EntraModel

/// One recorded change of a partner or default policy: what the record shows, flag by flag.
struct PolicyChange {
  /// One flag, old to new; nil is "not set" or "the record doesn't say".
  struct FlagChange: Equatable {
    var flag: PolicyFlag
    var old: Bool?
    var new: Bool?
  }

  /// What kind of record it is.
  enum Kind {
    case add
    case update
    case delete
    case syncSetting
    case deleteSync
    case template
    case other
  }

  var owner: TenantID?
  /// Nil for the default policy.
  var partner: TenantID?
  var kind: Kind
  var flags: [FlagChange]
  var event: Event
  /// Further records of the same change: the generic `Add policy` twin of category Policy.
  var twins: [Event] = []

  /// The references of the record and its twins, in order.
  var references: [EventReference] { ([event] + twins).map { EventReference($0) } }

  /// Old to new, lower case: `sync:unset>true auto-redeem:false>true`.
  var changeText: String {
    flags.map { $0.flag.word + ":" + Self.word($0.old) + ">" + Self.word($0.new) }
      .joined(separator: " ")
  }

  /// Whether a flag goes on: to true, from false or from not set.
  func turnsOn(_ flag: PolicyFlag) -> Bool {
    flags.contains { $0.flag == flag && $0.new == true && $0.old != true }
  }

  /// Whether a flag goes off: to false or not set, from true.
  func turnsOff(_ flag: PolicyFlag) -> Bool {
    flags.contains { $0.flag == flag && $0.new != true && $0.old != false }
  }

  private static func word(_ flag: Bool?) -> String {
    switch flag {
    case true?: "true"
    case false?: "false"
    case nil: "unset"
    }
  }

  /// Reads a policy change out of an event; nil when the event is none, or didn't succeed.
  init?(_ event: Event) {
    guard event.result == .success || event.result == .unknown,
      let kind = PolicyChange.kind(of: event)
    else { return nil }
    self.kind = kind
    self.event = event
    owner = event.logTenant
    let isDefault =
      kind == .template || ActivityTable.defaultPolicy.contains(event.activityKey)
    partner = isDefault ? nil : event.partnerTenant
    // A policy event that names no partner can't be tied to a pair; the timeline still shows it.
    if !isDefault && partner == nil { return nil }
    flags = PolicyChange.flags(of: event, kind: kind)
  }

  /// Which record it is.
  ///
  /// Microsoft's table files one activity under the wrong category, so the name decides and
  /// either category is accepted (reference/detections 0.1).
  private static func kind(of event: Event) -> Kind? {
    let activity = event.activityKey
    if activity.hasSuffix("identity sync policy template") { return .template }
    if activity.contains("identity sync setting") {
      return activity.hasPrefix("delete") ? .deleteSync : .syncSetting
    }
    if activity.contains("cross-tenant access") {
      if activity.hasPrefix("add a partner") { return .add }
      if activity.hasPrefix("delete") { return .delete }
      return .update
    }
    let category = event.category.lowercased()
    if category.contains("crosstenant") { return .other }
    if category == "policy", activity.hasSuffix("policy"), mentionsCrossTenant(event) {
      return activity.hasPrefix("add") ? .add : (activity.hasPrefix("delete") ? .delete : .update)
    }
    return nil
  }

  /// Whether a generic policy event is the twin of a cross-tenant change.
  static func mentionsCrossTenant(_ event: Event) -> Bool {
    let texts =
      (event.detail?.targets.map(\.name) ?? [])
      + (event.detail?.changes.flatMap { [$0.name, $0.old ?? "", $0.new ?? ""] } ?? [])
    return texts.contains { text in
      let folded = text.lowercased().filter { $0 != "-" && $0 != " " && $0 != "_" }
      return folded.contains("crosstenant")
    }
  }

  private static func flags(of event: Event, kind: Kind) -> [FlagChange] {
    var flags: [FlagChange] = []
    for change in event.detail?.changes ?? [] {
      let old = PropertyValue.read(change.old)
      let new = PropertyValue.read(change.new)
      for (flag, read) in readers(for: change.name, kind: kind) {
        let pair = FlagChange(flag: flag, old: read(old), new: read(new))
        if pair.old != pair.new { flags.append(pair) }
      }
    }
    switch kind {
    case .add: flags.insert(FlagChange(flag: .exists, old: nil, new: true), at: 0)
    case .delete: flags.insert(FlagChange(flag: .exists, old: true, new: false), at: 0)
    case .deleteSync where !flags.contains { $0.flag == .syncInbound }:
      flags.append(FlagChange(flag: .syncInbound, old: nil, new: false))
    default: break
    }
    return flags
  }

  /// How a property's value is read into flags.
  ///
  /// The property name of the sync flag was never seen in a real record:
  /// `isSyncAllowed` or a bare `true` counts at any index of an identity sync event (reference/detections, ruling 7).
  static func readers(
    for name: String, kind: Kind
  ) -> [(PolicyFlag, (PropertyValue) -> Bool?)] {
    let flagOf = { (member: String) in { (value: PropertyValue) in value.member(member)?.flag } }
    switch name.lowercased() {
    case "usersyncinbound": return [(.syncInbound, allowed)]
    case "groupsyncinbound": return [(.groupSyncInbound, allowed)]
    case "automaticuserconsentsettings":
      return [
        (.autoRedeemInbound, flagOf("inboundAllowed")),
        (.autoRedeemOutbound, flagOf("outboundAllowed")),
      ]
    case "inboundtrust":
      return [
        (.trustMFA, flagOf("isMfaAccepted")),
        (.trustCompliantDevice, flagOf("isCompliantDeviceAccepted")),
        (.trustHybridDevice, flagOf("isHybridAzureADJoinedDeviceAccepted")),
      ]
    case "b2bcollaborationinbound": return [(.b2bInbound, accessAllowed)]
    case "b2bcollaborationoutbound": return [(.b2bOutbound, accessAllowed)]
    case "b2bdirectconnectinbound": return [(.directConnectInbound, accessAllowed)]
    case "b2bdirectconnectoutbound": return [(.directConnectOutbound, accessAllowed)]
    case "isserviceprovider": return [(.serviceProvider, { $0.flag })]
    case "tenantid", "partneridentifier", "displayname", "included updated properties": return []
    default:
      guard kind == .syncSetting || kind == .deleteSync else { return [] }
      return [(.syncInbound, allowed)]
    }
  }

  private static func allowed(_ value: PropertyValue) -> Bool? {
    value.member("isSyncAllowed")?.flag ?? value.member("userSyncInbound").flatMap(allowed)
      ?? value.flag
  }

  /// AccessType 1 or `allowed` is allowed, 2 or `blocked` is blocked (Microsoft's own analytic rules).
  ///
  /// Both users and applications must be allowed for anybody to come through.
  private static func accessAllowed(_ value: PropertyValue) -> Bool? {
    let sides = ["usersAndGroups", "applications"].compactMap { side -> Bool? in
      switch value.member(side)?.member("accessType")?.scalarText?.lowercased() {
      case "1", "allowed": true
      case "2", "blocked": false
      default: nil
      }
    }
    return sides.isEmpty ? nil : sides.allSatisfy { $0 }
  }
}
