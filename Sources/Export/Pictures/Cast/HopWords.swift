internal import EntraModel

/// What a hop is called on its chip: a verb first, 14 characters at most, and never a word of the evidence.
enum HopWords {
  /// The words of a hop; with a question mark unless a record shows it.
  static func chip(_ step: PathStep) -> String {
    words(step) + (step.state == .observed ? "" : "?")
  }

  /// The words without a mark.
  static func words(_ step: PathStep) -> String {
    switch step.edge {
    case .configured: policy(step.verb)
    case .grantedInbound: inbound(step.verb)
    case .grantedOutbound: "lets out"
    case .synced: step.verb == "at-work" ? "syncs to" : "may sync to"
    case .scoped: scope(step.verb)
    case .provisioned: provisioning(step.verb)
    case .invited: "is invited as"
    case .signedIn: "signs in"
    case .accessed: "reaches"
    case .acted: act(step.verb)
    case .probed: "tries out"
    case .granted: step.verb == "group-member" ? "takes in" : "is given to"
    case .evicted: eviction(step.verb)
    case .samePrincipal: "is the same as"
    case .belongsTo: "is at home in"
    default: "leads to"
    }
  }

  /// The word under which hops of a kind are counted; nil for what is never on a way between tenants.
  static func countable(_ kind: EdgeKind) -> String {
    switch kind {
    case .configured: "policy changes"
    case .grantedInbound, .grantedOutbound: "policy"
    case .synced: "sync"
    case .provisioned: "accounts"
    case .invited: "invitations"
    case .signedIn, .accessed: "sign-ins"
    case .granted: "grants"
    case .scoped: "scope changes"
    default: "other acts"
    }
  }

  private static func policy(_ verb: String) -> String {
    switch verb {
    case "add": "adds partner"
    case "delete": "deletes policy"
    case "enable-sync": "allows sync"
    case "disable-sync", "delete-sync": "stops sync"
    case "auto-redeem": "auto-redeems"
    case "stop-auto-redeem": "stops redeem"
    case "trust": "trusts claims"
    case "untrust": "ends trust"
    case "open-b2b": "opens B2B"
    case "close-b2b": "closes B2B"
    case "open-direct-connect": "opens direct"
    case "close-direct-connect": "closes direct"
    case "open-outbound": "opens outwards"
    case "close-outbound": "shuts outwards"
    default: "changes policy"
    }
  }

  private static func inbound(_ verb: String) -> String {
    switch verb {
    case "enable-sync": "lets sync in"
    case "auto-redeem": "redeems for"
    case "trust": "trusts"
    case "open-b2b": "lets guests in"
    case "open-direct-connect": "lets in direct"
    default: "lets in"
    }
  }

  private static func scope(_ verb: String) -> String {
    switch verb {
    case "assign-user", "assign-group", "add-member": "puts in scope"
    case "add-job": "adds sync job"
    case "update-mapping": "edits mapping"
    case "update-settings": "edits sync job"
    default: "edits scope"
    }
  }

  private static func provisioning(_ verb: String) -> String {
    switch verb {
    case "re-enable": "is re-enabled"
    case "update": "updates"
    default: "is synced as"
    }
  }

  private static func eviction(_ verb: String) -> String {
    switch verb {
    case "disable": "disables"
    case "delete": "deletes"
    case "revoke": "ends sessions"
    case "disable-sync", "delete-sync": "stops sync"
    default: "shuts out"
    }
  }

  private static func act(_ verb: String) -> String {
    switch verb {
    case "add-credential": "adds secret"
    case "add-owner": "adds owner"
    case "consent": "consents to"
    case "grant-permission": "grants rights"
    case "assign-application": "assigns app"
    case "add-service-principal": "adds principal"
    case "add-application": "adds app"
    case "create-user": "creates user"
    case "invite-user": "invites"
    case "reset-password": "sets password"
    case "enable-account": "enables"
    case "register-security-info": "registers MFA"
    case "assign-role": "assigns role"
    case "add-group-member": "adds member"
    case "change-policy": "changes policy"
    case "federate": "federates"
    case "add-domain": "adds domain"
    case "elevate": "elevates"
    case "add-sync-job": "adds sync job"
    case "update-mapping": "edits mapping"
    case "add-service-provider": "adds provider"
    default: "acts on"
    }
  }
}
