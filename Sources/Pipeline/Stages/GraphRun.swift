internal import Custody
internal import EntraModel
internal import TenantGraph

/// Builds the graph from the relevant events of a case.
enum GraphRun {
  /// The graph of a case, not yet stored: dated relevant events in total order go through the builder one at a time.
  ///
  /// Of those without a time only snapshots do: what they show of a policy was so at some time.
  static func build(_ casefile: Casefile, facts: CaseFacts) throws -> Graph {
    var builder = GraphBuilder(ownTenants: facts.ownTenants, tenantNames: facts.tenantNames)
    var filter = EventFilter()
    filter.relevantOnly = true
    filter.datedOnly = false
    let events = try casefile.events(filter)
    while let event = try events.next() {
      if event.instant != nil || event.source == .policySnapshot { builder.add(event) }
    }
    return builder.freeze()
  }
}
