internal import EntraModel
internal import TenantGraph

/// Puts an account's stay into a walk: synchronization at work, the account provisioned, signing in, what followed.
struct IdentitySteps {
  let stay: Stay
  let graph: Graph
  let discount: Double
  /// Factor on the provisioning's link where the trust it came through isn't in the logs (reference/detections T4).
  var trustFactor = 1.0

  /// More deeds than these stay in the timeline: a finding is the minimal walk, not every event.
  private static let mostDeeds = 12

  /// What the walk learnt.
  struct Outcome {
    var firstSignIn: Act?
    var isPrivileged = false
    var hasActed = false
    /// Accounts recorded as giving privileges.
    var grantors: [NodeID] = []
    var lastUse: Instant?
  }

  func walk(into walk: inout Walk) -> Outcome {
    var outcome = Outcome()
    walkArrival(into: &walk)
    if let signIn = stay.signIns.first {
      outcome.firstSignIn = signIn.act
      walkSignIn(signIn, into: &walk)
      walk.score(.signedIn, quality: signIn.act.quality, discount: discount)
    }
    walk.expect("cross-tenant sign-in of the account", observed: outcome.firstSignIn != nil)
    walkDeeds(into: &walk, &outcome)
    outcome.lastUse = ([stay.signIns.last?.act.instant] + [outcome.lastUse]).compactMap { $0 }.max()
    return outcome
  }

  private func walkArrival(into walk: inout Walk) {
    if let home = graph.node(stay.arrivalEdge.from)?.tenant, let target = stay.account.tenant {
      let synced = graph.edges(from: .tenant(home), kind: .synced).first {
        $0.to == .tenant(target)
      }
      if let synced,
        let act = synced.acts.first(where: {
          $0.verb == "at-work" && $0.events.first?.key == stay.arrival.events.first?.key
        })
      {
        walk.step(synced, act)
      }
    }
    walk.step(stay.arrivalEdge, stay.arrival)
    walk.score(.provisioned, quality: stay.arrival.quality * trustFactor, discount: discount)
    walk.expect("account provisioned by synchronization", observed: true)
  }

  /// Walks over a sign-in and what it reached.
  func walkSignIn(_ signIn: (edge: Edge, act: Act), into walk: inout Walk) {
    walk.step(signIn.edge, signIn.act)
    if let reached = stay.reached(by: signIn.edge) { walk.step(reached.edge, reached.act) }
  }

  private func walkDeeds(into walk: inout Walk, _ outcome: inout Outcome) {
    let end = outcome.firstSignIn?.instant ?? stay.arrival.instant
    let given = stay.privileges.filter { deed in
      guard let end, let instant = deed.act.instant else { return false }
      return instant.seconds(since: end) <= Stay.deedSeconds
    }
    let own = outcome.firstSignIn?.instant.map { stay.deeds(after: $0) } ?? []
    let all = given + own
    outcome.isPrivileged = all.contains(where: \.isPrivileged)
    outcome.hasActed = !all.isEmpty
    let told = outcome.isPrivileged ? all.filter(\.isPrivileged) : all
    for deed in told.prefix(Self.mostDeeds) {
      walk.step(deed.edge, deed.act)
      walk.score(
        outcome.isPrivileged ? .actedPrivileged : .acted, quality: deed.act.quality,
        discount: discount)
      if let by = deed.act.by, !outcome.grantors.contains(by) { outcome.grantors.append(by) }
    }
    outcome.lastUse = own.compactMap(\.act.instant).max()
    walk.expect("act by or privilege for the account", observed: outcome.hasActed)
  }
}
