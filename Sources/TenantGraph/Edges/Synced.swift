internal import EntraModel

/// Synchronization from one tenant into another is allowed by the target's policy, or seen at work.
enum Synced: EdgeRule {
  static let kind = EdgeKind.synced
  static let summary =
    "tenant -> tenant: synchronization source to target, allowed by policy or seen at work"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    for change in context.policyChanges {
      guard let owner = change.owner, let partner = change.partner,
        change.turnsOn(.syncInbound) || change.turnsOn(.groupSyncInbound)
      else { continue }
      var act = Act(
        instant: change.event.instant, verb: "allowed", change: change.changeText,
        events: change.references)
      if let instant = change.event.instant {
        act.validUntil = context.histories[PolicyPair(owner: owner, partner: partner)]?
          .closing(of: .syncInbound, after: instant)
      }
      describe(partner, owner, context, &draft)
      draft.draw(kind, from: .tenant(partner), to: .tenant(owner), act)
    }
    for arrival in context.arrivals where arrival.way == .provisioned {
      guard let external = context.externals[arrival.account], let source = external.homeTenant,
        let target = external.tenant
      else { continue }
      var act = Act(
        instant: arrival.start, verb: "at-work",
        quality: external.hasBothIDs ? 1 : min(external.homeTenantQuality, arrival.serviceQuality),
        corroboration: arrival.corroboration, events: arrival.events.map { EventReference($0) })
      act.traces = arrival.orderedTraces
      describe(source, target, context, &draft)
      draft.draw(kind, from: .tenant(source), to: .tenant(target), act)
    }
  }

  private static func describe(
    _ source: TenantID, _ target: TenantID, _ context: GraphContext, _ draft: inout GraphDraft
  ) {
    draft.describe(context.describeTenant(source))
    draft.describe(context.describeTenant(target))
  }
}
