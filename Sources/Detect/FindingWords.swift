internal import EntraModel
internal import TenantGraph

/// Names, accounts and sentences that several detections say, so that they say them alike.
struct FindingWords {
  let graph: Graph
  let context: DetectContext

  /// What people call a tenant: its domain where the case shows one, else its id.
  func name(_ tenant: TenantID?) -> String {
    guard let tenant else { return "a tenant not known" }
    let label = graph.node(.tenant(tenant))?.label
    return label ?? tenant.description
  }

  /// What people call a node.
  func name(_ node: NodeID) -> String { graph.node(node)?.label ?? node.text }

  /// An account that a finding names.
  func account(_ id: NodeID, role: String) -> FindingAccount {
    let node = graph.node(id)
    return FindingAccount(
      node: id, tenant: node?.tenant, objectID: node?.objectID ?? "", upn: node?.upn ?? "",
      role: role)
  }

  /// The external account, the account at home behind it, and who is recorded as acting.
  func accounts(external: NodeID?, home: NodeID?, actors: [NodeID]) -> [FindingAccount] {
    var accounts: [FindingAccount] = []
    if let external { accounts.append(account(external, role: "external account")) }
    if let home { accounts.append(account(home, role: "home account")) }
    for actor in actors where !accounts.contains(where: { $0.node == actor }) {
      accounts.append(account(actor, role: "recorded as initiator"))
    }
    return accounts
  }

  // MARK: What the logs don't show

  /// Sentences for logs that the walk needed and the case doesn't hold.
  func missingLogs(source: TenantID?, target: TenantID?) -> [String] {
    var sentences: [String] = []
    if !context.holds(source, [.audit, .provisioning]) {
      sentences.append(
        "No audit or provisioning log of the source tenant \(name(source)) is in the case: who put the "
          + "account into the scope of the synchronization is unknown.")
    } else if !context.holds(source, [.provisioning]) {
      sentences.append(
        "No provisioning log of the source tenant \(name(source)) is in the case: the two object ids are "
          + "not tied by a record.")
    }
    if !context.holds(target, [.audit]) {
      sentences.append(
        "No audit log of the target tenant \(name(target)) is in the case: how the door was opened and "
          + "what followed the sign-in are unknown.")
    }
    if !context.holds(target, [.signIn]) {
      sentences.append(
        "No interactive sign-in log of \(name(target)) is in the case: whether the account was used "
          + "interactively is unknown.")
    }
    if !context.holds(target, [.nonInteractiveSignIn]) {
      sentences.append(
        "No non-interactive sign-in log of \(name(target)) is in the case: use of tokens after the first "
          + "sign-in is unknown.")
    }
    return sentences
  }

  /// Sentences for steps of the opening of a door that weren't seen.
  func missingOpening(_ door: Door, _ opening: Act, _ outcome: DoorSteps.Outcome) -> [String] {
    var sentences: [String] = []
    let audit = context.coverage.first { $0.tenant == door.owner && $0.source == .audit }
    if !outcome.isPartnerSeen, let first = audit?.first {
      sentences.append(
        "No record adds the partner: the audit log of \(name(door.owner)) in the case begins on "
          + "\(first.dayText), and the partner may be older than that.")
    }
    if outcome.isRedemptionCoveredAndAbsent {
      sentences.append(
        "No record turns on automatic redemption although the audit log of \(name(door.owner)) covers the "
          + "time. Synchronization needs it, so it was on before, or this is not a new synchronization."
      )
    }
    return sentences
  }

  // MARK: Response, in the order that contains

  private func preserve(_ source: TenantID?, _ target: TenantID?) -> String {
    "Preserve first: export the audit log, interactive and non-interactive sign-ins of \(name(target)), and "
      + "audit and provisioning logs of \(name(source)) if they can be had; save the partner policies with "
      + "their synchronization settings, also the deleted ones."
  }

  /// Containment of a door that an attacker opened: door, then accounts, then what they did, then who opened it.
  func containDoor(_ door: Door, accounts: [String], actors: [NodeID]) -> [String] {
    var steps = [
      preserve(door.partner, door.owner),
      "Close the door before touching accounts: in \(name(door.owner)) set the inbound synchronization of the "
        + "policy for \(name(door.partner)) to not allowed, then block inbound B2B and direct connect, automatic "
        + "redemption and trust. A blocked or deleted account is provisioned again while the door is open.",
    ]
    if !accounts.isEmpty { steps.append(blockAccounts(accounts, home: door.partner)) }
    steps.append(
      "Undo what the external accounts did: roles, groups, consents, credentials, owners, created accounts, "
        + "Azure role assignments, exclusions from Conditional Access.")
    if !actors.isEmpty {
      steps.append(
        "Reset and revoke whoever opened the door: "
          + actors.map { self.name($0) }.joined(separator: ", ")
          + ". For a service principal remove its credentials and its right to change cross-tenant access."
      )
    }
    steps.append(
      "Delete the partner policy last, after the synchronization setting, and only once it is saved as evidence."
    )
    return steps
  }

  /// Containment of a synchronization that was ridden: collect, pause, unscope, block, tell the other tenant.
  func containRide(source: TenantID?, target: TenantID?, accounts: [String], actors: [NodeID])
    -> [String]
  {
    [
      preserve(source, target),
      "Pause the synchronization from \(name(source)) to \(name(target)). Taking an account out of scope "
        + "soft-deletes it in the target, and with it evidence: collect before that.",
      blockAccounts(accounts, home: source),
      "Revoke the sessions of the home account in \(name(source)): only the home tenant can.",
      "Reset and revoke who changed the scope: "
        + (actors.isEmpty
          ? "not known from these logs."
          : actors.map { self.name($0) }.joined(separator: ", ") + "."),
      "Undo in \(name(target)) what the external account did: credentials, owners, roles, consents, accounts.",
      "Tell the owner of \(name(target)) the tenant ids, object ids and times in UTC.",
    ]
  }

  private func blockAccounts(_ accounts: [String], home: TenantID?) -> String {
    "Then block sign-in of the external accounts that the path names: \(accounts.joined(separator: ", ")). "
      + "Revoking sessions in the resource tenant doesn't reach them, since they sign in through "
      + "\(name(home)); add a Conditional Access block."
  }
}
