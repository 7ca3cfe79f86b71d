/// A change to the account that signed in, as a row of the admin centre's audit download.
///
/// The download has no ids of events; the sign-in's own stands among the additional details.
enum PortalAuditRow {
  private static let head = [
    "Date (UTC)", "CorrelationId", "Service", "Category", "Activity", "Result", "ResultReason",
    "User Agent", "ActorType", "ActorDisplayName", "ActorObjectId", "ActorUserPrincipalName",
    "IPAddress", "ActorHomeTenantId", "ActorHomeTenantName", "ActorServicePrincipalId",
    "ActorServicePrincipalName",
  ]

  private static let columns =
    head + (1...3).flatMap(target) + ["AdditionalDetail1Key", "AdditionalDetail1Value"]

  private static func target(_ number: Int) -> [String] {
    let own = "Target\(number)"
    return ["Type", "DisplayName", "ObjectId", "UserPrincipalName"].map { own + $0 }
      + (1...5).flatMap { property in
        ["Name", "OldValue", "NewValue"].map { "\(own)ModifiedProperty\(property)\($0)" }
      }
  }

  /// The table's header with its line end.
  static let header = Array(
    ("\u{FEFF}" + columns.map { "\"\($0)\"" }.joined(separator: ",") + "\n").utf8)

  /// Appends the row: every cell in quotes, as the admin centre writes it.
  static func append(_ members: RecordMembers, to bytes: inout [UInt8]) {
    let (user, upn) = (members.text("userId"), members.text("userPrincipalName"))
    let name = members.text("userDisplayName")
    let agent = members.text("userAgent")
    let filled = [
      members.text("createdDateTime"), members.text("correlationId"), "Core Directory",
      "UserManagement", "Update user", "success", "", agent, "User", name, user, upn,
      members.text("ipAddress"), members.text("homeTenantId"), "", "", "", "User", name, user, upn,
      "LastDirSyncTime", "[\"2026-01-01T00:00:00Z\"]",
      "[\"\(members.text("createdDateTime"))\"]", "Included Updated Properties", "",
      "\"LastDirSyncTime\"",
    ]
    let details = ["RequestId", members.text("id")]
    let blank = columns.count - filled.count - details.count
    let cells = filled + Array(repeating: "", count: blank) + details
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(0x2C) }
      bytes.append(0x22)
      for byte in cell.utf8 {
        bytes.append(byte)
        if byte == 0x22 { bytes.append(byte) }
      }
      bytes.append(0x22)
    }
  }
}
