internal import EntraModel

/// A person's or an application's invitation: the look-alike of `provisioned`.
enum Invited: EdgeRule {
  static let kind = EdgeKind.invited
  static let summary = "account -> account: a person's invitation brought the external account"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    for arrival in context.arrivals where arrival.way == .invited {
      guard let external = context.externals[arrival.account],
        let home = context.homeAccount(of: external)
      else { continue }
      var act = Act(
        instant: arrival.start, verb: arrival.verb, quality: external.linkQuality, by: arrival.by,
        events: arrival.events.map { EventReference($0) })
      act.traces = arrival.orderedTraces
      // The B2B Admin Worker's `Add user` may come first: the inviter is described by an event of their own.
      if let by = arrival.by,
        let event = arrival.events.first(where: {
          context.party($0.actor, in: $0.logTenant, at: $0.instant) == by
        })
      {
        draft.describe(context.describe(event.actor, by, in: event.logTenant))
      }
      draft.describe(context.describeHome(of: external, home))
      draft.describe(context.describe(external))
      draft.draw(kind, from: home, to: arrival.account, act)
    }
  }
}
