import EntraModel

extension SourcePriority {
  /// The place of an event among others of the same instant (design: model, "Order of everything").
  ///
  /// Policy before provisioning before change of users before sign-in before any other act, since that is the order of
  /// causes: a door is opened, an account comes through, and is used. Snapshots, provisioning rows and sign-ins are
  /// known by their log; audit events by their category (`CrossTenant...`, `Policy`, `MultiTenantOrg...`,
  /// `ProvisioningManagement`, `UserManagement`), and where an exporter leaves the category out, by the words that the
  /// activities of those categories share.
  ///
  /// - Parameters:
  ///   - category: Microsoft's category, in any case.
  ///   - activityKey: the folded activity (``Activity/normalised(_:)``).
  static func derived(source: EventSource, category: String, activityKey: String) -> SourcePriority
  {
    switch source {
    case .policySnapshot: return .policy
    case .provisioning: return .provisioning
    case .signIn, .nonInteractiveSignIn, .servicePrincipalSignIn, .managedIdentitySignIn:
      return .signIn
    case .graphActivity: return .action
    case .audit, .unifiedAuditLog: break
    }
    let category = category.lowercased()
    if category.hasPrefix("crosstenant") || category.hasPrefix("multitenantorg")
      || category == "policy"
    {
      return .policy
    }
    if category == "provisioningmanagement" { return .provisioning }
    if category == "usermanagement" { return .userChange }
    // The unified audit log has no category of Entra's; its own stands in the same column.
    guard category.isEmpty || source == .unifiedAuditLog else { return .action }
    if activityKey.contains("cross-tenant") || activityKey.contains("multitenantorg")
      || activityKey.contains("multi tenant org") || activityKey.hasSuffix(" policy")
    {
      return .policy
    }
    let userChanges = [
      "add user", "update user", "delete user", "hard delete user", "restore user",
      "disable account", "enable account", "invite external user",
      "redeem external user invite", "change user password", "reset user password",
      "reset password",
    ]
    return userChanges.contains(activityKey) ? .userChange : .action
  }
}
