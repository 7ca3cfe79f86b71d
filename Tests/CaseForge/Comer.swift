/// An account of another tenant that comes into this one.
struct Comer {
  /// Object id in this tenant.
  let id: String
  /// Name at home.
  let homeUPN: String
  /// Name in this tenant.
  let upn: String
  /// The tenant it comes from; empty when the logs don't tell.
  let home: String
  private let name: String

  /// Names somebody.
  init(name: String, domain: String, home: String = "", _ random: inout SplitMix64) {
    id = random.guid()
    self.name = name
    self.home = home
    homeUPN = "\(name)@\(domain)"
    upn = "\(name)_\(domain)#EXT#@forge.onmicrosoft.com"
  }

  /// The records of an arrival: the account added, the invitation, its redemption some seconds later, the state changed.
  func arrival(
    secondsAgo: Int, by inviter: AuditEntry.Initiator, worker: AuditEntry.Initiator, type: String,
    after seconds: Int, _ random: inout SplitMix64
  ) -> [AuditEntry] {
    let correlation = random.guid()
    let later = max(secondsAgo - seconds, 0)
    let details = [("invitedUserEmailAddress", homeUPN)]
    return [
      AuditEntry(
        secondsAgo: secondsAgo, activity: "Add user", category: "UserManagement",
        operation: "Add", initiator: worker,
        targets: [
          target([
            ("AccountEnabled", "[]", "[true]"), ("CreationType", "[]", #"["Invitation"]"#),
            ("Mail", "[]", "[\"\(homeUPN)\"]"), ("UserPrincipalName", "[]", "[\"\(upn)\"]"),
            ("UserState", "[]", #"["PendingAcceptance"]"#), ("UserType", "[]", "[\"\(type)\"]"),
          ])
        ], correlation: correlation),
      AuditEntry(
        secondsAgo: secondsAgo - 1, activity: "Invite external user", category: "UserManagement",
        service: "Invited Users", operation: "Add", initiator: inviter, targets: [target([])],
        details: details, correlation: correlation),
      AuditEntry(
        secondsAgo: later, activity: "Redeem external user invite", category: "UserManagement",
        service: "Invited Users", initiator: .nobody, targets: [target([])], details: details,
        correlation: correlation),
      AuditEntry(
        secondsAgo: later, activity: "Update user", category: "UserManagement", initiator: worker,
        targets: [
          target([
            ("UserState", #"["PendingAcceptance"]"#, #"["Accepted"]"#),
            ("AcceptedAs", "[]", "[\"\(homeUPN)\"]"),
          ])
        ], correlation: correlation),
    ]
  }

  /// The account as the target of a record.
  func target(_ changes: [(name: String, old: String?, new: String?)]) -> AuditEntry.Target {
    AuditEntry.Target(type: "User", id: id, name: name, upn: upn, changes: changes)
  }
}
