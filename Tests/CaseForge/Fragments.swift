/// The bytes of a sign-in that don't vary from record to record, made once.
struct Fragments {
  let id = Array(#"{"id":""#.utf8)
  let createdDateTime = Array(#"","createdDateTime":""#.utf8)
  let correlation = Array(#","clientAppUsed":"Browser","correlationId":""#.utf8)
  let interactive: [UInt8]
  let nonInteractive: [UInt8]
  let risky: [UInt8]
  let notRisky: [UInt8]
  let token = Array(#","uniqueTokenIdentifier":""#.utf8)
  let session = Array(#"","sessionId":""#.utf8)
  let success: [UInt8]
  let failure: [UInt8]
  /// Conditional access policies, device and details: the bulk of a real record.
  let policies: [UInt8]
  /// The two authentication steps, cut around their time.
  let steps: [(before: [UInt8], after: [UInt8])]
  let end: [UInt8]
  /// By index in ``World/people``.
  let people: [[UInt8]]
  /// By index in ``World/applications``.
  let applications: [[UInt8]]
  /// By index in ``World/addresses``.
  let addresses: [[UInt8]]

  /// Writes the fixed parts.
  init(_ world: World) {
    people = world.people.map { Fragments.person($0, in: world.tenant) }
    applications = world.applications.map(Fragments.application)
    addresses = world.addresses.map(Fragments.address)
    interactive = Fragments.events("interactiveUser", isInteractive: true)
    nonInteractive = Fragments.events("nonInteractiveUser", isInteractive: false)
    risky = Fragments.risk("medium", state: "atRisk", types: #"["unfamiliarFeatures"]"#)
    notRisky = Fragments.risk("none", state: "none", types: "[]")
    success = Fragments.status(0, "Other.", "MFA requirement satisfied by claim in the token")
    failure = Fragments.status(50126, "Invalid username or password.", "")
    policies = Fragments.conditionalAccess()
    steps = [
      Fragments.step(#","authenticationDetails":["#, "Primary authentication", "First factor"),
      Fragments.step(",", "", "MFA"),
    ]
    end = Array(Fragments.tail.utf8)
  }

  /// Appends a record; its four ids are drawn as they are written.
  func append(_ signIn: SignIn, _ random: inout SplitMix64, to bytes: inout [UInt8]) {
    let time = Moment.bytes(ofSecond: signIn.secondsAgo)
    bytes += id
    random.appendGUID(to: &bytes)
    bytes += createdDateTime
    bytes += time
    bytes += signIn.person
    bytes += applications[signIn.application]
    bytes += addresses[signIn.address]
    bytes += correlation
    random.appendGUID(to: &bytes)
    bytes += signIn.isInteractive ? interactive : nonInteractive
    bytes += signIn.isAtRisk ? risky : notRisky
    bytes += token
    random.appendGUID(to: &bytes)
    bytes += session
    random.appendGUID(to: &bytes)
    bytes += signIn.isFailed ? failure : success
    bytes += policies
    for step in steps {
      bytes += step.before
      bytes += time
      bytes += step.after
    }
    bytes += end
  }

  /// The bytes of who signs in to a tenant.
  static func person(_ person: World.Person, in tenant: String) -> [UInt8] {
    Array(
      (#"","userDisplayName":"\#(person.name)","userPrincipalName":"\#(person.upn)","userId":"\#(person.id)""#
        + #","homeTenantId":"\#(person.home)","homeTenantName":"","resourceTenantId":"\#(tenant)""#
        + #","userType":"\#(person.isExternal ? "guest" : "member")","crossTenantAccessType":"#
        + #""\#(person.isExternal ? "b2bCollaboration" : "none")","signInIdentifier":"\#(person.upn)""#
        + #","signInIdentifierType":"userPrincipalName","alternateSignInName":"\#(person.upn)""#)
        .utf8)
  }

  private static func application(_ application: World.Application) -> [UInt8] {
    Array(
      (#","appId":"\#(application.id)","appDisplayName":"\#(application.name)""#
        + #","resourceDisplayName":"\#(application.resourceName)","resourceId":"\#(application.resourceID)""#
        + #","resourceServicePrincipalId":"\#(application.resourceID)""#
        + #","appOwnerTenantId":"f8cdef31-a31e-4b4a-93e4-5f571e91255a""#
        + #","resourceOwnerTenantId":"f8cdef31-a31e-4b4a-93e4-5f571e91255a""#)
        .utf8)
  }

  private static func address(_ address: World.Address) -> [UInt8] {
    Array(
      (#","ipAddress":"\#(address.ip)","ipAddressFromResourceProvider":null"#
        + #","autonomousSystemNumber":\#(address.autonomousSystem),"location":{"city":"\#(address.city)""#
        + #","state":"\#(address.city)","countryOrRegion":"\#(address.country)","geoCoordinates":"#
        + #"{"altitude":null,"latitude":53.5511,"longitude":9.9937}}"#
        + #","userAgent":"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 "#
        + #"(KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0""#)
        .utf8)
  }

  private static func events(_ kind: String, isInteractive: Bool) -> [UInt8] {
    Array(
      (#"","isInteractive":\#(isInteractive),"signInEventTypes":["\#(kind)"],"incomingTokenType":"#
        + #""\#(isInteractive ? "none" : "refreshToken")","authenticationProtocol":"none""#
        + #","authenticationRequirement":"multiFactorAuthentication","tokenIssuerName":"""#
        + #","tokenIssuerType":"AzureAD","clientCredentialType":"none","conditionalAccessStatus":"success""#
        + #","processingTimeInMilliseconds":182,"originalRequestId":"","servicePrincipalId":"""#
        + #","servicePrincipalName":null,"servicePrincipalCredentialKeyId":null"#
        + #","servicePrincipalCredentialThumbprint":"","federatedCredentialId":null"#
        + #","flaggedForReview":false,"isTenantRestricted":false,"isThroughGlobalSecureAccess":false"#
        + #","globalSecureAccessIpAddress":null,"originalTransferMethod":"none""#)
        .utf8)
  }

  private static func risk(_ level: String, state: String, types: String) -> [UInt8] {
    Array(
      (#","riskDetail":"none","riskLevelAggregated":"\#(level)","riskLevelDuringSignIn":"\#(level)""#
        + #","riskState":"\#(state)","riskEventTypes_v2":\#(types)"#)
        .utf8)
  }

  private static func status(_ code: Int, _ reason: String, _ details: String) -> [UInt8] {
    Array(
      (#"","status":{"errorCode":\#(code),"failureReason":"\#(reason)","additionalDetails":"\#(details)"}"#)
        .utf8)
  }

  private static func conditionalAccess() -> [UInt8] {
    let names = ["Block legacy authentication", "MFA for all users"]
    let policies = names.enumerated().map { number, name in
      #"{"id":"0ca0000\#(number)-3f6e-4d0b-9c5e-6a1d2b3c4d5e","displayName":"CA0\#(number) \#(name)""#
        + #","enforcedGrantControls":["Mfa"],"enforcedSessionControls":[],"sessionControlsNotSatisfied":[]"#
        + #","result":"\#(number == 1 ? "success" : "notApplied")","conditionsSatisfied":"application,users""#
        + #","conditionsNotSatisfied":"clientType","includeRulesSatisfied":[{"conditionalAccessCondition":"#
        + #""application","ruleSatisfied":"allApps"}],"excludeRulesSatisfied":[]"#
        + #","authenticationStrength":null}"#
    }
    return Array(
      (#","deviceDetail":{"deviceId":"6f1b0f5a-2c1e-4a55-8d0e-0b8f1c2d3e4f","displayName":"LT-0417""#
        + #","operatingSystem":"Windows10","browser":"Edge 140.0.0","browserId":null,"isCompliant":true"#
        + #","isManaged":true,"trustType":"Azure AD joined"},"mfaDetail":null"#
        + #","appliedConditionalAccessPolicies":[\#(policies.joined(separator: ","))]"#
        + #","authenticationContextClassReferences":[],"authenticationProcessingDetails":["#
        + #"{"key":"Legacy TLS (TLS 1.0, 1.1, 3DES)","value":"False"},{"key":"Is CAE Token","value":"True"}]"#
        + #","networkLocationDetails":[{"networkType":"trustedNamedLocation","networkNames":["Offices"]}]"#)
        .utf8)
  }

  private static func step(
    _ opening: String, _ requirement: String, _ factor: String
  ) -> (before: [UInt8], after: [UInt8]) {
    (
      Array((opening + #"{"authenticationStepDateTime":""#).utf8),
      Array(
        (#"","authenticationMethod":"Previously satisfied","authenticationMethodDetail":null"#
          + #","succeeded":true,"authenticationStepResultDetail":"\#(factor) requirement satisfied by "#
          + #"claim in the token","authenticationStepRequirement":"\#(requirement)"}"#)
          .utf8)
    )
  }

  private static let tail =
    #"],"authenticationRequirementPolicies":[{"requirementProvider":"multiConditionalAccess""#
    + #","detail":"Conditional Access"}],"sessionLifetimePolicies":[],"appliedEventListeners":[]"#
    + #","authenticationAppDeviceDetails":null,"authenticationAppPolicyEvaluationDetails":[]"#
    + #","authenticationMethodsUsed":[],"authenticationStrengths":[]"#
    + #","privateLinkDetails":{"policyId":"","policyName":"","resourceId":"","policyTenantId":""}}"#
}
