internal import Custody
internal import EntraModel

extension CaseDesk {
  /// Declares own tenants or partners, or takes them back, and makes the findings anew.
  ///
  /// The declaration is a line of the ledger; one that changes nothing leaves the case as it is.
  ///
  /// - Throws: ``PipelineError`` when there is no case, or a tenant to take back isn't declared.
  public static func declare(
    _ declaration: Declaration, at path: String, context: RunContext
  ) throws(PipelineError) -> DeclarationReport {
    try PipelineError.wrapping(changed: "The case is as it was") {
      let casefile = try Casefile.open(at: path, readOnly: false)
      let settings = try declared(declaration, in: casefile.settings)
      let before = try casefile.findings().count
      guard settings != casefile.settings else {
        return DeclarationReport(
          isChanged: false, findingsBefore: before,
          report: try CaseAccess.report(casefile, tool: context.tool))
      }
      try casefile.update(
        settings: settings, now: context.now(), operatorName: context.operatorName)
      return try PipelineError.wrapping(
        changed:
          "The declaration stands, and the findings are the old ones: crosstrail detect makes them anew"
      ) {
        DeclarationReport(
          isChanged: true, findingsBefore: before,
          report: try Investigation.conclude(casefile, context: context).1)
      }
    }
  }

  private static func declared(
    _ declaration: Declaration, in settings: CaseSettings
  ) throws(PipelineError) -> CaseSettings {
    var settings = settings
    switch declaration {
    case .addOwn(let tenants):
      settings.ownTenants += tenants
    case .addPartner(let partner):
      settings.knownPartners.append(partner)
    case .removeOwn(let tenants):
      try check(tenants, areAmong: settings.ownTenants, as: "an own tenant")
      settings.ownTenants.removeAll { tenants.contains($0) }
    case .removePartners(let tenants):
      try check(tenants, areAmong: settings.knownPartners.map(\.tenant), as: "a partner")
      settings.knownPartners.removeAll { tenants.contains($0.tenant) }
    }
    return settings
  }

  private static func check(
    _ tenants: [TenantID], areAmong declared: [TenantID], as what: String
  ) throws(PipelineError) {
    for tenant in tenants where !declared.contains(tenant) {
      throw PipelineError(
        .failed, "isn't declared as \(what)", place: tenant.description,
        changed: "Nothing was changed", remedy: "crosstrail case show lists what is declared")
    }
  }
}
