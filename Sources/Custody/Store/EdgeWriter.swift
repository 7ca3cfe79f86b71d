import EntraModel
import GRDB

/// Writes edges with their acts and the events behind them.
final class EdgeWriter {
  private let edge: Statement
  private let act: Statement
  private let event: Statement
  private var acts: Int64 = 0
  private var events: Int64 = 0

  init(_ database: Database) throws(CustodyError) {
    edge = try Statement(
      database,
      """
      INSERT INTO edge(position, id, kind, from_node, to_node, failures, severity, findings,
        techniques)
      VALUES(?,?,?,?,?,?,?,?,?)
      """)
    act = try Statement(
      database,
      """
      INSERT INTO act(id, edge, instant, valid_until, verb, quality, state, corroboration, change,
        by_node, traces)
      VALUES(?,?,?,?,?,?,?,?,?,?,?)
      """)
    event = try Statement(
      database,
      "INSERT INTO act_event(id, act, \(ReferenceColumns.names)) VALUES(?,?,?,?,?,?,?,?,?,?,?)")
  }

  func write(_ item: Edge, position: Int64) throws(CustodyError) {
    edge.bind(1, position)
    edge.bind(2, item.id)
    edge.bind(3, item.kind.label)
    edge.bind(4, item.from.text)
    edge.bind(5, item.to.text)
    edge.bind(6, Int64(item.failures))
    edge.bind(7, item.severity?.rawValue)
    edge.bind(8, item.findings)
    edge.bind(9, item.techniques)
    try edge.run()
    for act in item.acts { try write(act, edge: position) }
  }

  private func write(_ item: Act, edge position: Int64) throws(CustodyError) {
    acts += 1
    act.bind(1, acts)
    act.bind(2, position)
    act.bind(3, item.instant?.ticks)
    act.bind(4, item.validUntil?.ticks)
    act.bind(5, item.verb)
    act.bind(6, item.quality)
    act.bind(7, item.state.rawValue)
    act.bind(8, item.corroboration.rawValue)
    act.bind(9, item.change)
    act.bind(10, item.by?.text)
    act.bind(11, item.traces)
    try act.run()
    for reference in item.events {
      events += 1
      event.bind(1, events)
      event.bind(2, acts)
      ReferenceColumns.bind(reference, to: event, from: 3)
      try event.run()
    }
  }
}
