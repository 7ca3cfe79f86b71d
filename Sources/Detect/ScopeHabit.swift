internal import EntraModel
internal import TenantGraph

/// Whether an account usually changes the scope of synchronizations, as far as the logs reach back.
enum ScopeHabit {
  /// It did so in the 90 days before, an hour or more earlier.
  case usual
  /// It didn't, and the log covers at least 14 days before.
  case unusual
  /// The log begins too late to tell.
  case unknown

  private static let baselineSeconds: Int64 = 90 * 86_400
  private static let coverageSeconds: Int64 = 14 * 86_400
  /// Acts within an hour are one change: the set-up of a synchronization isn't a habit.
  private static let sameChangeSeconds: Int64 = 3600

  init(of actor: NodeID, at instant: Instant, _ graph: Graph, _ context: DetectContext) {
    let acts = graph.edges(from: actor, kind: .scoped).flatMap(\.acts)
    let isUsual = acts.contains { act in
      guard let earlier = act.instant, earlier < instant else { return false }
      let seconds = instant.seconds(since: earlier)
      return seconds <= Self.baselineSeconds
        && (seconds > Self.sameChangeSeconds || act.verb == "add-job")
    }
    let tenant = graph.node(actor)?.tenant
    let begin = context.coverage.first { $0.tenant == tenant && $0.source == .audit }?.first
    let isCovered = begin.map { instant.seconds(since: $0) >= Self.coverageSeconds } ?? false
    self = isUsual ? .usual : (isCovered ? .unusual : .unknown)
  }
}
