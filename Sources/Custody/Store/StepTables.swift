import EntraModel
import GRDB

/// Writes the steps of findings and the events behind them.
final class StepWriter {
  private let row: Statement
  private let event: Statement
  private var steps: Int64 = 0
  private var events: Int64 = 0

  init(_ database: Database) throws(CustodyError) {
    row = try Statement(
      database,
      """
      INSERT INTO finding_step(id, finding, step, edge, edge_id, from_node, to_node, instant, state,
        link_quality, corroboration, verb, change, by_node, traces)
      VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)
      """)
    event = try Statement(
      database,
      "INSERT INTO finding_event(id, step, \(ReferenceColumns.names)) VALUES(?,?,?,?,?,?,?,?,?,?,?)"
    )
  }

  func write(_ step: PathStep, finding: Int64) throws(CustodyError) {
    steps += 1
    row.bind(1, steps)
    row.bind(2, finding)
    row.bind(3, Int64(step.step))
    row.bind(4, step.edge.label)
    row.bind(5, step.edgeID)
    row.bind(6, step.from.text)
    row.bind(7, step.to.text)
    row.bind(8, step.time?.ticks)
    row.bind(9, step.state.rawValue)
    row.bind(10, step.linkQuality)
    row.bind(11, step.corroboration.rawValue)
    row.bind(12, step.verb)
    row.bind(13, step.change)
    row.bind(14, step.by?.text)
    row.bind(15, step.traces)
    try row.run()
    for reference in step.events {
      events += 1
      event.bind(1, events)
      event.bind(2, steps)
      ReferenceColumns.bind(reference, to: event, from: 3)
      try event.run()
    }
  }
}

/// Reads the steps of findings in the order of the findings.
struct StepReader {
  private let row: Statement
  private let events: Statement
  private var hasStep: Bool
  private var hasEvent: Bool

  init(_ database: Database) throws(CustodyError) {
    row = try Statement(
      database,
      """
      SELECT id, finding, step, edge, edge_id, from_node, to_node, instant, state, link_quality,
        corroboration, verb, change, by_node, traces FROM finding_step ORDER BY id
      """)
    events = try Statement(
      database, "SELECT step, \(ReferenceColumns.names) FROM finding_event ORDER BY id")
    hasStep = try row.step()
    hasEvent = try events.step()
  }

  /// The steps of the next finding; steps were written in the order of the findings.
  mutating func steps(ofFinding position: Int64) throws(CustodyError) -> [PathStep] {
    var found: [PathStep] = []
    while hasStep, row.integer(1) <= position {
      if row.integer(1) == position { found.append(try step()) }
      hasStep = try row.step()
    }
    return found
  }

  private mutating func step() throws(CustodyError) -> PathStep {
    let id = row.integer(0)
    var references: [EventReference] = []
    while hasEvent, events.integer(0) <= id {
      if events.integer(0) == id {
        references.append(ReferenceColumns.reference(events, from: 1))
      }
      hasEvent = try events.step()
    }
    var step = PathStep(
      step: Int(row.integer(2)), edge: EdgeKind(row.text(3)), edgeID: row.text(4),
      from: NodeID(row.text(5)), to: NodeID(row.text(6)), time: row.instant(7),
      state: EvidenceState(rawValue: row.text(8)) ?? .observed, linkQuality: row.double(9),
      corroboration: Corroboration(rawValue: row.text(10)) ?? .oneSided, verb: row.text(11),
      change: row.text(12), by: row.optionalText(13).map { NodeID($0) }, events: references)
    step.traces = row.list(14)
    return step
  }
}
