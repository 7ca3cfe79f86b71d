internal import EntraModel

/// The tenant in which an account is at home; external accounts belong to theirs through `same-principal`.
enum BelongsTo: EdgeRule {
  static let kind = EdgeKind.belongsTo
  static let summary = "account -> tenant: where the account is at home"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    var homeQuality: [NodeID: Double] = [:]
    for node in context.externals.keys.sorted() {
      guard let external = context.externals[node], let home = context.homeAccount(of: external)
      else {
        continue
      }
      homeQuality[home] = max(homeQuality[home] ?? 0, external.homeTenantQuality)
    }
    for id in draft.nodes.keys.sorted() {
      guard let node = draft.nodes[id], node.kind == .account, !node.isExternal,
        let tenant = node.tenant
      else { continue }
      let quality = homeQuality[id] ?? 1
      draft.describe(context.describeTenant(tenant))
      draft.draw(
        kind, from: id, to: .tenant(tenant),
        Act(
          instant: nil, verb: "at-home", quality: quality,
          state: quality >= 0.9 ? .observed : .inferred,
          events: []))
    }
  }
}
