/// What each hop says, by the edge's kind and the act's verb: the only place where these sentences stand.
///
/// Accounts act in them, people don't. `*` is for a verb that isn't listed, so that a new one still gives a sentence.
enum SentenceTable {
  /// One way to say a hop.
  struct Pattern {
    /// What a record shows.
    var logged: String
    /// The same as a clause, for what is inferred or missing.
    var bare: String
  }

  /// The patterns of each kind of edge, by verb.
  static let patterns: [String: [String: Pattern]] = [
    "configured": configured, "granted-inbound": grantedInbound,
    "granted-outbound": grantedOutbound,
    "synced": synced, "provisioned": provisioned, "invited": invited, "scoped": scoped,
    "signed-in": signedIn, "accessed": accessed, "granted": granted, "acted": acted,
    "evicted": evicted, "same-principal": samePrincipal, "belongs-to": belongsTo,
  ]

  private static func initiated(_ act: String) -> Pattern {
    Pattern(
      logged: "{from} is recorded as initiator of " + act,
      bare: "{from} was the initiator of " + act)
  }

  private static let configured = [
    "add": initiated(
      "adding {partner} as a partner in the cross-tenant access settings of {owner}"),
    "update": initiated("changing the cross-tenant access settings of {owner} for {partner}"),
    "enable-sync": initiated("allowing accounts of {partner} to be synchronized into {owner}"),
    "disable-sync": initiated(
      "no longer allowing accounts of {partner} to be synchronized into {owner}"),
    "auto-redeem": initiated(
      "letting accounts of {partner} into {owner} without consent (automatic redemption)"),
    "stop-auto-redeem": initiated("turning off automatic redemption for {partner} in {owner}"),
    "trust": initiated(
      "letting {owner} trust multi-factor or device claims that come from {partner}"),
    "untrust": initiated("ending the trust of {owner} in claims that come from {partner}"),
    "open-b2b": initiated("opening B2B collaboration of {owner} to {partner}"),
    "close-b2b": initiated("closing B2B collaboration of {owner} to {partner}"),
    "open-direct-connect": initiated("opening B2B direct connect of {owner} to {partner}"),
    "close-direct-connect": initiated("closing B2B direct connect of {owner} to {partner}"),
    "open-outbound": initiated("opening the way out of {owner} to {partner} for its own accounts"),
    "close-outbound": initiated("closing the way out of {owner} to {partner} for its own accounts"),
    "delete": initiated("deleting the cross-tenant access settings of {owner} for {partner}"),
    "delete-sync": initiated(
      "deleting the identity synchronization setting of {owner} for {partner}"),
    "*": initiated("a change ({verb}) to {to}"),
  ]

  private static let grantedInbound = [
    "enable-sync": Pattern(
      logged:
        "from then on the policy of {owner} allows accounts of {partner} to be synchronized in",
      bare: "the policy of {owner} allowed accounts of {partner} to be synchronized in"),
    "auto-redeem": Pattern(
      logged: "from then on the policy of {owner} redeems invitations of {partner} automatically",
      bare: "the policy of {owner} redeemed invitations of {partner} automatically"),
    "trust": Pattern(
      logged: "from then on {owner} trusts multi-factor or device claims of {partner}",
      bare: "{owner} trusted multi-factor or device claims of {partner}"),
    "open-b2b": Pattern(
      logged:
        "from then on the policy of {owner} lets accounts of {partner} in by B2B collaboration",
      bare: "the policy of {owner} let accounts of {partner} in by B2B collaboration"),
    "open-direct-connect": Pattern(
      logged:
        "from then on the policy of {owner} lets accounts of {partner} in by B2B direct connect",
      bare: "the policy of {owner} let accounts of {partner} in by B2B direct connect"),
    "*": Pattern(
      logged: "from then on the policy of {owner} lets {partner} in ({verb})",
      bare: "the policy of {owner} let {partner} in"),
  ]

  private static let grantedOutbound = [
    "*": Pattern(
      logged: "from then on the policy of {owner} lets its own accounts out to {partner} ({verb})",
      bare: "the policy of {owner} let its own accounts out to {partner}")
  ]

  private static let synced = [
    "allowed": Pattern(
      logged: "synchronization from {from} into {to} is allowed from then on",
      bare: "synchronization from {from} into {to} was allowed"),
    "at-work": Pattern(
      logged: "synchronization from {from} into {to} is recorded at work",
      bare: "accounts were synchronized from {from} into {to}"),
    "*": Pattern(
      logged: "synchronization from {from} into {to} is recorded",
      bare: "accounts were synchronized from {from} into {to}"),
  ]

