internal import EntraModel
internal import TenantGraph

/// The policies of a case by owner and partner, and which of them a finding touches.
struct PolicyShelf {
  private let histories: [PolicyHistory]

  init(_ histories: [PolicyHistory]) {
    self.histories = histories.sorted { left, right in
      PolicyPair(owner: left.owner, partner: left.partner)
        < PolicyPair(owner: right.owner, partner: right.partner)
    }
  }

  /// The policies between tenants of a finding's path, and those that the path goes over; by the owner's letter.
  func of(_ finding: Finding, cast: PictureCast) -> [PolicyHistory] {
    let ends = finding.path.flatMap { [$0.from, $0.to] }
    let tenants = Set(
      ends.compactMap { cast.names.tenantID(of: $0) }
        + [finding.sourceTenant, finding.targetTenant].compactMap { $0 })
    let named = Set(ends)
    return histories.filter { history in
      guard !PolicyRows.flags(of: history).isEmpty else { return false }
      if named.contains(.policy(owner: history.owner, partner: history.partner)) { return true }
      guard let owner = history.owner, let partner = history.partner else { return false }
      return tenants.contains(owner) && tenants.contains(partner)
    }.sorted { left, right in
      let key = { (history: PolicyHistory) in
        (
          cast.rank(history.owner), cast.rank(history.partner),
          history.partner?.description ?? "", history.owner?.description ?? ""
        )
      }
      return key(left) < key(right)
    }
  }
}
