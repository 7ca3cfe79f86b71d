internal import EntraModel

/// An external account was disabled, deleted or cut off, or a door was closed by another than who opened it.
///
/// Who of them is a defender is judged later: here it is only recorded who did it.
enum Evicted: EdgeRule {
  static let kind = EdgeKind.evicted
  static let summary =
    "account -> account or policy: disabled, deleted, sessions revoked, synchronization turned off"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    for event in context.events where event.tookPlace && !event.source.isSignIn {
      guard event.detail?.provisioning == nil, event.syncServiceQuality == nil,
        let verb = verb(of: event),
        let actor = context.party(event.actor, in: event.logTenant, at: event.instant)
      else { continue }
      for user in event.userTargets {
        guard
          let account = context.accounts.account(
            tenant: event.logTenant, id: user.id, upn: user.upn, at: event.instant),
          let external = context.externals[account], account != actor
        else { continue }
        draft.describe(context.describe(event.actor, actor, in: event.logTenant))
        draft.describe(context.describe(external))
        draft.draw(
          kind, from: actor, to: account,
          Act(instant: event.instant, verb: verb, events: [EventReference(event)]))
      }
    }
    drawClosedDoors(context, &draft)
  }

  private static func verb(of event: Event) -> String? {
    let activity = event.activityKey
    if ActivityTable.disableAccount.contains(activity) { return "disable" }
    if ActivityTable.deleteUser.contains(activity) { return "delete" }
    if ActivityTable.revokeSessions.contains(activity) { return "revoke" }
    if ActivityTable.updateUser.contains(activity), event.switchesAccount(to: false) {
      return "disable"
    }
    return nil
  }

  private static func drawClosedDoors(_ context: GraphContext, _ draft: inout GraphDraft) {
    var openers: [NodeID: Set<NodeID>] = [:]
    for edge in draft.edges(of: .configured)
    where edge.acts.contains(where: { $0.verb == "add" || $0.verb == "enable-sync" }) {
      openers[edge.to, default: []].insert(edge.from)
    }
    for change in context.policyChanges {
      let closing = Configured.verbs(of: change).first {
        ["disable-sync", "delete-sync", "delete"].contains($0)
      }
      let policy = NodeID.policy(owner: change.owner, partner: change.partner)
      guard let closing,
        let actor = context.party(
          change.event.actor, in: change.event.logTenant, at: change.event.instant),
        openers[policy]?.contains(actor) != true
      else { continue }
      draft.draw(
        kind, from: actor, to: policy,
        Act(
          instant: change.event.instant, verb: closing, change: change.changeText,
          events: change.references))
    }
  }
}
