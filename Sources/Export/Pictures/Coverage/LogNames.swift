internal import EntraModel

/// What logs are called in pictures.
enum LogNames {
  /// The logs that a case of cross-tenant access asks for, in the order of rows.
  static let usual: [EventSource] = [
    .audit, .provisioning, .signIn, .nonInteractiveSignIn, .servicePrincipalSignIn,
  ]
  /// The order of all.
  static let order: [EventSource] =
    usual + [.managedIdentitySignIn, .unifiedAuditLog, .graphActivity, .policySnapshot]

  /// The name of a log.
  static func name(_ source: EventSource) -> String {
    switch source {
    case .policySnapshot: "Partner policy snapshots"
    case .audit: "Directory audit"
    case .provisioning: "Provisioning"
    case .unifiedAuditLog: "Unified audit log"
    case .signIn: "Sign-ins (interactive)"
    case .nonInteractiveSignIn: "Sign-ins (non-interactive)"
    case .servicePrincipalSignIn: "Sign-ins (service principal)"
    case .managedIdentitySignIn: "Sign-ins (managed identity)"
    case .graphActivity: "Graph activity"
    }
  }

  /// A number with commas: `28,114`.
  static func count(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return (number < 0 ? "-" : "") + text
  }
}
