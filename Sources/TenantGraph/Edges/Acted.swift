internal import EntraModel

/// Any other act by an external account: credentials, consent, owner, created or reset user, elevation.
enum Acted: EdgeRule {
  static let kind = EdgeKind.acted
  static let summary =
    "account -> object: what an external account did (credentials, consent, owner, users, policies)"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    for event in context.events where event.tookPlace && !event.source.isSignIn {
      guard event.actor.kind == .user, let verb = ActivityTable.acts[event.activityKey],
        let account = actor(event, context), let external = context.externals[account]
      else { continue }
      let targets = event.detail?.targets ?? [event.target]
      for target in targets.prefix(1) {
        guard let object = context.describeObject(target, in: event.logTenant, at: event.instant),
          object.id != account
        else { continue }
        draft.describe(context.describe(external))
        draft.describe(object)
        draft.draw(
          kind, from: account, to: object.id,
          Act(instant: event.instant, verb: verb, events: [EventReference(event)]))
      }
    }
  }

  /// The external account that acts: by object id, else by its UPN here or at home.
  private static func actor(_ event: Event, _ context: GraphContext) -> NodeID? {
    let node = context.accounts.account(
      tenant: event.logTenant, id: event.actor.id, upn: event.actor.upn, at: event.instant)
    if let node, context.externals[node] != nil { return node }
    return context.externalNodes(tenant: event.logTenant, homeUPN: event.actor.upn).last
  }
}
