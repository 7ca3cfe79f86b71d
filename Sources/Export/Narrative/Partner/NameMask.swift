internal import EntraModel

/// What ``Names`` says to one tenant's team: its own names as they are, a pseudonym for everything else.
struct NameMask {
  /// The reader's tenant.
  let tenant: TenantID
  let pseudonyms: Pseudonyms
  let secrets: PartnerSecrets

  /// The pseudonym of a tenant, nil for the reader's own.
  func name(of other: TenantID) -> String? {
    other == tenant ? nil : pseudonyms.name("tenant", other.description)
  }

  /// What a node is called; `real` is what the log calls it.
  func label(_ id: NodeID, _ kind: NodeKind?, owner: TenantID?, node: Node?, real: String)
    -> String
  {
    if kind == .role, node?.roleTemplateID.isEmpty == false, secrets.mayShow(real) { return real }
    if owner == tenant, secrets.mayShow(real) { return real }
    let pseudonym = pseudonyms.name(kind?.rawValue ?? "object", id.text)
    if kind == .account, let home = node?.homeUPN, node?.homeTenant == tenant,
      secrets.isAtHome(home)
    {
      return pseudonym + " (" + home + ")"
    }
    return pseudonym
  }

  /// A word that a log or rule gave, nil when it may tell something.
  func word(_ word: String) -> String? {
    let isPlain = word.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
    }
    return isPlain && secrets.mayShow(word) ? word : nil
  }
}
