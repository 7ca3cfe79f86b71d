internal import EntraModel
internal import TenantGraph

/// Puts the opening of a door into a walk: who came how, partner added, synchronization allowed, redemption or trust.
struct DoorSteps {
  let door: Door
  let opening: Act
  /// Until when redemption or trust still belongs to the opening: the first use of the door, if any.
  let end: Instant?
  let graph: Graph
  let context: DetectContext

  /// What the walk learnt.
  struct Outcome {
    var actors: [NodeID] = []
    var isPartnerSeen = false
    var isRedemptionSeen = false
    /// Redemption is covered by the owner's audit log and absent.
    var isRedemptionCoveredAndAbsent = false
    var isAnomalous = false
  }

  /// Walks and scores; configuration steps carry the actor's discount too.
  func walk(into walk: inout Walk) -> Outcome {
    var outcome = Outcome()
    let discount = door.relation(at: [opening]).discount
    let opener = door.turn(of: opening)
    if let opener { outcome.actors.append(opener.edge.from) }

    let added = door.turns(["add"], around: opening, until: nil)
    let redemptions = door.turns(["auto-redeem", "trust"], around: opening, until: end)
    let others = door.turns(
      ["update", "open-b2b", "open-direct-connect"], around: opening, until: nil)
    let partnerTurns = added.isEmpty ? others : added
    outcome.isPartnerSeen = !partnerTurns.isEmpty
    outcome.isRedemptionSeen = !redemptions.isEmpty
    for turn in partnerTurns + redemptions where !outcome.actors.contains(turn.edge.from) {
      outcome.actors.append(turn.edge.from)
    }

    for actor in outcome.actors {
      if let opened = opening.instant {
        outcome.isAnomalous =
          Anomaly(graph: graph).walk(actor, before: opened, into: &walk, discount)
          || outcome.isAnomalous
      }
    }
    let actorDiscount = discount * (isSeasonedAdministrator(outcome.actors) ? 0.8 : 1)
    if let first = partnerTurns.first {
      walk.step(first.edge, first.act)
      walk.score(.partnerChanged, discount: actorDiscount)
    } else {
      walk.missing(.configured, verb: "add", from: unknownActor, to: door.policy)
    }
    if let opener { walk.step(opener.edge, opener.act) }
    walk.step(door.grant, opening)
    walk.score(.syncAllowed, quality: opening.quality, discount: actorDiscount)
    for turn in redemptions { walk.step(turn.edge, turn.act) }
    for act in door.grant.acts
    where redemptions.contains(where: { $0.act.instant == act.instant && $0.act.verb == act.verb })
    {
      walk.step(door.grant, act)
    }
    if outcome.isRedemptionSeen {
      walk.score(.redemptionOrTrust, discount: actorDiscount)
    } else if !door.wasOn(.autoRedeemInbound, at: opening, graph) {
      outcome.isRedemptionCoveredAndAbsent =
        opening.instant.map { context.covers(door.owner, [.audit], at: $0) } ?? false
      walk.missing(.configured, verb: "auto-redeem", from: unknownActor, to: door.policy)
    }
    walk.expect("partner policy added or changed", observed: outcome.isPartnerSeen)
    walk.expect("inbound synchronization allowed", observed: true)
    walk.expect("automatic redemption or trust", observed: outcome.isRedemptionSeen)
    return outcome
  }

  private var unknownActor: NodeID { NodeID(.account, tenant: door.owner, key: "unknown") }

  /// At least three earlier changes of other partners' policies by the same account, before this door's window.
  private func isSeasonedAdministrator(_ actors: [NodeID]) -> Bool {
    guard let opened = opening.instant, !actors.isEmpty else { return false }
    return actors.allSatisfy { actor in
      let earlier = graph.edges(from: actor, kind: .configured)
        .filter { $0.to != door.policy }
        .flatMap(\.acts)
        .filter { ($0.instant ?? opened) < opened.advanced(bySeconds: -Door.windowSeconds) }
      return Set(earlier.compactMap(\.instant)).count >= 3
    }
  }
}
