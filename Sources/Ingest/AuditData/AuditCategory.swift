internal import EntraModel

/// The category that Graph's audit log gives an event of the unified audit log, which has coarser words of its own.
enum AuditCategory {
  /// Words in an activity's name and the category that they mean, in the order in which they count.
  private static let activities: [(words: String, category: String)] = [
    ("cross-tenant identity sync", "CrossTenantIdentitySyncSettings"),
    ("cross-tenant access", "CrossTenantAccessSettings"),
    ("multitenantorg tenant", "MultiTenantOrgTenant"),
    ("multitenantorg", "MultiTenantOrg"),
    ("provisioning configuration", "ProvisioningManagement"),
    (" device", "Device"),
  ]

  /// The unified audit log's words, folded, and the categories that they mean.
  private static let categories: [String: String] = [
    "user": "UserManagement", "group": "GroupManagement", "role": "RoleManagement",
    "application": "ApplicationManagement", "serviceprincipal": "ApplicationManagement",
    "device": "Device", "policy": "Policy", "directory": "DirectoryManagement",
    "company": "DirectoryManagement", "authorization": "AuthorizationPolicy",
  ]

  /// The category of an activity; the log's own word where nothing is known, empty when it has none.
  static func name(activity: String, words: String) -> String {
    let folded = Activity.normalised(activity)
    if let found = activities.first(where: { folded.contains($0.words) }) { return found.category }
    return categories[Folding.word(words.utf8)] ?? words
  }
}
