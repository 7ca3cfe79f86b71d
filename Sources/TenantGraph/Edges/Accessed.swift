internal import EntraModel

/// The tenant whose resource a sign-in reached.
enum Accessed: EdgeRule {
  static let kind = EdgeKind.accessed
  static let summary = "sign-in -> tenant: whose resource the sign-in reached"

  static func draw(_ context: GraphContext, into draft: inout GraphDraft) {
    for edge in draft.edges(of: .signedIn) {
      guard let resource = draft.nodes[edge.to]?.tenant else { continue }
      draft.describe(context.describeTenant(resource))
      for act in edge.acts {
        // What the sign-in reached stands in its own record, whoever signed in: quality 1.
        var reached = act
        reached.quality = 1
        draft.draw(kind, from: edge.to, to: .tenant(resource), reached)
      }
    }
  }
}
