/// Verbs of `acted` that give control: credentials, ownership, consent, accounts, policies, federation, elevation.
///
/// They raise a path to critical, as a privileged role does (reference/detections 3.4, "S6 privileged").
enum PrivilegedActs {
  private static let verbs: Set<String> = [
    "add-credential", "add-owner", "consent", "grant-permission", "create-user", "reset-password",
    "register-security-info", "assign-role", "change-policy", "federate", "elevate",
    "add-service-provider",
  ]

  /// Whether a verb gives control.
  static func contains(_ verb: String) -> Bool { verbs.contains(verb) }
}
