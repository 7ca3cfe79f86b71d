/// The third file of the admin centre's provisioning download: a row for each property that a change set.
///
/// A row is no event: it becomes part of the provisioning event of its change id, whichever file tells that. Microsoft
/// documents the file and its change id; its header was never seen, so columns are found by every name that is likely.
enum PortalProvisioningProperties: TableFormat {
  static let name = "portal-provisioning-properties-csv"
  static let summary =
    "Entra admin centre provisioning CSV, changed properties file (its real header was never seen)"

  static func recognises(_ header: TableHeader) -> Bool {
    header.plain("changeid") != nil && header.plain(endingIn: "oldvalue") != nil
      && header.plain(endingIn: "newvalue") != nil
  }

  static func plan(_ header: TableHeader) -> TableValue {
    .object(of: [
      ("changeId", header.plain("changeid")),
      // What GraphProvisioning tells a part by, without a step.
      ("provisioningSteps", .constant("[]")),
      (
        "modifiedProperties",
        .array([
          .object(of: [
            (
              "displayName",
              header.plain(
                "modifiedpropertyname", "modifiedpropertydisplayname", "modifiedproperty",
                "propertyname", "displayname", "property", "attributename", "attribute", "name")
            ),
            ("oldValue", header.plain(endingIn: "oldvalue")),
            ("newValue", header.plain(endingIn: "newvalue")),
          ])
        ])
      ),
    ])
  }
}
