import EntraModel

/// Logs of which one exporter's record may be another's: they tell of the same acts.
///
/// The unified audit log repeats the directory's audit log, and exporters differ in whether they tell interactive from
/// non-interactive sign-ins and service principals from managed identities.
enum LogFamily: Int64, CaseIterable {
  case snapshot = 1
  case audit, provisioning, signIn, applicationSignIn, graphActivity

  init(_ source: EventSource) {
    switch source {
    case .policySnapshot: self = .snapshot
    case .audit, .unifiedAuditLog: self = .audit
    case .provisioning: self = .provisioning
    case .signIn, .nonInteractiveSignIn: self = .signIn
    case .servicePrincipalSignIn, .managedIdentitySignIn: self = .applicationSignIn
    case .graphActivity: self = .graphActivity
    }
  }

  /// The logs of the family.
  var sources: [EventSource] { EventSource.allCases.filter { LogFamily($0) == self } }

  /// Whether two of its records with different ids may be one event.
  ///
  /// A snapshot is a statement about its own moment, and requests to Graph come too densely to be told apart without
  /// their ids.
  var hasLikenesses: Bool {
    switch self {
    case .audit, .provisioning, .signIn, .applicationSignIn: true
    case .snapshot, .graphActivity: false
    }
  }

  /// Whether its records are told apart by what was done; a sign-in names no act.
  var hasActivities: Bool { self == .audit || self == .provisioning }

  /// The family of a source as an expression in SQL.
  static func sql(_ column: String) -> String {
    "CASE \(column) "
      + EventSource.allCases.map { "WHEN \($0.rawValue) THEN \(LogFamily($0).rawValue)" }
      .joined(separator: " ") + " END"
  }
}
