internal import EntraModel

/// Who put whom into the scope of a synchronization job, or changed what the job does.
enum Scoped: EdgeRule {
  static let kind = EdgeKind.scoped
  static let summary =
    "account -> account, group or sync-job: who put whom into a job's scope, or changed its mapping"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    let groups = scopeGroups(context)
    for event in context.events where event.tookPlace && event.detail?.provisioning == nil {
      guard !event.source.isSignIn,
        let actor = context.party(event.actor, in: event.logTenant, at: event.instant)
      else { continue }
      let activity = event.activityKey
      let targets = event.detail?.targets ?? []
      switch true {
      case ActivityTable.assignUserToApplication.contains(activity):
        guard job(of: targets, context) != nil else { continue }
        drawUsers(event, actor, verb: "assign-user", context, &draft)
      case ActivityTable.addGroupMember.contains(activity):
        guard
          targets.contains(where: { $0.kind == .group && groups.contains($0.id.lowercased()) })
            || event.newText("Group.ObjectID").map({ groups.contains($0.lowercased()) }) == true
        else { continue }
        drawUsers(event, actor, verb: "add-member", context, &draft)
      case ActivityTable.assignGroupToApplication.contains(activity):
        guard job(of: targets, context) != nil,
          let group = targets.first(where: { $0.kind == .group })
        else { continue }
        let node = NodeID(.group, tenant: event.logTenant, key: group.id)
        draft.describe(context.describe(event.actor, actor, in: event.logTenant))
        draft.describe(Node(id: node, kind: .group, tenant: event.logTenant, label: group.label))
        draft.draw(kind, from: actor, to: node, act(event, "assign-group"))
      case ActivityTable.addSyncJob.contains(activity),
        ActivityTable.changeSyncScope.contains(activity),
        ActivityTable.changeSyncSettings.contains(activity):
        drawJob(event, actor, context, &draft)
      default: continue
      }
    }
  }

  /// Groups that are assigned to a synchronization configuration at any time in the case.
  private static func scopeGroups(_ context: GraphContext) -> Set<String> {
    var groups: Set<String> = []
    for event in context.events
    where ActivityTable.assignGroupToApplication.contains(event.activityKey) && event.tookPlace {
      let targets = event.detail?.targets ?? []
      guard job(of: targets, context) != nil else { continue }
      for target in targets where target.kind == .group && !target.id.isEmpty {
        groups.insert(target.id.lowercased())
      }
      if let id = event.newText("Group.ObjectID") { groups.insert(id.lowercased()) }
    }
    return groups
  }

  private static func job(of targets: [Party], _ context: GraphContext) -> NodeID? {
    targets.lazy.compactMap { context.syncConfigurations[$0.id.lowercased()] }.first
  }

  private static func drawUsers(
    _ event: Event, _ actor: NodeID, verb: String, _ context: GraphContext,
    _ draft: inout GraphDraft
  ) {
    for user in event.userTargets {
      guard
        let node = context.accounts.account(
          tenant: event.logTenant, id: user.id, upn: user.upn, at: event.instant)
      else { continue }
      draft.describe(context.describe(event.actor, actor, in: event.logTenant))
      draft.describe(context.describe(user, node, in: event.logTenant))
      draft.draw(kind, from: actor, to: node, act(event, verb))
    }
  }

  private static func drawJob(
    _ event: Event, _ actor: NodeID, _ context: GraphContext, _ draft: inout GraphDraft
  ) {
    guard let configuration = event.detail?.targets.first(where: { $0.kind == .servicePrincipal }),
      let job = context.syncConfigurations[configuration.id.lowercased()]
    else { return }
    let activity = event.activityKey
    let verb =
      ActivityTable.addSyncJob.contains(activity)
      ? "add-job"
      : (ActivityTable.changeSyncScope.contains(activity) ? "update-mapping" : "update-settings")
    var node = Node(id: job, kind: .syncJob, tenant: event.logTenant, label: configuration.label)
    node.partner = context.syncTargets[job]
    draft.describe(context.describe(event.actor, actor, in: event.logTenant))
    draft.describe(node)
    draft.draw(kind, from: actor, to: job, act(event, verb))
  }

  private static func act(_ event: Event, _ verb: String) -> Act {
    Act(instant: event.instant, verb: verb, events: [EventReference(event)])
  }
}
