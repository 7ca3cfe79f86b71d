internal import EntraModel

/// A sign-in that crosses tenants, from the external account if one is known at that time, else from the home account.
///
/// Risky sign-ins at home are drawn too, for accounts that configured, scoped, invited or stand behind an external
/// account: they are the anomaly that a path can begin with.
enum SignedIn: EdgeRule {
  static let kind = EdgeKind.signedIn
  static let summary =
    "account -> sign-in: a sign-in across tenants; also a risky one of an account that acts on a path"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    var failures: [(account: NodeID, tenant: TenantID)] = []
    for signIn in MergedSignIn.merge(context.events.filter(\.crossesTenants)) {
      guard let resource = signIn.resourceTenant,
        let (account, quality) = account(of: signIn, context)
      else { continue }
      guard signIn.succeeded else {
        failures.append((account, resource))
        continue
      }
      var act = Act(
        instant: signIn.instant, verb: verb(of: signIn), quality: quality,
        corroboration: Set(signIn.copies.map(\.logTenant)).count > 1 ? .bothSides : .oneSided,
        change: riskText(signIn.risk), events: signIn.copies.map { EventReference($0) })
      act.traces = ["resource-log", "home-log"].filter { trace in
        signIn.copies.contains {
          $0.logTenant == (trace == "home-log" ? signIn.homeTenant : resource)
        }
      }
      draw(act, account, signIn.copies, id: signIn.id, resource: resource, context, &draft)
    }
    drawRisky(context, &draft)
    countFailures(failures, &draft)
  }

  // MARK: Who signs in

  private static func account(of signIn: MergedSignIn, _ context: GraphContext) -> (NodeID, Double)?
  {
    let resource = signIn.resourceTenant
    guard let home = signIn.homeTenant, let first = signIn.copies.first else { return nil }
    for copy in signIn.copies where !copy.actor.id.isEmpty {
      let node = NodeID(.account, tenant: resource, key: copy.actor.id)
      if context.externals[node] != nil { return (node, 1) }
    }
    if !signIn.accessType.contains(.b2bDirectConnect),
      !signIn.accessType.contains(.serviceProvider),
      let best = externalByName(signIn, context)
    {
      return best
    }
    // A resource tenant's log can carry either object id; only the home log's is surely the one at home.
    let atHome = signIn.copies.first {
      $0.logTenant == home || context.accounts.knows(tenant: home, id: $0.actor.id)
    }
    let node = context.accounts.account(
      tenant: home, id: atHome?.actor.id ?? "", upn: first.actor.upn, at: first.instant)
    return node.map { ($0, 1) }
  }

  private static func externalByName(
    _ signIn: MergedSignIn, _ context: GraphContext
  ) -> (NodeID, Double)? {
    guard let first = signIn.copies.first else { return nil }
    let known = context.externalNodes(tenant: signIn.resourceTenant, homeUPN: first.actor.upn)
      .compactMap { context.externals[$0] }
      .filter { external in
        guard external.creationSeen, let seen = external.firstSeen, let instant = signIn.instant
        else {
          return true
        }
        return seen <= instant.advanced(bySeconds: GraphContext.skewSeconds)
      }
      .sorted { ($0.firstSeen?.ticks ?? .min, $0.node) < ($1.firstSeen?.ticks ?? .min, $1.node) }
    guard let external = known.last else { return nil }
    let sameObject =
      external.hasBothIDs
      && signIn.copies.contains { $0.actor.id.lowercased() == external.homeObjectID }
    return (external.node, sameObject ? 1 : (external.homeUPNQuality >= 0.9 ? 0.9 : 0.75))
  }

  // MARK: Drawing

  private static func verb(of signIn: MergedSignIn) -> String {
    if signIn.accessType.contains(.b2bDirectConnect) { return "direct-connect" }
    if signIn.accessType.contains(.serviceProvider) { return "service-provider" }
    return signIn.copies.contains { $0.source == .signIn } ? "interactive" : "non-interactive"
  }

  private static func riskText(_ risk: RiskLevel) -> String {
    risk == .medium || risk == .high ? "risk:" + risk.name : ""
  }

  private static func draw(
    _ act: Act, _ account: NodeID, _ copies: [Event], id: String, resource: TenantID,
    _ context: GraphContext, _ draft: inout GraphDraft
  ) {
    guard let first = copies.first else { return }
    let node = NodeID(.signIn, tenant: resource, key: id)
    let place = [first.applicationName, first.ipAddress].filter { !$0.isEmpty }.joined(
      separator: " from ")
    if let external = context.externals[account] {
      draft.describe(context.describe(external))
    } else {
      draft.describe(
        context.describeAccount(
          account, tenant: first.homeTenant,
          id: context.accounts.objectID(
            tenant: first.homeTenant, upn: first.actor.upn, at: first.instant) ?? "",
          upn: first.actor.upn, name: first.actor.name))
    }
    draft.describe(
      Node(id: node, kind: .signIn, tenant: resource, label: place.isEmpty ? "sign-in" : place))
    draft.draw(kind, from: account, to: node, act)
  }

  private static func drawRisky(_ context: GraphContext, _ draft: inout GraphDraft) {
    var acting: Set<NodeID> = []
    for edgeKind in [EdgeKind.configured, .scoped, .invited, .provisioned] {
      for edge in draft.edges(of: edgeKind) {
        acting.insert(edge.from)
        acting.formUnion(edge.acts.compactMap(\.by))
        // An account put into a scope may be the compromised one itself.
        if edgeKind == .scoped { acting.insert(edge.to) }
      }
    }
    for event in context.events where event.source.isSignIn && event.tookPlace {
      guard event.risk == .medium || event.risk == .high,
        let home = event.homeTenant ?? event.logTenant,
        event.resourceTenant == nil || event.resourceTenant == home,
        let account = context.accounts.account(
          tenant: home, id: event.actor.id, upn: event.actor.upn, at: event.instant),
        acting.contains(account)
      else { continue }
      let act = Act(
        instant: event.instant, verb: event.source == .signIn ? "interactive" : "non-interactive",
        change: riskText(event.risk), events: [EventReference(event)])
      draw(act, account, [event], id: event.id, resource: home, context, &draft)
    }
  }

  private static func countFailures(
    _ failures: [(account: NodeID, tenant: TenantID)], _ draft: inout GraphDraft
  ) {
    guard !failures.isEmpty else { return }
    var firstSuccess: [NodeID: NodeID] = [:]
    for edge in draft.edges(of: kind) {
      let earlier = firstSuccess[edge.from]
      firstSuccess[edge.from] = min(earlier ?? edge.to, edge.to)
    }
    for failure in failures {
      if let signIn = firstSuccess[failure.account] {
        draft.fail(kind, from: failure.account, to: signIn)
      }
    }
  }
}
