internal import EntraModel

/// An external account was disabled, deleted or cut off, or a door was closed by another than who opened it.
///
/// Who of them is a defender is judged later: here it is only recorded who did it.
enum Evicted: EdgeRule {
  static let kind = EdgeKind.evicted
  static let summary =
    "account -> account or policy: disabled, deleted, sessions revoked, synchronization turned off"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    let enablings = enablings(context)
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
        var act = Act(instant: event.instant, verb: verb, events: [EventReference(event)])
        if verb == "disable", let disabled = event.instant {
          // Whoever disabled an account and enables it again by hand has taken the eviction back.
          act.validUntil =
            enablings[account]?.first { $0.instant > disabled && $0.actor == actor }?.instant
        }
        draft.draw(kind, from: actor, to: account, act)
      }
    }
    drawClosedDoors(context, &draft)
  }

  /// One hand-made enabling of an account; synchronization's are acts of `provisioned`.
  private struct Enabling {
    var instant: Instant
    var actor: NodeID
  }

  /// Every enabling by a person or an application, by account, in time order.
  private static func enablings(_ context: GraphContext) -> [NodeID: [Enabling]] {
    var found: [NodeID: [Enabling]] = [:]
    for event in context.events
    where event.tookPlace && !event.source.isSignIn && event.syncServiceQuality == nil
      && enables(event)
    {
      guard let instant = event.instant,
        let actor = context.party(event.actor, in: event.logTenant, at: instant)
      else { continue }
      for user in event.userTargets {
        guard
          let account = context.accounts.account(
            tenant: event.logTenant, id: user.id, upn: user.upn, at: instant)
        else { continue }
        found[account, default: []].append(Enabling(instant: instant, actor: actor))
      }
    }
    return found
  }

  private static func enables(_ event: Event) -> Bool {
    if ActivityTable.enableAccount.contains(event.activityKey) { return true }
    return ActivityTable.updateUser.contains(event.activityKey) && event.switchesAccount(to: true)
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
