internal import EntraModel

/// The looks of nodes and edges by kind: colours that readers with any colour vision can tell apart.
///
/// Nodes take the eight colours of Okabe and Ito and one more. Edges of an attacker's walk are saturated, what only supports
/// it is grey. A picture never rests on colour alone: every node and edge carries its kind as text.
enum GraphPalette {
  /// The colour of a node.
  static func color(_ kind: NodeKind) -> String {
    switch kind {
    case .tenant: "#0072b2"
    case .account: "#e69f00"
    case .policy: "#d55e00"
    case .signIn: "#56b4e9"
    case .servicePrincipal: "#cc79a7"
    case .group: "#009e73"
    case .role: "#f0e442"
    case .application: "#999999"
    case .syncJob: "#332288"
    }
  }

  /// The colour of an edge; kinds are an open set, and one without a colour is grey.
  static func color(_ kind: EdgeKind) -> String { edges[kind] ?? "#777777" }

  /// Where a kind stands in the story, from door to use: the order of lanes inside a tenant.
  static func lane(_ kind: NodeKind) -> Int {
    switch kind {
    case .policy: 0
    case .tenant: 1
    case .syncJob: 2
    case .group: 3
    case .account: 4
    case .servicePrincipal: 5
    case .signIn: 6
    case .role: 7
    case .application: 8
    }
  }

  private static let edges: [EdgeKind: String] = [
    .configured: "#d55e00", .grantedInbound: "#0072b2", .synced: "#332288",
    .provisioned: "#e69f00", .invited: "#b8860b", .scoped: "#009e73", .signedIn: "#56b4e9",
    .accessed: "#2a7fb8", .acted: "#cc79a7", .granted: "#aa4499", .evicted: "#000000",
    .grantedOutbound: "#88aacc", .samePrincipal: "#999999", .belongsTo: "#bbbbbb",
  ]
}
