internal import EntraModel

/// What goes between and inside tenants: the hops of a path, and what the graph holds beside it.
struct TenantTraffic {
  /// A direction between two tenants.
  struct Way: Hashable {
    var from: TenantID?
    var to: TenantID?
  }

  /// What goes one way beside the path.
  struct Others: Equatable {
    /// Sign-ins, each event once.
    var signIns = 0
    /// Accounts that a synchronization or an invitation made.
    var accounts = 0
    /// Whether a policy names the partner.
    var hasPolicy = false

    /// `1,204 sign-ins, 3 accounts`; `settings only` when there is nothing but a policy.
    var words: String {
      var parts: [String] = []
      if signIns > 0 {
        parts.append("\(LogNames.count(signIns)) sign-in\(signIns == 1 ? "" : "s")")
      }
      if accounts > 0 {
        parts.append("\(LogNames.count(accounts)) account\(accounts == 1 ? "" : "s")")
      }
      return parts.isEmpty ? (hasPolicy ? "settings only" : "") : parts.joined(separator: ", ")
    }

    /// Everything that can be counted.
    var size: Int { signIns + accounts }
  }

  /// The hops of the path that go from one tenant to another, in order.
  private(set) var hops: [Way: [PathStep]] = [:]
  /// The hops of the path inside a tenant, in order.
  private(set) var inside: [TenantID?: [PathStep]] = [:]
  /// The tenants of the path, in the order in which they come up.
  private(set) var tenants: [TenantID?] = []
  /// What isn't on the path, by way.
  private(set) var others: [Way: Others] = [:]

  /// Reads a path and the graph around it.
  ///
  /// - Complexity: O(n) in the number of edges and their events.
  init(_ path: [PathStep], edges: [Edge], nodes: [Node], names: Names) {
    for step in path {
      let (from, to) = (names.tenantID(of: step.from), names.tenantID(of: step.to))
      for tenant in [from, to] where !tenants.contains(tenant) { tenants.append(tenant) }
      if from == to {
        inside[from, default: []].append(step)
      } else {
        hops[Way(from: from, to: to), default: []].append(step)
      }
    }
    let onPath = Set(path.flatMap { $0.events.map(\.key) })
    var signIns: [Way: Set<Int64>] = [:]
    for edge in edges {
      switch edge.kind {
      case .signedIn:
        guard let account = names.node(edge.from), let signIn = names.node(edge.to) else {
          continue
        }
        let way = Way(from: account.homeTenant ?? account.tenant, to: signIn.tenant)
        guard way.from != way.to else { continue }
        signIns[way, default: []].formUnion(edge.acts.flatMap { $0.events.map(\.key) })
      case .provisioned, .invited:
        let way = Way(from: names.tenantID(of: edge.from), to: names.tenantID(of: edge.to))
        let isElsewhere = edge.acts.contains { act in
          act.events.contains { !onPath.contains($0.key) }
        }
        guard way.from != way.to, isElsewhere else { continue }
        others[way, default: Others()].accounts += 1
      default: continue
      }
    }
    for (way, events) in signIns {
      let count = events.subtracting(onPath).count
      if count > 0 { others[way, default: Others()].signIns = count }
    }
    for node in nodes where node.kind == .policy {
      guard let owner = node.tenant, let partner = node.partner, owner != partner else { continue }
      others[Way(from: owner, to: partner), default: Others()].hasPolicy = true
    }
  }

  /// What goes between a tenant and others that aren't drawn, both ways, the most first.
  func partners(of tenant: TenantID?, besides drawn: [TenantID?], cast: PictureCast)
    -> [(tenant: TenantID, others: Others)]
  {
    var sums: [TenantID: Others] = [:]
    for (way, other) in others where way.from == tenant || way.to == tenant {
      guard let partner = way.from == tenant ? way.to : way.from, !drawn.contains(partner) else {
        continue
      }
      var sum = sums[partner] ?? Others()
      sum.signIns += other.signIns
      sum.accounts += other.accounts
      sum.hasPolicy = sum.hasPolicy || other.hasPolicy
      sums[partner] = sum
    }
    return sums.sorted { left, right in
      left.value.size == right.value.size
        ? left.key < right.key : left.value.size > right.value.size
    }.map { ($0.key, $0.value) }
  }
}
