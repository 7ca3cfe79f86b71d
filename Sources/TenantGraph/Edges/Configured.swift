internal import EntraModel

/// Who is recorded as changing a cross-tenant policy.
enum Configured: EdgeRule {
  static let kind = EdgeKind.configured
  static let summary =
    "account or service-principal -> policy: who is recorded as changing it (cross-tenant audit events)"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    for change in context.policyChanges {
      let event = change.event
      guard let actor = context.party(event.actor, in: event.logTenant, at: event.instant) else {
        continue
      }
      let policy = NodeID.policy(owner: change.owner, partner: change.partner)
      draft.describe(context.describe(event.actor, actor, in: event.logTenant))
      draft.describe(context.describePolicy(change))
      for verb in verbs(of: change) {
        draft.draw(
          kind, from: actor, to: policy,
          Act(
            instant: event.instant, verb: verb, change: change.changeText, events: change.references
          ))
      }
    }
  }

  /// The verbs of one record: it can switch several things at once, and each is an act of its own.
  static func verbs(of change: PolicyChange) -> [String] {
    switch change.kind {
    case .add: return ["add"] + switches(change)
    case .delete: return ["delete"]
    case .deleteSync: return ["delete-sync"]
    case .template: return ["set-template"]
    default:
      let switched = switches(change)
      return switched.isEmpty ? ["update"] : switched
    }
  }

  private static func switches(_ change: PolicyChange) -> [String] {
    var verbs: [String] = []
    for flag in PolicyFlag.allCases {
      if change.turnsOn(flag), let verb = flag.openingVerb, !verbs.contains(verb) {
        verbs.append(verb)
      }
      if change.turnsOff(flag), let verb = flag.closingVerb, !verbs.contains(verb) {
        verbs.append(verb)
      }
      if change.turnsOn(flag), flag.isOutbound, !verbs.contains("open-outbound") {
        verbs.append("open-outbound")
      }
    }
    return verbs
  }
}
