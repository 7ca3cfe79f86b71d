import EntraModel

extension LedgerAction {
  /// Title, marking, own tenants or known partners were declared anew.
  static func declared(_ settings: CaseSettings) -> LedgerAction {
    LedgerAction(
      name: "declared",
      fields: [
        ("title", .text(settings.title)), ("tlp", .text(settings.tlp)),
        ("ownTenants", .list(settings.ownTenants.map { .text($0.description) })),
        (
          "knownPartners",
          .list(settings.knownPartners.map { ManifestPartner($0).value })
        ),
      ])
  }
}
