internal import EntraModel
internal import TenantGraph

/// What an external account did after it came: sign-ins, acts of its own, privileges given to it, evictions.
struct Stay {
  struct Deed {
    var edge: Edge
    var act: Act
    var isPrivileged: Bool
  }

  let account: Node
  /// The edge that brought the account: `provisioned` or `invited`.
  let arrivalEdge: Edge
  let arrival: Act
  let graph: Graph
  /// The match of a pattern that has found its sign-ins and deeds already.
  var match: PatternMatch?

  /// Sign-ins belong to an arrival for 30 days, deeds to a sign-in for seven (reference/detections T6).
  static let signInSeconds: Int64 = 30 * 86_400
  static let deedSeconds: Int64 = 7 * 86_400

  /// Successful sign-ins to the account's tenant after its arrival, in time order.
  ///
  /// A sign-in that came before the account did can't be caused by the arrival (T3), so none is drawn to it.
  var signIns: [(edge: Edge, act: Act)] {
    if let match { return (match.hops["used"] ?? []).map { ($0.edge, $0.act) } }
    guard let arrived = arrival.instant else { return [] }
    return graph.edges(from: account.id, kind: .signedIn)
      .flatMap { edge in edge.acts.map { (edge: edge, act: $0) } }
      .filter { signIn in
        guard let instant = signIn.act.instant, signIn.act.verb != "service-provider",
          graph.node(signIn.edge.to)?.tenant == account.tenant
        else { return false }
        return PathSearch.mayFollow(signIn.act, after: arrived, from: arrival.events.first)
          && instant.seconds(since: arrived) <= Stay.signInSeconds
      }
      .sorted { left, right in
        let key = { (item: (edge: Edge, act: Act)) in
          (item.act.instant?.ticks ?? .max, item.edge.id)
        }
        return key(left) < key(right)
      }
  }

  /// The edge from a sign-in to the tenant whose resource it reached.
  func reached(by signIn: Edge) -> (edge: Edge, act: Act)? {
    graph.edges(from: signIn.to, kind: .accessed).first.flatMap { edge in
      edge.acts.first.map { (edge, $0) }
    }
  }

  /// Privileges given to the account after its arrival, in time order.
  var privileges: [Deed] {
    if let match { return (match.hops["given"] ?? []).map(privilege) }
    guard let arrived = arrival.instant else { return [] }
    return graph.edges(to: account.id, kind: .granted).flatMap { edge in
      edge.acts.indices.map { privilege(Hop(edge: edge, act: edge.acts[$0], position: $0)) }
    }
    .filter { follows($0.act, arrived, Stay.signInSeconds + Stay.deedSeconds) }
    .sorted {
      ($0.act.instant?.ticks ?? .max, $0.edge.id) < ($1.act.instant?.ticks ?? .max, $1.edge.id)
    }
  }

  private func privilege(_ hop: Hop) -> Deed {
    let object = graph.node(hop.edge.from)
    let isPrivileged =
      object?.kind == .role
      && RoleTable.isPrivileged(
        templateID: object?.roleTemplateID ?? "", name: object?.label ?? "")
    return Deed(edge: hop.edge, act: hop.act, isPrivileged: isPrivileged)
  }

  /// The account's own acts after an instant, within seven days, in time order.
  func deeds(after instant: Instant) -> [Deed] {
    if let match {
      return (match.hops["acted"] ?? []).map {
        Deed(
          edge: $0.edge, act: $0.act, isPrivileged: PrivilegedActs.contains($0.act.verb))
      }
    }
    return graph.edges(from: account.id, kind: .acted).flatMap { edge in
      edge.acts.map {
        Deed(edge: edge, act: $0, isPrivileged: PrivilegedActs.contains($0.verb))
      }
    }
    .filter { follows($0.act, instant, Stay.deedSeconds) }
    .sorted {
      ($0.act.instant?.ticks ?? .max, $0.edge.id) < ($1.act.instant?.ticks ?? .max, $1.edge.id)
    }
  }

  /// Acts that disabled, deleted or cut off the account after an instant.
  func evictions(after instant: Instant) -> [(edge: Edge, act: Act)] {
    graph.edges(to: account.id, kind: .evicted)
      .flatMap { edge in edge.acts.map { (edge: edge, act: $0) } }
      .filter { ($0.act.instant ?? instant) > instant }
      .sorted {
        ($0.act.instant?.ticks ?? .max, $0.edge.id) < ($1.act.instant?.ticks ?? .max, $1.edge.id)
      }
  }

  private func follows(_ act: Act, _ instant: Instant, _ seconds: Int64) -> Bool {
    guard let time = act.instant else { return false }
    return PathSearch.mayFollow(act, after: instant, from: nil)
      && time.seconds(since: instant) <= seconds
  }
}
