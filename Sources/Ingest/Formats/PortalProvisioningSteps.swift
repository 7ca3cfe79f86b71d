/// The second file of the admin centre's provisioning download: a row for each step of a change.
///
/// A row is no event: it becomes part of the provisioning event of its change id, whichever file tells that. Microsoft
/// documents the file and its change id; its header was never seen, so columns are found by every name that is likely.
enum PortalProvisioningSteps: TableFormat {
  static let name = "portal-provisioning-steps-csv"
  static let summary =
    "Entra admin centre provisioning CSV, steps file (its real header was never seen)"

  static func recognises(_ header: TableHeader) -> Bool {
    header.plain("changeid") != nil
      && header.plain(
        "provisioningstepname", "stepname", "provisioningsteptype", "steptype", "provisioningstep",
        "step", "stepdescription", "provisioningstepdescription") != nil
  }

  static func plan(_ header: TableHeader) -> TableValue {
    let name = header.plain(
      "provisioningstepname", "stepname", "name", "provisioningstep", "step",
      "provisioningsteptype", "steptype")
    return .object(of: [
      ("changeId", header.plain("changeid")),
      (
        "provisioningSteps",
        .array([
          .object(of: [
            ("name", name),
            (
              "provisioningStepType",
              header.plain("provisioningsteptype", "steptype", "type")
            ),
            (
              "status",
              header.plain("provisioningstepstatus", "stepstatus", "status", "result")
            ),
            (
              "description",
              header.plain(
                "provisioningstepdescription", "stepdescription", "description", "details",
                "stepdetails")
            ),
          ])
        ])
      ),
    ])
  }
}
