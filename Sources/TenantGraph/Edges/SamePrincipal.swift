internal import EntraModel

/// One person or persona behind two accounts, with the quality of the link; written once, from home to external.
enum SamePrincipal: EdgeRule {
  static let kind = EdgeKind.samePrincipal
  static let summary =
    "account -> account: home and external account of one principal, with link quality"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    var drawn: Set<NodeID> = []
    for edgeKind in [EdgeKind.provisioned, .invited] {
      for edge in draft.edges(of: edgeKind) {
        guard let external = context.externals[edge.to], let act = edge.acts.first,
          drawn.insert(edge.to).inserted
        else { continue }
        link(external, from: edge.from, act.events, &draft)
      }
    }
    for edge in draft.edges(of: .signedIn) {
      guard let external = context.externals[edge.from], let act = edge.acts.first,
        let home = context.homeAccount(of: external), drawn.insert(edge.from).inserted
      else { continue }
      draft.describe(context.describeHome(of: external, home))
      link(external, from: home, act.events, &draft)
    }
  }

  private static func link(
    _ external: ExternalAccount, from home: NodeID, _ events: [EventReference],
    _ draft: inout GraphDraft
  ) {
    let act = Act(
      instant: events.lazy.compactMap(\.instant).min(), verb: "same-principal",
      quality: external.linkQuality, state: external.hasBothIDs ? .observed : .inferred,
      events: events)
    draft.draw(kind, from: home, to: external.node, act)
  }
}
