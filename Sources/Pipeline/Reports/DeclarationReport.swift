public import EntraModel

/// What the user declares of tenants, or takes back.
public enum Declaration: Sendable {
  case addOwn([TenantID])
  case removeOwn([TenantID])
  /// Replaces what was declared of the same tenant before.
  case addPartner(KnownPartner)
  case removePartners([TenantID])
}

/// The case after a declaration.
public struct DeclarationReport: Sendable {
  /// Whether the case declares anything else than before.
  public var isChanged: Bool
  /// Number of findings before.
  public var findingsBefore: Int
  /// The case as it is now, with the findings that follow from the declaration.
  public var report: CaseReport

  /// Makes a report.
  public init(isChanged: Bool, findingsBefore: Int, report: CaseReport) {
    self.isChanged = isChanged
    self.findingsBefore = findingsBefore
    self.report = report
  }
}
