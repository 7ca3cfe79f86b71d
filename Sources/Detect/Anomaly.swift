internal import EntraModel
internal import TenantGraph

/// Step S0: what is unusual about the account that acts, as far as the graph shows it.
struct Anomaly {
  let graph: Graph

  /// A risky sign-in counts when it lies within a day before the act.
  private static let signInSeconds: Int64 = 86_400
  /// A role is fresh for seven days.
  private static let freshSeconds: Int64 = 7 * 86_400

  /// Walks over a risky sign-in and freshly given privileged roles of an account, and scores S0 once.
  ///
  /// - Returns: Whether anything was found.
  func walk(
    _ account: NodeID, before instant: Instant, into walk: inout Walk, _ discount: Double
  ) -> Bool {
    var isFound = false
    let risky = graph.edges(from: account, kind: .signedIn).flatMap { edge in
      edge.acts.filter { $0.change.hasPrefix("risk:") && isBefore($0, instant, Self.signInSeconds) }
        .map { (edge: edge, act: $0) }
    }
    if let last = risky.max(by: { ($0.act.instant ?? instant) < ($1.act.instant ?? instant) }) {
      walk.step(last.edge, last.act)
      isFound = true
    }
    for edge in graph.edges(to: account, kind: .granted) {
      guard let role = graph.node(edge.from), role.kind == .role,
        RoleTable.isPrivileged(templateID: role.roleTemplateID, name: role.label),
        let act = edge.acts.last(where: { isBefore($0, instant, Self.freshSeconds) })
      else { continue }
      walk.step(edge, act)
      isFound = true
    }
    if isFound { walk.score(.anomaly, discount: discount) }
    return isFound
  }

  private func isBefore(_ act: Act, _ instant: Instant, _ seconds: Int64) -> Bool {
    guard let time = act.instant else { return false }
    return time <= instant.advanced(bySeconds: PathSearch.skewSeconds)
      && instant.seconds(since: time) <= seconds
  }
}
