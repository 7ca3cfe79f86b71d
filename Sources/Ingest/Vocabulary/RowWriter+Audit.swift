internal import EntraModel

/// The half of an audit row that every exporter's record has in common, once its detail is filled.
extension RowWriter {
  /// Completes an audit row from what was read: target, client address, invitation, policy, relevance, votes.
  mutating func finishAudit(category: String, activity: String, actor: Party, userAgent: String) {
    putTarget(category: category, activity: activity)
    put(
      .userAgent, userAgent.isEmpty ? detail.additionalValue("User-Agent") ?? "" : userAgent)
    put(.clientIPAddress, Identifier.address(detail.additionalValue("ipaddr") ?? ""))
    put(.invitationID, Identifier.folded(AuditWords.invitationID(detail) ?? ""))
    let act = PolicyAct(category: category, activity: activity, detail: detail)
    row.partnerTenant = act.partner
    row.isRelevant = !AuditWords.isNoise(category: category)
    vote(actor, activity: activity, owner: act.owner)
  }

  /// Stores who acted.
  mutating func putActor(_ party: Party) {
    row.actorKind = party.kind
    put(.actorID, party.id)
    put(.actorName, party.name)
    put(.actorUPN, party.upn)
  }

  /// The target of the row: the first user where accounts are managed or provisioned, else the first target.
  ///
  /// The same event often names a group, role or configuration before or after the user that a reader looks for. All of
  /// them stand in the detail.
  private mutating func putTarget(category: String, activity: String) {
    let targets = detail.targets
    let prefersUser =
      AuditWords.accountCategories.contains(Folding.word(category.utf8))
      || Activity.normalised(activity).hasPrefix("redeem")
    let user = prefersUser ? targets.first { $0.kind == .user } : nil
    guard let target = user ?? targets.first else { return }
    row.targetKind = target.kind
    put(.targetID, target.id)
    put(.targetName, target.name)
    put(.targetUPN, target.upn)
  }

  // MARK: Whose log

  private mutating func vote(_ actor: Party, activity: String, owner: TenantID?) {
    if let owner { votes.named[owner, default: 0] += 1 }
    let folded = Activity.normalised(activity)
    let isHomeUPN = folded.hasPrefix("redeem")
    // `tid` is the inviter's tenant: the log's own unless the inviter is a guest there.
    if actor.kind == .user, folded.hasPrefix("invite"), !Identifier.isExternal(actor.upn),
      let tenant = detail.additionalValue("tid").flatMap({ GUID($0) })
    {
      votes.named[tenant, default: 0] += 1
    }
    var domains: Set<String> = []
    // Who redeems an invitation is shown by the UPN of another tenant.
    if actor.kind == .user, !isHomeUPN, let domain = Identifier.domain(ofUPN: actor.upn) {
      domains.insert(domain)
    }
    for target in detail.targets where target.kind == .user {
      if let domain = Identifier.domain(ofUPN: target.upn) { domains.insert(domain) }
    }
    for domain in domains { votes.auditDomains[domain, default: 0] += 1 }
  }
}
