/// The admin centre's audit download: one row an event, at most three targets of five changed properties each.
///
/// It has no event id, and what didn't fit its columns is lost; both are the exporter's doing.
enum PortalAuditTable: TableFormat {
  static let name = "portal-audit-csv"
  static let summary = "Entra admin centre audit CSV (AuditLogs download)"

  /// Targets, properties of each, and details that the widest known header has columns for; more are read if they come.
  private static let (targets, properties, details) = (10, 20, 20)

  static func recognises(_ header: TableHeader) -> Bool {
    header.has("correlationid", "service", "category", "activity")
      && (header.has("date (utc)") || header.has("date"))
  }

  static func plan(_ header: TableHeader) -> TableValue {
    .object(of: [
      ("activityDateTime", header.time("date (utc)", "date")),
      ("correlationId", header.text("correlationid")),
      ("loggedByService", header.text("service")),
      ("category", header.text("category")),
      ("activityDisplayName", header.text("activity")),
      ("result", header.text("result")),
      ("resultReason", header.text("resultreason")),
      ("userAgent", header.text("user agent", "useragent")),
      ("initiatedBy", .object(of: [("user", user(header)), ("app", application(header))])),
      ("targetResources", .array((1...targets).compactMap { target($0, header) })),
      ("additionalDetails", .array((1...details).compactMap { detail($0, header) })),
    ])
  }

  private static func user(_ header: TableHeader) -> TableValue {
    .object(of: [
      ("id", header.text("actorobjectid")),
      ("userPrincipalName", header.text("actoruserprincipalname")),
      ("ipAddress", header.text("ipaddress")),
      ("homeTenantId", header.text("actorhometenantid")),
      (
        "displayName",
        header.column("actordisplayname").map { name in
          .only(name, type: header.column("actortype"), isApplication: false)
        }
      ),
    ])
  }

  private static func application(_ header: TableHeader) -> TableValue {
    .object(of: [
      ("servicePrincipalId", header.text("actorserviceprincipalid")),
      ("servicePrincipalName", header.text("actorserviceprincipalname")),
      (
        "displayName",
        header.column("actordisplayname").map { name in
          .only(name, type: header.column("actortype"), isApplication: true)
        }
      ),
    ])
  }

  private static func target(_ number: Int, _ header: TableHeader) -> TableValue? {
    let own = "target\(number)"
    let isThere =
      header.has(own + "displayname") || header.has(own + "objectid")
      || header.has(own + "userprincipalname")
    guard isThere else { return nil }
    return .object(of: [
      ("id", header.text(own + "objectid")),
      ("displayName", header.text(own + "displayname")),
      ("type", header.text(own + "type")),
      ("userPrincipalName", header.text(own + "userprincipalname")),
      ("modifiedProperties", .array((1...properties).compactMap { change(own, $0, header) })),
    ])
  }

  private static func change(
    _ target: String, _ number: Int, _ header: TableHeader
  ) -> TableValue? {
    let own = "\(target)modifiedproperty\(number)"
    guard header.has(own + "name") else { return nil }
    return .object(of: [
      ("displayName", header.text(own + "name")),
      ("oldValue", header.text(own + "oldvalue")),
      ("newValue", header.text(own + "newvalue")),
    ])
  }

  private static func detail(_ number: Int, _ header: TableHeader) -> TableValue? {
    guard header.has("additionaldetail\(number)key") else { return nil }
    return .object(of: [
      ("key", header.text("additionaldetail\(number)key")),
      ("value", header.text("additionaldetail\(number)value")),
    ])
  }
}
