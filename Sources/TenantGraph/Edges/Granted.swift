internal import EntraModel

/// A role or group was given to an account; `by` names the account recorded as giving it.
///
/// Drawn for external accounts, and for accounts that configured, scoped, invited or were provisioned: so that the
/// narrative can tell who held the right to open a door, and since when.
enum Granted: EdgeRule {
  static let kind = EdgeKind.granted
  static let summary = "role or group -> account: privilege given, and by whom"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    let touched = touchedAccounts(draft)
    for event in context.events where event.tookPlace && !event.source.isSignIn {
      let activity = event.activityKey
      let isRole = ActivityTable.grantRole.contains(activity)
      guard isRole || ActivityTable.addGroupMember.contains(activity) else { continue }
      guard let object = isRole ? role(of: event) : group(of: event) else { continue }
      for user in event.userTargets {
        guard
          let account = context.accounts.account(
            tenant: event.logTenant, id: user.id, upn: user.upn, at: event.instant),
          context.externals[account] != nil || (isRole && touched.contains(account))
        else { continue }
        let by = context.party(event.actor, in: event.logTenant, at: event.instant)
        var act = Act(
          instant: event.instant, verb: isRole ? slug(object.label) : "group-member", by: by,
          events: [EventReference(event)])
        act.validUntil = removal(of: object, from: account, after: event, context)
        if let by { draft.describe(context.describe(event.actor, by, in: event.logTenant)) }
        draft.describe(object)
        draft.describe(context.describe(user, account, in: event.logTenant))
        draft.draw(kind, from: object.id, to: account, act)
      }
    }
  }

  private static func touchedAccounts(_ draft: GraphDraft) -> Set<NodeID> {
    var touched: Set<NodeID> = []
    for edgeKind in [EdgeKind.configured, .scoped, .provisioned, .invited] {
      for edge in draft.edges(of: edgeKind) {
        touched.formUnion([edge.from, edge.to])
        touched.formUnion(edge.acts.compactMap(\.by))
      }
    }
    return touched
  }

  /// The role of a grant: changed properties name it, or a target of kind role does.
  static func role(of event: Event) -> Node? {
    let target = event.detail?.targets.first { $0.kind == .role }
    let name =
      event.newText("Role.DisplayName") ?? event.oldText("Role.DisplayName")
      ?? target?.name ?? ""
    let template =
      (event.newText("Role.TemplateId") ?? event.oldText("Role.TemplateId"))?
      .lowercased() ?? ""
    let id = event.newText("Role.ObjectID") ?? event.oldText("Role.ObjectID") ?? target?.id ?? ""
    let key = !template.isEmpty ? template : (!id.isEmpty ? id : name)
    guard !key.isEmpty else { return nil }
    var node = Node(
      id: NodeID(.role, tenant: event.logTenant, key: key), kind: .role, tenant: event.logTenant,
      label: name.isEmpty ? key : name)
    node.objectID = id.lowercased()
    node.roleTemplateID = template
    return node
  }

  private static func group(of event: Event) -> Node? {
    let target = event.detail?.targets.first { $0.kind == .group }
    let id = event.newText("Group.ObjectID") ?? target?.id ?? ""
    let name = event.newText("Group.DisplayName") ?? target?.name ?? ""
    let key = !id.isEmpty ? id : name
    guard !key.isEmpty else { return nil }
    var node = Node(
      id: NodeID(.group, tenant: event.logTenant, key: key), kind: .group, tenant: event.logTenant,
      label: name.isEmpty ? key : name)
    node.objectID = id.lowercased()
    return node
  }

  /// `Global Administrator` as `global-administrator`.
  static func slug(_ name: String) -> String {
    var text = ""
    for scalar in name.lowercased().unicodeScalars {
      if ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) {
        text.unicodeScalars.append(scalar)
      } else if !text.hasSuffix("-"), !text.isEmpty {
        text += "-"
      }
    }
    return text.hasSuffix("-") ? String(text.dropLast()) : (text.isEmpty ? "role" : text)
  }

  private static func removal(
    of role: Node, from account: NodeID, after grant: Event, _ context: GraphContext
  ) -> Instant? {
    guard let granted = grant.instant, role.kind == .role else { return nil }
    return context.roleRemovals[account]?.first { $0.role == role.id && $0.instant > granted }?
      .instant
  }
}
