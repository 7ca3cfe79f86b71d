import EntraModel
import EventForge
import TenantGraph
import Testing

/// The graph of a forge, checked against its promises.
func graph(_ forge: EventForge, own: [TenantID] = [EventForge.victim]) -> Graph {
  var builder = GraphBuilder(ownTenants: own, tenantNames: [:])
  for event in forge.ordered { builder.add(event) }
  let graph = builder.freeze()
  #expect(graph.brokenPromises() == [])
  return graph
}

extension Graph {
  /// The verbs of all acts of a kind, in order.
  func verbs(_ kind: EdgeKind) -> [String] { edges(of: kind).flatMap(\.acts).map(\.verb) }
}
