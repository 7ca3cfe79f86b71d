internal import EntraModel

/// What a policy lets the owner's own users do in a partner: it corroborates, no attacker path walks over it.
enum GrantedOutbound: EdgeRule {
  static let kind = EdgeKind.grantedOutbound
  static let summary =
    "policy -> tenant: the owner lets its own users out to that tenant (B2B, direct connect, redemption)"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    for change in context.policyChanges {
      guard let partner = change.partner, let instant = change.event.instant else { continue }
      let history = context.histories[PolicyPair(owner: change.owner, partner: partner)]
      for flag in PolicyFlag.allCases where flag.isOutbound && change.turnsOn(flag) {
        var act = Act(
          instant: instant, verb: flag.word, change: change.changeText, events: change.references)
        act.validUntil = history?.closing(of: flag, after: instant)
        draft.describe(context.describePolicy(change))
        draft.describe(context.describeTenant(partner))
        draft.draw(
          kind, from: .policy(owner: change.owner, partner: partner), to: .tenant(partner), act)
      }
    }
  }
}
