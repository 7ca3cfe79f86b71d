internal import EntraModel

/// Who asked Microsoft Graph whether the synchronization credentials of an application are valid.
///
/// The request is the act, whatever the answer was: trying every application and getting an error from most of them is how the
/// one that synchronizes to a tenant is found. Needs the Graph activity log.
enum Probed: EdgeRule {
  static let kind = EdgeKind.probed
  static let summary =
    "account or service-principal -> service-principal: its synchronization credentials were tried (Graph activity)"

  /// The verb of each act; `change` says how the request was answered.
  static let verb = "validate-credentials"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    for event in context.events where event.source == .graphActivity {
      let target = event.target
      guard target.kind == .servicePrincipal, !target.id.isEmpty,
        let actor = context.party(event.actor, in: event.logTenant, at: event.instant),
        let object = context.describeObject(target, in: event.logTenant, at: event.instant),
        object.id != actor
      else { continue }
      draft.describe(context.describe(event.actor, actor, in: event.logTenant))
      draft.describe(object)
      draft.draw(
        kind, from: actor, to: object.id,
        Act(
          instant: event.instant, verb: verb,
          change: event.tookPlace ? "answer:success" : "answer:error",
          events: [EventReference(event)]))
    }
  }
}
