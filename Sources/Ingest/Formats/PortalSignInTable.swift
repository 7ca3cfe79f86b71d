/// The admin centre's sign-in downloads: interactive, non-interactive, application and managed identity.
///
/// Interactive and non-interactive downloads have the same columns. What tells them apart inside of a row is its incoming
/// token: a refresh token is redeemed without the user.
enum PortalSignInTable: TableFormat {
  static let name = "portal-sign-in-csv"
  static let summary =
    "Entra admin centre sign-in CSV (interactive, non-interactive, application, managed identity)"

  static func recognises(_ header: TableHeader) -> Bool {
    // The request's column isn't known in every language in which the others are.
    let hasRequest =
      header.has("request id") || (header.language != nil && header.has("user id", "username"))
    return (header.has("date (utc)") || header.has("date")) && hasRequest
      && (header.has("application") || header.has("resource id") || header.has("user agent"))
  }

  static func plan(_ header: TableHeader) -> TableValue {
    .object(of: [
      ("id", header.text("request id")),
      ("createdDateTime", header.time("date (utc)", "date")),
      ("userDisplayName", header.text("user")),
      ("userPrincipalName", header.text("username")),
      ("userId", header.text("user id")),
      ("userAgent", header.text("user agent")),
      ("appDisplayName", header.text("application")),
      ("appId", header.text("application id")),
      ("ipAddress", header.text("ip address")),
      ("clientAppUsed", header.text("client app")),
      ("correlationId", header.text("correlation id")),
      ("conditionalAccessStatus", header.text("conditional access")),
      ("homeTenantId", header.text("home tenant id")),
      ("homeTenantName", header.text("home tenant name")),
      ("resourceTenantId", header.text("resource tenant id")),
      ("resourceDisplayName", header.text("resource")),
      ("resourceId", header.text("resource id")),
      ("servicePrincipalId", header.text("service principal id")),
      ("servicePrincipalName", header.text("service principal name")),
      ("crossTenantAccessType", header.text("cross tenant access type")),
      ("userType", header.text("user type")),
      ("incomingTokenType", header.text("incoming token type")),
      ("authenticationRequirement", header.text("authentication requirement")),
      ("uniqueTokenIdentifier", header.text("unique token identifier")),
      ("sessionId", header.text("session id")),
      ("autonomousSystemNumber", header.text("autonomous system number")),
      ("riskLevelAggregated", header.text("risk level (aggregated)", "risk level aggregated")),
      ("riskLevelDuringSignIn", header.text("risk level (real-time)", "risk level during sign-in")),
      ("signInEventTypes", eventTypes(header)),
      (
        "status",
        .object(of: [
          (
            "errorCode",
            header.column("sign-in error code").map {
              .errorCode($0, status: header.column("status"))
            }
          ),
          ("failureReason", header.text("failure reason")),
          ("additionalDetails", header.text("multifactor authentication result")),
        ])
      ),
      (
        "location",
        .object(of: [
          ("countryOrRegion", header.column("location").map { .lastPart($0) })
        ])
      ),
    ])
  }

  private static func eventTypes(_ header: TableHeader) -> TableValue {
    if header.has("user id") || header.has("username") {
      return header.column("incoming token type").map { .eventType(token: $0) }
        ?? .constant("[\"interactiveUser\"]")
    }
    // An application download names the credential that was used; a managed identity has none to name.
    let isApplication = header.has("credential key id") || header.has("credential thumbprint")
    return .constant(isApplication ? "[\"servicePrincipal\"]" : "[\"managedIdentity\"]")
  }
}
