internal import EntraModel

/// What a policy lets a partner do from an instant on: synchronize, collaborate, connect, be trusted, redeem silently.
enum GrantedInbound: EdgeRule {
  static let kind = EdgeKind.grantedInbound
  static let summary =
    "policy -> tenant: the owner's policy lets that partner in, flag by flag (old value to new value)"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    for change in context.policyChanges {
      // The default policy has no one partner to draw an edge to; `configured` shows its changes.
      guard let partner = change.partner, let instant = change.event.instant else { continue }
      let policy = NodeID.policy(owner: change.owner, partner: partner)
      let history = context.histories[PolicyPair(owner: change.owner, partner: partner)]
      var drawn: Set<String> = []
      for flag in PolicyFlag.allCases {
        guard change.turnsOn(flag), let verb = flag.openingVerb, drawn.insert(verb).inserted else {
          continue
        }
        var act = Act(
          instant: instant, verb: verb, change: change.changeText, events: change.references)
        act.validUntil = history?.closing(of: flag, after: instant)
        draft.draw(kind, from: policy, to: .tenant(partner), act)
      }
      guard !drawn.isEmpty else { continue }
      draft.describe(context.describePolicy(change))
      draft.describe(context.describeTenant(partner))
    }
  }
}
