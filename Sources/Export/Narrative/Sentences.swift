internal import EntraModel

/// What each hop says in words, by the edge's kind and the act's verb: the only place where these sentences stand.
///
/// Accounts act in them, people don't. `logged` is what a record shows; `bare` is the same as a clause, for what is inferred
/// or missing. `{from}`, `{to}`, `{owner}`, `{partner}`, `{home}` and `{verb}` are filled in once; values are never looked into.
struct Sentences {
  /// One way to say a hop.
  struct Pattern {
    var logged: String
    var bare: String
  }

  let names: Names

  /// The sentence of a hop as the log shows it, without its full stop.
  func logged(_ step: PathStep) -> Markdown { fill(pattern(step.edge, step.verb).logged, step) }

  /// The hop as a clause that can be denied or doubted.
  func bare(_ step: PathStep) -> Markdown { fill(pattern(step.edge, step.verb).bare, step) }

  private func pattern(_ kind: EdgeKind, _ verb: String) -> Pattern {
    let verbs = Self.table[kind.label] ?? [:]
    return verbs[verb] ?? verbs["*"]
      ?? Pattern(
        logged: "the log records `\(kind.label)` ({verb}) from {from} to {to}",
        bare: "{from} and {to} are related by `\(kind.label)`")
  }

  private func fill(_ pattern: String, _ step: PathStep) -> Markdown {
    var result: Markdown = ""
    var rest = pattern[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += Markdown(stringLiteral: String(rest[..<open]))
      result += value(rest[rest.index(after: open)..<close], step)
      rest = rest[rest.index(after: close)...]
    }
    result += Markdown(stringLiteral: String(rest))
    return result
  }

  private func value(_ field: Substring, _ step: PathStep) -> Markdown {
    switch field {
    case "from": names.phrase(step.from)
    case "to": names.phrase(step.to)
    case "owner":
      names.tenant(names.tenantID(of: names.kind(of: step.from) == .policy ? step.from : step.to))
    case "partner": names.partner(of: names.kind(of: step.from) == .policy ? step.from : step.to)
    case "home": names.tenant(names.tenantID(of: step.from))
    case "there": names.tenant(names.tenantID(of: step.to))
    default: step.verb.isEmpty ? "no verb" : "\(code: step.verb)"
    }
  }

  private static func initiated(_ act: String) -> Pattern {
    Pattern(
      logged: "{from} is recorded as initiator of " + act,
      bare: "{from} was the initiator of " + act)
  }

  private static let table: [String: [String: Pattern]] = [
    "configured": [
      "add": initiated(
        "adding {partner} as a partner in the cross-tenant access settings of {owner}"),
      "update": initiated("changing the cross-tenant access settings of {owner} for {partner}"),
      "enable-sync": initiated(
        "allowing accounts of {partner} to be synchronized into {owner}"),
      "disable-sync": initiated(
        "ending the permission to synchronize accounts of {partner} into {owner}"),
      "auto-redeem": initiated(
        "turning on automatic redemption of invitations between {owner} and {partner}"),
      "trust": initiated(
        "letting {owner} trust multi-factor or device claims that come from {partner}"),
      "open-b2b": initiated("opening B2B collaboration of {owner} to {partner}"),
      "open-direct-connect": initiated("opening B2B direct connect of {owner} to {partner}"),
      "delete": initiated("deleting the cross-tenant access settings of {owner} for {partner}"),
      "delete-sync": initiated(
        "deleting the identity synchronization setting of {owner} for {partner}"),
      "*": initiated("a change ({verb}) to {to}"),
    ],
    "granted-inbound": [
      "*": Pattern(
        logged: "from then on the policy of {owner} lets {partner} in",
        bare: "the policy of {owner} let {partner} in")
    ],
    "granted-outbound": [
      "*": Pattern(
        logged: "from then on the policy of {owner} lets its own accounts out to {partner}",
        bare: "the policy of {owner} let its own accounts out to {partner}")
    ],
    "synced": [
      "*": Pattern(
        logged: "synchronization from {from} into {to} is recorded",
        bare: "accounts were synchronized from {from} into {to}")
    ],
    "provisioned": [
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
    ],
    "invited": [
      "*": Pattern(
        logged: "{from} is recorded as inviting {to} into {there}",
        bare: "{from} invited {to} into {there}")
    ],
    "scoped": [
      "assign-user": initiated("assigning {to} to a synchronization job"),
      "assign-group": initiated("assigning {to} to a synchronization job"),
      "add-member": initiated(
        "adding {to} to a group that a synchronization job takes its accounts from"),
      "update-mapping": initiated("changing the attribute mapping or scope of {to}"),
      "*": initiated("a change ({verb}) to what is synchronized: {to}"),
    ],
    "signed-in": [
      "interactive": Pattern(
        logged: "a successful interactive sign-in of {from} to {there} is logged",
        bare: "{from} signed in to {there}"),
      "non-interactive": Pattern(
        logged: "a successful non-interactive sign-in of {from} to {there} is logged",
        bare: "{from} signed in to {there}"),
      "*": Pattern(
        logged: "a successful sign-in ({verb}) of {from} to {there} is logged",
        bare: "{from} signed in to {there}"),
    ],
    "accessed": [
      "*": Pattern(
        logged: "that sign-in reached a resource of {to}",
        bare: "the sign-in reached a resource of {to}")
    ],
    "granted": [
      "group-member": Pattern(
        logged: "{to} is recorded as added to {from}", bare: "{to} was added to {from}"),
      "*": Pattern(
        logged: "{from} is recorded as given to {to}", bare: "{from} was given to {to}"),
    ],
    "acted": ["*": initiated("{verb} on {to}")],
    "evicted": [
      "disable": initiated("disabling {to}"),
      "delete": initiated("deleting {to}"),
      "revoke": initiated("revoking the sessions of {to}"),
      "*": initiated("an act that closes ({verb}): {to}"),
    ],
    "same-principal": [
      "*": Pattern(
        logged:
          "{from} of {home} and {to} of {there} are linked by the records as accounts of one principal",
        bare: "{from} of {home} and {to} of {there} belong to one principal")
    ],
    "belongs-to": [
      "*": Pattern(logged: "{from} is at home in {to}", bare: "{from} is at home in {to}")
    ],
  ]
}
