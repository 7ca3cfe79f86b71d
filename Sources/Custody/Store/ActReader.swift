import EntraModel
import GRDB

/// Reads the acts of edges in the order of the edges: both tables are walked once, side by side.
struct ActReader {
  private let acts: Statement
  private let events: Statement
  private var hasAct: Bool
  private var hasEvent: Bool

  init(_ database: Database) throws(CustodyError) {
    acts = try Statement(
      database,
      """
      SELECT id, edge, instant, valid_until, verb, quality, state, corroboration, change, by_node,
        traces FROM act ORDER BY id
      """)
    events = try Statement(
      database, "SELECT act, \(ReferenceColumns.names) FROM act_event ORDER BY id")
    hasAct = try acts.step()
    hasEvent = try events.step()
  }

  /// The acts of the next edge; acts were written in the order of the edges.
  mutating func acts(ofEdge position: Int64) throws(CustodyError) -> [Act] {
    var found: [Act] = []
    while hasAct, acts.integer(1) <= position {
      if acts.integer(1) == position { found.append(try act()) }
      hasAct = try acts.step()
    }
    return found
  }

  private mutating func act() throws(CustodyError) -> Act {
    let id = acts.integer(0)
    var references: [EventReference] = []
    while hasEvent, events.integer(0) <= id {
      if events.integer(0) == id {
        references.append(ReferenceColumns.reference(events, from: 1))
      }
      hasEvent = try events.step()
    }
    var act = Act(
      instant: acts.instant(2), verb: acts.text(4), quality: acts.double(5),
      state: EvidenceState(rawValue: acts.text(6)) ?? .observed,
      corroboration: Corroboration(rawValue: acts.text(7)) ?? .oneSided, change: acts.text(8),
      by: acts.optionalText(9).map { NodeID($0) }, events: references)
    act.validUntil = acts.instant(3)
    act.traces = acts.list(10)
    return act
  }
}
