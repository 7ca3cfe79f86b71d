/// An invented persistence attack as Graph JSON: a partner is added, may sync, is redeemed silently; an account is
/// synced in, signs in, and gets a role.
enum Incident {
  static let victim = "0f1e2d3c-1111-4111-8111-00000000000a"
  static let attacker = "0f1e2d3c-2222-4222-8222-00000000000b"
  static let guest = "0f1e2d3c-3333-4333-8333-00000000000c"
  static let administrator = "0f1e2d3c-4444-4444-8444-00000000000d"
  static let guestUPN = "eve_rogue.example#EXT#@victim.example"

  /// The victim's audit log, as one page of Graph.
  static var audits: String { page(auditRecords) }

  /// The victim's sign-in log, as one page of Graph.
  static var signIns: String { page(signInRecords) }

  /// A page of Graph, a record a line.
  static func page(_ records: [String]) -> String {
    "{\"value\":[\n" + records.joined(separator: ",\n") + "\n]}\n"
  }

  static let auditRecords = [
    policy(
      1, "10:00:00", "Add a partner to cross-tenant access setting", "CrossTenantAccessSettings",
      [property("tenantId", nil, "\"\(attacker)\"")]),
    policy(
      2, "10:00:05", "Create a partner cross-tenant identity sync setting",
      "CrossTenantIdentitySyncSettings",
      [
        property("userSyncInbound", nil, "{\"isSyncAllowed\":true}"),
        property("tenantId", nil, "\"\(attacker)\""),
      ]),
    policy(
      3, "10:00:09", "Update a partner cross-tenant access setting", "CrossTenantAccessSettings",
      [
        property("tenantId", "\"\(attacker)\"", "\"\(attacker)\""),
        property(
          "automaticUserConsentSettings", nil, "{\"inboundAllowed\":true,\"outboundAllowed\":null}"),
      ]),
    audit(
      4, "10:20:00", "Add user", "UserManagement", byApp("Microsoft B2B Admin Worker"),
      [
        target(
          guest, "User", guestUPN,
          [
            property("CreationType", "[]", "[\"Invitation\"]"),
            property("Mail", "[]", "[\"eve@rogue.example\"]"),
            property("UserPrincipalName", "[]", "[\"\(guestUPN)\"]"),
            property("UserType", "[]", "[\"Member\"]"),
          ])
      ]),
    audit(
      5, "10:20:02", "Invite external user", "UserManagement",
      byApp("Microsoft.Azure.SyncFabric"), [target(guest, "User", guestUPN, [])],
      additional: [("InvitationId", "inv-1"), ("invitedUserEmailAddress", "eve@rogue.example")]),
    audit(
      6, "10:41:00", "Add member to role", "RoleManagement", byAdministrator,
      [
        target(
          guest, "User", guestUPN,
          [
            property("Role.DisplayName", nil, "\"Global Administrator\""),
            property("Role.TemplateId", nil, "\"62e90394-69f5-4237-9190-012177145e10\""),
          ])
      ]),
  ]

  static let signInRecords = [
    signIn(1, "10:30:00", user: guest, upn: "eve@rogue.example", home: attacker, type: "b2bCollaboration"),
    signIn(2, "09:50:00", user: administrator, upn: "root@victim.example", home: victim, type: "none"),
    signIn(
      3, "10:45:00", user: guest, upn: "eve@rogue.example", home: attacker, type: "b2bCollaboration"),
  ]

  static let byAdministrator = """
    {"app":null,"user":{"id":"\(administrator)","displayName":null,\
    "userPrincipalName":"root@victim.example","ipAddress":"198.51.100.7","roles":[]}}
    """

  static func byApp(_ name: String) -> String {
    """
    {"user":null,"app":{"appId":null,"displayName":"\(name)",\
    "servicePrincipalId":"0f1e2d3c-5555-4555-8555-00000000000e"}}
    """
  }

  static func policy(
    _ number: Int, _ clock: String, _ activity: String, _ category: String, _ properties: [String]
  ) -> String {
    audit(
      number, clock, activity, category, byAdministrator,
      [
        """
        {"id":"0f1e2d3c-6666-4666-8666-00000000000f",\
        "displayName":"CrossTenantAccessPolicy for \(victim)","type":"Policy",\
        "userPrincipalName":null,"modifiedProperties":[\(properties.joined(separator: ","))]}
        """
      ])
  }

  static func audit(
    _ number: Int, _ clock: String, _ activity: String, _ category: String, _ by: String,
    _ targets: [String], additional: [(String, String)] = []
  ) -> String {
    let details = additional.map { "{\"key\":\"\($0)\",\"value\":\"\($1)\"}" }
    return """
      {"id":"Directory_audit-\(number)","category":"\(category)","correlationId":"c-\(number)",\
      "result":"success","resultReason":"","activityDisplayName":"\(activity)",\
      "activityDateTime":"2025-03-10T\(clock).1234567Z","loggedByService":"Core Directory",\
      "operationType":"Add","initiatedBy":\(by),"targetResources":[\(targets.joined(separator: ","))],\
      "additionalDetails":[\(details.joined(separator: ","))]}
      """
  }

  static func target(_ id: String, _ type: String, _ upn: String, _ properties: [String]) -> String {
    """
    {"id":"\(id)","displayName":"Eve Ö","type":"\(type)","userPrincipalName":"\(upn)",\
    "modifiedProperties":[\(properties.joined(separator: ","))]}
    """
  }

  static func property(_ name: String, _ old: String?, _ new: String?) -> String {
    "{\"displayName\":\"\(name)\",\"oldValue\":\(quoted(old)),\"newValue\":\(quoted(new))}"
  }

  static func signIn(
    _ number: Int, _ clock: String, user: String, upn: String, home: String, type: String
  ) -> String {
    """
    {"id":"signin-\(number)","createdDateTime":"2025-03-10T\(clock)Z","userDisplayName":"Eve",\
    "userPrincipalName":"\(upn)","userId":"\(user)","appId":"a","appDisplayName":"Azure Portal",\
    "ipAddress":"198.51.100.61","clientAppUsed":"Browser","correlationId":"s-\(number)",\
    "conditionalAccessStatus":"success","isInteractive":true,"resourceDisplayName":"Graph",\
    "homeTenantId":"\(home)","resourceTenantId":"\(victim)","crossTenantAccessType":"\(type)",\
    "signInEventTypes":["interactiveUser"],"status":{"errorCode":0},\
    "location":{"countryOrRegion":"NL"}}
    """
  }

  private static func quoted(_ value: String?) -> String {
    guard let value else { return "null" }
    let escaped = value.map { $0 == "\"" ? "\\\"" : String($0) }.joined()
    return "\"\(escaped)\""
  }
}
