internal import EntraModel

/// What the graph makes of an activity name: the folded names of Microsoft's audit reference, in groups.
enum ActivityTable {
  static let addUser: Set<String> = ["add user"]
  static let invite: Set<String> = [
    "invite external user", "invite external user with reset invitation status",
    "invite internal user to b2b collaboration",
  ]
  /// The second spelling is Microsoft's own slip for the service B2B Auth.
  static let redeem: Set<String> = ["redeem external user invite", "redeem extern user invite"]
  static let updateUser: Set<String> = ["update user"]
  static let enableAccount: Set<String> = ["enable account"]
  static let disableAccount: Set<String> = ["disable account"]
  static let deleteUser: Set<String> = ["delete user", "delete external user", "hard delete user"]
  static let revokeSessions: Set<String> = [
    "update stsrefreshtokenvalidfrom timestamp", "revoke sign-in sessions",
  ]
  static let grantRole: Set<String> = [
    "add member to role", "add eligible member to role", "add scoped member to role",
    "add member to role completed (pim activation)",
    "add member to role in pim completed (permanent)",
    "add member to role in pim completed (timebound)",
    "add eligible member to role in pim completed (permanent)",
    "add eligible member to role in pim completed (timebound)",
    "add member to role outside of pim (permanent)",
  ]
  static let revokeRole: Set<String> = [
    "remove member from role", "remove eligible member from role",
    "remove member from role in pim completed (permanent)",
    "remove member from role in pim completed (timebound)",
    "remove member from role (pim activation expired)",
  ]
  static let addGroupMember: Set<String> = ["add member to group"]
  static let assignUserToApplication: Set<String> = ["add app role assignment grant to user"]
  static let assignGroupToApplication: Set<String> = ["add app role assignment to group"]
  static let addSyncJob: Set<String> = ["add provisioning configuration"]
  static let changeSyncScope: Set<String> = ["update attribute mappings or scope"]
  static let changeSyncSettings: Set<String> = ["update provisioning setting or credentials"]
  static let defaultPolicy: Set<String> = [
    "update the company default cross-tenant access setting",
    "reset the cross-tenant access default setting",
  ]
  static let multiTenantOrganization: Set<String> = [
    "create a multitenantorg", "update a multitenantorg", "add multitenantorg tenant",
    "tenant joining multitenantorg tenant", "update multitenantorg tenant",
  ]

  /// Acts that give control over an object, or over who may enter: the verbs of `acted` (reference/audit-events 2.4).
  static let acts: [String: String] = [
    "add service principal credentials": "add-credential",
    "update application - certificates and secrets management": "add-credential",
    "create application - certificates and secrets management": "add-credential",
    "add owner to application": "add-owner", "add owner to service principal": "add-owner",
    "add owner to group": "add-owner", "consent to application": "consent",
    "add delegated permission grant": "grant-permission",
    "add app role assignment to service principal": "grant-permission",
    "add app role assignment grant to user": "assign-application",
    "add service principal": "add-service-principal", "add application": "add-application",
    "add user": "create-user", "invite external user": "invite-user",
    "reset user password": "reset-password", "reset password": "reset-password",
    "reset password (by admin)": "reset-password", "change user password": "reset-password",
    "enable account": "enable-account", "admin registered security info": "register-security-info",
    "add member to role": "assign-role", "add eligible member to role": "assign-role",
    "add member to group": "add-group-member", "add conditional access policy": "change-policy",
    "update conditional access policy": "change-policy",
    "delete conditional access policy": "change-policy",
    "update authorization policy": "change-policy", "set federation settings on domain": "federate",
    "set domain authentication": "federate", "add unverified domain": "add-domain",
    "assigns the caller to user access admin": "elevate",
    "add provisioning configuration": "add-sync-job",
    "update attribute mappings or scope": "update-mapping",
    "add partner to company": "add-service-provider",
  ]
}
