public import EntraModel

/// Gathers the relevant events of a case and makes the graph of them.
///
/// Edges need the whole case (a later sign-in tells whose account an earlier invitation made), so events are held
/// until ``freeze()``; ordinary sign-ins are not relevant and never get here.
public struct GraphBuilder: ~Copyable {
  private var events: [Event] = []
  private let ownTenants: [TenantID]
  private let tenantNames: [TenantID: String]

  /// Makes an empty builder.
  ///
  /// - Parameters:
  ///   - ownTenants: Declared own tenants, in any order.
  ///   - tenantNames: What people call a tenant: its most frequent domain.
  public init(ownTenants: [TenantID], tenantNames: [TenantID: String]) {
    self.ownTenants = ownTenants
    self.tenantNames = tenantNames
  }

  /// Takes the next event; events come in total order.
  public mutating func add(_ event: Event) { events.append(event) }

  /// Draws every edge and hands out the graph.
  ///
  /// - Complexity: O(n log n) in the number of events.
  public consuming func freeze() -> Graph {
    let context = GraphContext(events: events, ownTenants: ownTenants, tenantNames: tenantNames)
    var draft = GraphDraft()
    for rule in EdgeRules.all { rule.draw(context, into: &draft) }
    return Graph(draft, context)
  }
}