  private static let provisioned = [
    "create": Pattern(
      logged: "{to} is recorded as created in {there} for {from} of {home}",
      bare: "{from} of {home} was created in {there} as {to}"),
    "update": Pattern(
      logged: "{to} of {there} is recorded as updated by synchronization for {from} of {home}",
      bare: "{to} of {there} was updated by synchronization for {from} of {home}"),
    "re-enable": Pattern(
      logged: "{to} of {there} is recorded as enabled again for {from} of {home}",
      bare: "{to} of {there} was enabled again for {from} of {home}"),
    "disable": Pattern(
      logged: "{to} of {there} is recorded as disabled by synchronization from {home}",
      bare: "{to} of {there} was disabled by synchronization from {home}"),
    "delete": Pattern(
      logged: "{to} of {there} is recorded as deleted by synchronization from {home}",
      bare: "{to} of {there} was deleted by synchronization from {home}"),
    "*": Pattern(
      logged: "{to} of {there} is recorded as provisioned ({verb}) for {from} of {home}",
      bare: "{from} of {home} was provisioned in {there} as {to}"),
  ]

  private static let invited = [
    "*": Pattern(
      logged: "{from} is recorded as invited into {there} as {to}",
      bare: "{from} was invited into {there} as {to}")
  ]

  private static let scoped = [
    "assign-user": initiated("assigning {to} to a synchronization job"),
    "assign-group": initiated("assigning {to} to a synchronization job"),
    "add-member": initiated(
      "adding {to} to a group that a synchronization job takes accounts from"),
    "add-job": initiated("setting up {to}"),
    "update-mapping": initiated("changing the attribute mapping or scope of {to}"),
    "update-settings": initiated("changing the settings or credentials of {to}"),
    "*": initiated("a change ({verb}) to what is synchronized: {to}"),
  ]

  private static let signedIn = [
    "interactive": signIn("successful interactive sign-in"),
    "non-interactive": signIn("successful non-interactive sign-in"),
    "direct-connect": signIn("successful sign-in by B2B direct connect"),
    "service-provider": signIn("successful sign-in as a service provider"),
    "*": signIn("successful sign-in ({verb})"),
  ]

  private static func signIn(_ what: String) -> Pattern {
    Pattern(
      logged: "a " + what + " of {from} to {there} is logged", bare: "{from} signed in to {there}")
  }

  private static let accessed = [
    "*": Pattern(
      logged: "that sign-in reached a resource of {to}",
      bare: "the sign-in reached a resource of {to}")
  ]

  private static let granted = [
    "group-member": Pattern(
      logged: "{to} is recorded as added to {from}", bare: "{to} was added to {from}"),
    "*": Pattern(logged: "{from} is recorded as given to {to}", bare: "{from} was given to {to}"),
  ]

  private static let acted = [
    "add-credential": initiated("adding a credential to {to}"),
    "add-owner": initiated("adding an owner: {to}"),
    "consent": initiated("consenting to {to}"),
    "grant-permission": initiated("granting a permission: {to}"),
    "assign-application": initiated("assigning an application: {to}"),
    "add-service-principal": initiated("creating {to}"),
    "add-application": initiated("creating {to}"),
    "create-user": initiated("creating {to}"),
    "invite-user": initiated("inviting {to}"),
    "reset-password": initiated("resetting the password of {to}"),
    "enable-account": initiated("enabling {to}"),
    "register-security-info": initiated("registering security information for {to}"),
    "assign-role": initiated("assigning a role: {to}"),
    "add-group-member": initiated("adding a member to a group: {to}"),
    "*": initiated("{verb} on {to}"),
  ]

  private static let evicted = [
    "disable": initiated("disabling {to}"),
    "delete": initiated("deleting {to}"),
    "revoke": initiated("revoking the sessions of {to}"),
    "disable-sync": initiated("ending the synchronization that {to} allowed"),
    "delete-sync": initiated("deleting the synchronization setting of {to}"),
    "*": initiated("an act that closes ({verb}): {to}"),
  ]

  private static let samePrincipal = [
    "*": Pattern(
      logged:
        "the records link {from} of {home} and {to} of {there} as accounts of one principal",
      bare: "{from} of {home} and {to} of {there} belong to one principal")
  ]

  private static let belongsTo = [
    "*": Pattern(logged: "{from} is at home in {to}", bare: "{from} is at home in {to}")
  ]
}
