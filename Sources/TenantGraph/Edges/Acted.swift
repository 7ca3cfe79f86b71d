internal import EntraModel

/// Any other act by an external account: credentials, consent, owner, created or reset user, elevation.
///
/// Acts by anybody on a service principal that configured a policy are drawn too: a credential or permission given
/// to it shortly before tells who is behind it.
enum Acted: EdgeRule {
  static let kind = EdgeKind.acted
  static let summary =
    "account -> object: what an external account did (credentials, consent, owner, users, policies)"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    drawPreparations(context, &draft)
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

  private static func drawPreparations(_ context: GraphContext, _ draft: inout GraphDraft) {
    let applications = Set(draft.edges(of: .configured).map(\.from)).filter {
      draft.nodes[$0]?.kind == .servicePrincipal
    }
    guard !applications.isEmpty else { return }
    for event in context.events where event.tookPlace && !event.source.isSignIn {
      guard let verb = ActivityTable.acts[event.activityKey],
        let actor = context.party(event.actor, in: event.logTenant, at: event.instant)
      else { continue }
      // A permission names its holder in a changed property; its target is the resource.
      let named =
        [event.newText("ServicePrincipal.ObjectID")].compactMap { $0 }
        + (event.detail?.targets.filter { $0.kind == .servicePrincipal }.map(\.id) ?? [])
      for id in named {
        let node = NodeID(.servicePrincipal, tenant: event.logTenant, key: id)
        guard applications.contains(node), node != actor else { continue }
        draft.describe(context.describe(event.actor, actor, in: event.logTenant))
        draft.draw(
          kind, from: actor, to: node,
          Act(instant: event.instant, verb: verb, events: [EventReference(event)]))
        break
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
