/// A sign-in as a row of the admin centre's download.
enum PortalRow {
  /// The columns, with the key of the record where it is the cell.
  private static let columns: [(name: String, key: String)] = [
    ("Date (UTC)", "createdDateTime"), ("Request ID", "id"), ("User agent", "userAgent"),
    ("Correlation ID", "correlationId"), ("User ID", "userId"), ("User", "userDisplayName"),
    ("Username", "userPrincipalName"), ("User type", "userType"),
    ("Cross tenant access type", "crossTenantAccessType"),
    ("Incoming token type", "incomingTokenType"),
    ("Authentication Protocol", "authenticationProtocol"),
    ("Unique token identifier", "uniqueTokenIdentifier"), ("Application", "appDisplayName"),
    ("Application ID ", "appId"), ("App owner tenant ID", "appOwnerTenantId"),
    ("Resource", "resourceDisplayName"), ("Resource ID ", "resourceId"),
    ("Resource tenant ID", "resourceTenantId"),
    ("Resource owner tenant ID", "resourceOwnerTenantId"), ("Home tenant ID", "homeTenantId"),
    ("Home tenant name", "homeTenantName"), ("IP address", "ipAddress"), ("Location", "location"),
    ("Status", "status"), ("Sign-in error code", "errorCode"),
    ("Failure reason", "failureReason"), ("Client app", "clientAppUsed"),
    ("Device ID", "deviceId"), ("Browser", "browser"), ("Operating System", "operatingSystem"),
    ("Multifactor authentication result", "additionalDetails"),
    ("Authentication requirement", "authenticationRequirement"),
    ("Sign-in identifier", "signInIdentifier"), ("Session ID", "sessionId"),
    ("Autonomous system  number", "autonomousSystemNumber"),
    ("Token issuer type", "tokenIssuerType"), ("Conditional Access", "conditionalAccessStatus"),
  ]

  /// The table's header with its line end.
  static var header: [UInt8] {
    Array((columns.map(\.name).joined(separator: ",") + "\n").utf8)
  }

  /// Appends the row.
  static func append(_ members: RecordMembers, to bytes: inout [UInt8]) {
    let (status, device) = (members.inner("status"), members.inner("deviceDetail"))
    let place = members.inner("location")
    let isGood = status.text("errorCode") == "0"
    bytes.appendRow(
      columns.map { column in
        switch column.key {
        case "location":
          Array(
            "\(place.text("city")), \(place.text("state")), \(place.text("countryOrRegion"))".utf8)
        case "status": Array((isGood ? "Success" : "Failure").utf8)
        case "errorCode": isGood ? [] : status.cell("errorCode")
        case "failureReason", "additionalDetails": status.cell(column.key)
        case "deviceId", "browser", "operatingSystem": device.cell(column.key)
        default: members.cell(column.key)
        }
      })
  }
}
