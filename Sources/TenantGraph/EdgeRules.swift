public import EntraModel

/// All edge rules.
///
/// The order is policy: a rule may ask the draft for edges that stand before it. `signed-in` needs to know who
/// configured, scoped and invited, since the risky sign-ins of these accounts are drawn too; `accessed`, `acted`,
/// `same-principal` and `belongs-to` follow what the others drew.
public enum EdgeRules {
  static let all: [any EdgeRule.Type] = [
    Configured.self,
    GrantedInbound.self,
    GrantedOutbound.self,
    Scoped.self,
    Provisioned.self,
    Synced.self,
    Invited.self,
    Granted.self,
    SignedIn.self,
    Accessed.self,
    Acted.self,
    Probed.self,
    Evicted.self,
    SamePrincipal.self,
    BelongsTo.self,
  ]

  /// Label and summary of every edge kind, in the order of the list.
  public static var summaries: [(kind: EdgeKind, summary: String)] {
    all.map { ($0.kind, $0.summary) }
  }
}
