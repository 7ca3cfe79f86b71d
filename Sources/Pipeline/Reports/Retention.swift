internal import EntraModel

/// How long a log is kept, by licence, and who says so.
struct Retention {
  var days: Int64
  var plan: String
  var source: String

  /// The periods that a log may have.
  static func all(_ log: EventSource) -> [Retention] {
    switch log {
    case .policySnapshot, .graphActivity: []
    case .unifiedAuditLog: purview
    case .audit, .provisioning, .signIn, .nonInteractiveSignIn, .servicePrincipalSignIn,
      .managedIdentitySignIn:
      entra
    }
  }

  private static let entra = [
    Retention(
      days: 7, plan: "Entra ID Free",
      source: "Microsoft Entra documentation: data retention of activity logs"),
    Retention(
      days: 30, plan: "Entra ID P1 or P2",
      source: "Microsoft Entra documentation: data retention of activity logs"),
  ]

  private static let purview = [
    Retention(
      days: 180, plan: "Audit (Standard)",
      source: "Microsoft Purview documentation: audit log retention"),
    Retention(
      days: 365, plan: "Audit (Premium)",
      source: "Microsoft Purview documentation: audit log retention"),
  ]
}
