internal import EntraModel
internal import Pipeline

/// Says in a few words what happened in one hop.
///
/// Accounts act in these sentences, people don't.
struct StepWords {
  let nodes: NodeWords

  /// The clause of a hop, with tenants by their letters.
  func clause(_ step: PathStep) -> String {
    let (from, to) = (nodes.name(step.from), nodes.name(step.to))
    let (owner, tenant) = (nodes.letter(step.from), nodes.letter(step.to))
    let base: String
    switch step.edge {
    case .configured:
      base = "\(from) \(policyVerb(step.verb, partner: nodes.partner(ofPolicy: step.to)))"
    case .grantedInbound:
      base = "inbound from \(tenant): \(openings(step))"
    case .grantedOutbound:
      base = "outbound to \(tenant): \(openings(step))"
    case .synced:
      base =
        step.verb == "at-work"
        ? "sync from \(owner) into \(tenant) is at work"
        : "sync from \(owner) into \(tenant) is allowed"
    case .scoped:
      base = "\(from) \(scopeVerb(step.verb)) \(to)"
    case .provisioned:
      base = "\(from) \(provisionVerb(step.verb)) \(tenant) as \(to)"
    case .invited:
      base =
        step.by.map { "\(nodes.name($0)) invites \(from) as \(to)" }
        ?? "\(from) is invited to \(tenant) as \(to)"
    case .signedIn:
      base = "\(from) signs in to \(tenant)\(signInManner(step.verb))"
    case .accessed:
      base = "\(from) reaches \(to)"
    case .acted:
      base = "\(from) \(actVerb(step.verb)) \(to)"
    case .granted:
      base =
        "\(to) \(step.verb == "group-member" ? "joins" : "gets") \(from)"
        + (step.by.map { ", by \(nodes.name($0))" } ?? "")
    case .evicted:
      base = "\(from) \(evictVerb(step.verb)) \(to)"
    case .samePrincipal:
      base = "\(from) and \(to): one principal"
    case .belongsTo:
      base = "\(from) is at home in \(to)"
    default:
      base = "\(from) \(spaced(step.edge.label)) \(to)"
    }
    return base
  }

  private func policyVerb(_ verb: String, partner: String) -> String {
    switch verb {
    case "add": "adds \(partner) as a partner"
    case "delete": "deletes the settings for \(partner)"
    case "enable-sync": "lets \(partner) sync users in"
    case "disable-sync", "delete-sync": "stops sync from \(partner)"
    case "auto-redeem": "redeems invitations of \(partner) silently"
    case "stop-auto-redeem": "stops silent redemption for \(partner)"
    case "trust": "trusts claims of \(partner)"
    case "untrust": "stops trusting \(partner)"
    case "open-b2b": "lets users of \(partner) collaborate"
    case "close-b2b": "shuts users of \(partner) out"
    case "open-direct-connect": "lets \(partner) connect directly"
    case "close-direct-connect": "stops direct connect from \(partner)"
    case "open-outbound": "lets own users out to \(partner)"
    case "close-outbound": "no longer lets own users out to \(partner)"
    default: "changes settings for \(partner)"
    }
  }

  /// What the switches of a policy went to: `sync on, MFA trusted`.
  private func openings(_ step: PathStep) -> String {
    let words = step.change.split(separator: " ").compactMap { part -> String? in
      let sides = part.split(separator: ":", maxSplits: 1)
      guard let name = sides.first, let new = sides.last?.split(separator: ">").last else {
        return nil
      }
      return switchWords(String(name))
        + (new == "true" ? " on" : (new == "false" ? " off" : " \(new)"))
    }
    return words.isEmpty ? spaced(step.verb) : words.joined(separator: ", ")
  }

  private func switchWords(_ name: String) -> String {
    switch name {
    case "sync": "user sync"
    case "group-sync": "group sync"
    case "auto-redeem", "auto-redeem-out": "auto redemption"
    case "trust-mfa": "MFA trust"
    case "trust-device": "device trust"
    case "trust-hybrid": "hybrid trust"
    case "b2b-in", "b2b-out": "B2B"
    case "direct-connect-in", "direct-connect-out": "direct connect"
    case "exists": "settings"
    default: spaced(name)
    }
  }

  private func scopeVerb(_ verb: String) -> String {
    switch verb {
    case "assign-user", "add-member": "puts into the sync scope:"
    case "assign-group": "puts the group into the sync scope:"
    case "add-job": "adds the sync job"
    case "update-mapping": "changes mapping or scope of"
    case "update-settings": "changes settings of"
    default: spaced(verb)
    }
  }

  private func actVerb(_ verb: String) -> String {
    switch verb {
    case "add-credential": "adds a credential to"
    case "add-owner": "adds an owner to"
    case "consent": "consents to"
    case "grant-permission": "grants a permission to"
    case "assign-application": "assigns the application"
    case "add-service-principal": "adds the service principal"
    case "add-application": "adds the application"
    case "create-user": "creates"
    case "invite-user": "invites"
    case "reset-password": "resets the password of"
    case "enable-account": "enables"
    case "register-security-info": "registers security info for"
    case "assign-role": "assigns a role:"
    case "add-group-member": "adds a group member:"
    case "change-policy": "changes the policy"
    case "federate": "federates"
    case "add-domain": "adds the domain"
    case "elevate": "takes user access administration over"
    case "add-sync-job": "adds the sync job"
    case "update-mapping": "changes mapping or scope of"
    case "add-service-provider": "adds the service provider"
    default: spaced(verb)
    }
  }

  private func provisionVerb(_ verb: String) -> String {
    switch verb {
    case "create": "is created in"
    case "re-enable": "is enabled again in"
    case "update": "is updated in"
    default: "is synced into"
    }
  }

  private func evictVerb(_ verb: String) -> String {
    switch verb {
    case "disable": "disables"
    case "delete": "deletes"
    case "revoke": "revokes the sessions of"
    case "disable-sync", "delete-sync": "turns sync off in"
    default: spaced(verb)
    }
  }

  private func signInManner(_ verb: String) -> String {
    switch verb {
    case "direct-connect": " (direct connect)"
    case "service-provider": " (service provider)"
    case "non-interactive": " (non-interactive)"
    default: ""
    }
  }

  private func spaced(_ label: String) -> String {
    VisibleText.visible(label.split(separator: "-").joined(separator: " "))
  }
}
