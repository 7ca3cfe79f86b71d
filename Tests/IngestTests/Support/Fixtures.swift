import EntraModel

/// Records of invented tenants, one line each.
enum Fixtures {
  static let own = "bbbbbbbb-1111-4222-8333-00000000000b"
  static let partner = "aaaaaaaa-1111-4222-8333-00000000000a"

  /// A policy change that names the owner in its target and the partner in a property.
  static func policyAudit(id: String = "Directory_p1", newValue: String = #""\"\#(partner)\"""#)
    -> String
  {
    #"{"id":"\#(id)","category":"CrossTenantAccessSettings","correlationId":"0F0F0F0F-1111-4222-8333-444444444444","#
      + #""result":"success","resultReason":"","activityDisplayName":"Add a partner to cross-tenant access setting","#
      + #""activityDateTime":"2026-03-01T10:05:06.1234567Z","loggedByService":"Core Directory","operationType":"Add","#
      + #""initiatedBy":{"app":null,"user":{"id":"11111111-2222-4333-8444-555555555555","displayName":null,"#
      + #""userPrincipalName":"root@tailspin.example","ipAddress":"203.0.113.10","roles":[]}},"#
      + #""targetResources":[{"id":"99999999-AAAA-4bbb-8ccc-dddddddddddd","#
      + #""displayName":"CrossTenantAccessPolicy for \#(own)","type":"Policy","userPrincipalName":null,"#
      + #""modifiedProperties":[{"displayName":"tenantId","oldValue":null,"newValue":\#(newValue)}]}],"#
      + #""additionalDetails":[]}"#
  }

  /// An ordinary audit record with everything after its initiator given.
  static func audit(
    id: String = "Directory_1", activity: String = "Update user",
    category: String = "UserManagement",
    time: String = #""2026-03-01T10:05:06Z""#, initiatedBy: String = #"{"app":null,"user":null}"#,
    targets: String = "[]", details: String = "[]", more: String = ""
  ) -> String {
    #"{"id":"\#(id)","category":"\#(category)","correlationId":"c-1","result":"success","#
      + #""activityDisplayName":"\#(activity)","activityDateTime":\#(time),"loggedByService":"Core Directory","#
      + #""initiatedBy":\#(initiatedBy),"targetResources":\#(targets),"additionalDetails":\#(details)\#(more)}"#
  }

  /// A sign-in of Graph beta; `more` goes before its last bracket.
  static func signIn(
    id: String = "5a5a5a5a-0001-4002-8003-000000000001", upn: String = "ada@woodgrove.example",
    home: String = partner, resource: String = own, access: String = "b2bCollaboration",
    error: String = "0", time: String = "2026-03-02T08:00:01Z", more: String = ""
  ) -> String {
    #"{"id":"\#(id)","createdDateTime":"\#(time)","userDisplayName":"Ada \u00c5ngstr\u00f6m","#
      + #""userPrincipalName":"\#(upn)","userId":"77777777-8888-4999-8AAA-bbbbbbbbbbbb","#
      + #""appId":"c44b4083-3bb0-49c1-b47d-974e53cbdf3c","appDisplayName":"Azure Portal","ipAddress":"198.51.100.7","#
      + #""clientAppUsed":"Browser","userAgent":"Mozilla/5.0 (\"x\")","correlationId":"0E0E0E0E-1111-4222-8333-444444444444","#
      + #""conditionalAccessStatus":"success","isInteractive":true,"riskLevelAggregated":"hidden","#
      + #""riskLevelDuringSignIn":"none","resourceDisplayName":"Windows Azure Service Management API","#
      + #""resourceTenantId":"\#(resource)","homeTenantId":"\#(home)","crossTenantAccessType":"\#(access)","#
      + #""userType":"member","signInEventTypes":["interactiveUser"],"autonomousSystemNumber":64500,"#
      + #""uniqueTokenIdentifier":"dG9rZW4","authenticationDetails":[{"authenticationMethod":"Password","#
      + #""authenticationStepResultDetail":""},{"authenticationStepResultDetail":"MFA by claim"}],"#
      + #""status":{"errorCode":\#(error),"failureReason":"Other.","additionalDetails":null},"#
      + #""location":{"city":"Reykjavik","countryOrRegion":"IS"}\#(more)}"#
  }

  /// A row of the source tenant's provisioning log.
  static func provisioning(
    id: String = "11111111-aaaa-4bbb-8ccc-222222222222", tenant: String = own,
    servicePrincipal: String =
      #"{"id":"e2e2e2e2-1111-4222-8333-444444444444","displayName":"Woodgrove to Tailspin"}"#,
    status: String = "success"
  ) -> String {
    #"{"id":"\#(id)","activityDateTime":"2026-03-01T11:00:10Z","tenantId":"\#(tenant)","#
      + #""jobId":"Azure2Azure.aaaaaaaa11114222833300000000000a.5e5e5e5e-1111-4222-8333-444444444444","#
      + #""cycleId":"c1","changeId":"d1d1d1d1-1111-4222-8333-444444444444","provisioningAction":"create","#
      + #""provisioningStatusInfo":{"status":"\#(status)","errorInformation":null},"servicePrincipal":\#(servicePrincipal),"#
      + #""sourceSystem":{"id":"s","displayName":"Azure Active Directory"},"#
      + #""targetSystem":{"id":"t","displayName":"Azure Active Directory (target tenant)"},"#
      + #""sourceIdentity":{"id":"99990000-1111-4222-8333-444444444444","displayName":"Ada","identityType":"User","#
      + #""details":{"UserPrincipalName":"ada@woodgrove.example"}},"#
      + #""targetIdentity":{"id":"77777777-8888-4999-8AAA-bbbbbbbbbbbb","displayName":"","identityType":"User","details":{}},"#
      + #""initiatedBy":{"id":"","displayName":"Azure AD Provisioning Service","initiatorType":"system"},"#
      + #""provisioningSteps":[{"name":"EntryExportAdd","provisioningStepType":"export","status":"success","#
      + #""description":"User was created","details":{}}],"#
      + #""modifiedProperties":[{"displayName":"userType","oldValue":null,"newValue":"Member"}]}"#
  }
}
