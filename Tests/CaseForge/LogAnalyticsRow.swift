/// A sign-in as a row of Log Analytics: keys in PascalCase, nested columns as JSON inside text.
enum LogAnalyticsRow {
  /// Keys of the record that the row has too, in the order of the table's columns.
  private static let columns = [
    "alternateSignInName", "appDisplayName", "appId", "authenticationContextClassReferences",
    "authenticationDetails", "appliedEventListeners", "authenticationMethodsUsed",
    "authenticationProcessingDetails", "authenticationRequirement",
    "authenticationRequirementPolicies", "clientAppUsed", "appliedConditionalAccessPolicies",
    "conditionalAccessStatus", "createdDateTime", "deviceDetail", "isInteractive", "id",
    "ipAddress", "location", "mfaDetail", "networkLocationDetails", "originalRequestId",
    "processingTimeInMilliseconds", "riskDetail", "riskEventTypes_v2", "riskLevelAggregated",
    "riskLevelDuringSignIn", "riskState", "resourceDisplayName", "resourceId",
    "resourceServicePrincipalId", "servicePrincipalId", "servicePrincipalName", "status",
    "tokenIssuerName", "tokenIssuerType", "userAgent", "userDisplayName", "userId",
    "userPrincipalName", "userType", "flaggedForReview", "signInIdentifier",
    "signInIdentifierType", "resourceTenantId", "homeTenantId", "uniqueTokenIdentifier",
    "sessionLifetimePolicies", "autonomousSystemNumber", "authenticationProtocol",
    "crossTenantAccessType",
  ]

  /// Columns whose name isn't the key with a capital.
  private static let renamed = [
    "ipAddress": "IPAddress", "location": "LocationDetails",
    "riskEventTypes_v2": "RiskEventTypes_V2",
    "appliedConditionalAccessPolicies": "ConditionalAccessPolicies",
    "resourceId": "ResourceIdentity",
  ]

  private static let names = columns.map {
    renamed[$0] ?? $0.prefix(1).uppercased() + $0.dropFirst()
  }

  private static let before = [
    "TenantId", "SourceSystem", "TimeGenerated", "ResourceId", "OperationName", "OperationVersion",
    "Category", "ResultType", "ResultSignature", "ResultDescription", "CorrelationId", "Location",
  ]

  /// What the row says before the record's own columns.
  private static func envelope(_ members: RecordMembers) -> [[UInt8]] {
    let status = members.inner("status")
    let reason = status.text("errorCode") == "0" ? "" : status.text("failureReason")
    return [
      "99999999-0000-4000-8000-00000000ffff", "Azure AD", members.text("createdDateTime"),
      "/tenants/\(members.text("resourceTenantId"))/providers/Microsoft.aadiam",
      "Sign-in activity", "1.0", AzureMonitorEnvelope.category(members), status.text("errorCode"),
      "None", reason, members.text("correlationId"),
      members.inner("location").text("countryOrRegion"),
    ].map { Array($0.utf8) }
  }

  /// What the row says behind them: the directory and the table.
  private static func trailer(_ members: RecordMembers) -> [[UInt8]] {
    let isInteractive = members.text("isInteractive") == "true"
    let table = isInteractive ? "SigninLogs" : "AADNonInteractiveUserSignInLogs"
    return [members.cell("resourceTenantId"), Array(table.utf8)]
  }

  /// Appends the row as an object; only the row's flag isn't text.
  static func appendObject(_ members: RecordMembers, to bytes: inout [UInt8]) {
    let cells = envelope(members) + columns.map(members.cell) + trailer(members)
    for (index, name) in (before + names + ["AADTenantId", "Type"]).enumerated() {
      bytes += Array("\(index == 0 ? "{" : ",")\"\(name)\":".utf8)
      if name == "IsInteractive" {
        bytes += cells[index]
      } else {
        bytes.appendText(cells[index])
      }
    }
    bytes.append(0x7D)
  }

  /// The table's header with its line end: dates are marked as such.
  static var header: [UInt8] {
    let marked = (before + names + ["AADTenantId", "Type"]).map {
      $0 == "TimeGenerated" || $0 == "CreatedDateTime" ? "\($0) [UTC]" : $0
    }
    return Array((marked.joined(separator: ",") + "\n").utf8)
  }

  /// Appends the row as cells, with dates as the portal writes them.
  static func appendCells(_ members: RecordMembers, to bytes: inout [UInt8]) {
    var cells = envelope(members) + columns.map(members.cell) + trailer(members)
    let date = AmericanDate.text(members.text("createdDateTime"))
    for (index, name) in (before + names).enumerated()
    where name == "TimeGenerated" || name == "CreatedDateTime" {
      cells[index] = Array(date.utf8)
    }
    bytes.appendRow(cells)
  }
}
