internal import EntraModel
internal import TenantGraph

/// A partner policy that was opened for synchronization, with who opened it and what belongs to the opening.
struct Door {
  /// An act of somebody on the policy.
  struct Turn {
    var edge: Edge
    var act: Act
  }

  let policy: NodeID
  let owner: TenantID?
  let partner: TenantID
  /// The edge `granted-inbound` of the policy.
  let grant: Edge
  /// Acts that allow synchronization, in time order.
  let openings: [Act]
  /// Everything done to the policy, in time order.
  let turns: [Turn]
  private let graph: Graph
  private let context: DetectContext

  /// Steps of one opening lie within the attribution window of 30 days (reference/detections T5).
  static let windowSeconds: Int64 = 30 * 86_400
  /// Add, allow and redeem within ten minutes are one opening in any order (T7).
  static let superStepSeconds: Int64 = 600

  /// What closes it.
  static let closingVerbs: Set<String> = ["disable-sync", "delete-sync", "delete"]

  /// Doors of a graph, in the order of their policies; Microsoft's own tenants are none.
  static func all(in graph: Graph, _ context: DetectContext) -> [Door] {
    graph.edges(of: .grantedInbound).compactMap { Door(grant: $0, graph, context) }
  }

  /// The door of an edge `granted-inbound`; nil for one that was never opened for synchronization.
  init?(grant: Edge, _ graph: Graph, _ context: DetectContext) {
    openings = grant.acts.filter { $0.verb == "enable-sync" && $0.instant != nil }
    guard !openings.isEmpty, let partner = graph.node(grant.to)?.tenant,
      !WellKnown.isMicrosoft(partner)
    else { return nil }
    policy = grant.from
    owner = graph.node(grant.from)?.tenant
    self.partner = partner
    self.grant = grant
    turns = graph.edges(to: grant.from, kind: .configured)
      .flatMap { edge in edge.acts.map { Turn(edge: edge, act: $0) } }
      .sorted { left, right in
        let key = { (turn: Turn) in
          (turn.act.instant?.ticks ?? .max, turn.act.verb, turn.edge.from)
        }
        return key(left) < key(right)
      }
    self.graph = graph
    self.context = context
  }

  /// The relation of the two tenants as it counts for acts that open the door or come through it.
  func relation(at acts: [Act]) -> Relation {
    Relation(owner: owner, partner: partner, graph, context, for: .provisioned, acts)
  }

  /// The last opening before an act that could have let it through: not closed again by then.
  func opening(before act: Act) -> Act? {
    guard let instant = act.instant else { return nil }
    return openings.last { opening in
      guard let opened = opening.instant,
        PathSearch.mayFollow(act, after: opened, from: opening.events.first),
        instant.seconds(since: opened) <= Door.windowSeconds
      else { return false }
      guard let closed = opening.validUntil else { return true }
      return instant <= closed.advanced(bySeconds: PathSearch.skewSeconds)
    }
  }

  /// Turns of a verb that belong to an opening: within the window before it, or up to an end after it.
  func turns(_ verbs: Set<String>, around opening: Act, until end: Instant?) -> [Turn] {
    guard let opened = opening.instant else { return [] }
    let last = end ?? opened.advanced(bySeconds: Door.superStepSeconds)
    return turns.filter { turn in
      guard verbs.contains(turn.act.verb), let instant = turn.act.instant else { return false }
      return instant >= opened.advanced(bySeconds: -Door.windowSeconds) && instant <= last
    }
  }

  /// The turn that made an opening.
  func turn(of opening: Act) -> Turn? {
    turns.first { $0.act.verb == "enable-sync" && $0.act.instant == opening.instant }
  }

  /// Whether a flag of the policy was already on when the door opened.
  func wasOn(_ flag: PolicyFlag, at opening: Act, _ graph: Graph) -> Bool {
    guard let instant = opening.instant else { return false }
    return graph.policies[PolicyPair(owner: owner, partner: partner)]?.value(of: flag, at: instant)
      == true
  }

  /// Turns that close the door after an instant.
  func closings(after instant: Instant) -> [Turn] {
    turns.filter {
      Door.closingVerbs.contains($0.act.verb)
        && ($0.act.instant ?? instant) > instant
    }
  }
}
