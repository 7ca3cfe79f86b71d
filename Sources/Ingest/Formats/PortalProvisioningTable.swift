/// The admin centre's provisioning download: the main one of its three files, a row for each change of one object.
///
/// No real header of it has been seen; columns are found by every name that is likely. The steps and the changed
/// properties are in the other two files: ``PortalProvisioningSteps`` and ``PortalProvisioningProperties``.
enum PortalProvisioningTable: TableFormat {
  static let name = "portal-provisioning-csv"
  static let summary =
    "Entra admin centre provisioning CSV, main file (its real header was never seen)"

  static func recognises(_ header: TableHeader) -> Bool {
    // Graph's own objects, flattened, have their nested values in cells.
    if header.has("provisioningstatusinfo") { return false }
    let columns = header.plainNames
    return columns["changeid"] != nil && (columns["jobid"] != nil || columns["cycleid"] != nil)
  }

  static func plan(_ header: TableHeader) -> TableValue {
    let columns = header.plainNames
    func text(_ names: String...) -> TableValue? {
      names.lazy.compactMap { columns[$0] }.first.map { .text($0) }
    }
    func identity(_ side: String) -> TableValue {
      .object(of: [
        ("id", text(side + "identityid", side + "id", side + "objectid")),
        (
          "displayName",
          text(
            side + "identityname", side + "identitydisplayname", side + "name",
            side + "displayname", side + "identity")
        ),
        (
          "identityType",
          text(side + "identitytype", side + "type", side + "objecttype")
            ?? .constant("\"User\"")
        ),
        (
          "details",
          .object(of: [
            (
              "UserPrincipalName",
              text(
                side + "identityuserprincipalname",
                side + "userprincipalname", side + "identityupn", side + "upn")
            )
          ])
        ),
      ])
    }
    func system(_ side: String) -> TableValue {
      .object(of: [
        ("id", text(side + "systemid")),
        ("displayName", text(side + "systemname", side + "systemdisplayname", side + "system")),
      ])
    }
    let time = ["dateutc", "date", "activitydatetime", "activitydate", "activitydatetimeutc"]
      .lazy.compactMap { columns[$0] }.first
    return .object(of: [
      ("id", text("id", "provisioningid", "eventid")),
      ("activityDateTime", time.map { .time($0) }),
      ("tenantId", text("tenantid")),
      ("jobId", text("jobid")),
      ("cycleId", text("cycleid")),
      ("changeId", text("changeid")),
      ("provisioningAction", text("provisioningaction", "action")),
      ("durationInMilliseconds", text("durationinmilliseconds", "duration", "durationms")),
      (
        "provisioningStatusInfo",
        .object(of: [
          ("status", text("status", "provisioningstatus", "statusinfostatus")),
          (
            "errorInformation",
            .object(of: [
              ("errorCode", text("errorcode", "statuserrorcode")),
              ("reason", text("statusreason", "reason", "errorreason", "errormessage")),
            ])
          ),
        ])
      ),
      (
        "servicePrincipal",
        .object(of: [
          ("id", text("serviceprincipalid")),
          (
            "displayName",
            text(
              "serviceprincipalname", "serviceprincipaldisplayname",
              "serviceprincipal")
          ),
        ])
      ),
      ("sourceSystem", system("source")),
      ("targetSystem", system("target")),
      ("sourceIdentity", identity("source")),
      ("targetIdentity", identity("target")),
      (
        "initiatedBy",
        .object(of: [
          ("id", text("initiatedbyid", "initiatorid")),
          (
            "displayName",
            text(
              "initiatedbyname", "initiatedbydisplayname", "initiatedby",
              "initiatorname")
          ),
          ("initiatorType", text("initiatedbytype", "initiatortype")),
        ])
      ),
    ])
  }
}
