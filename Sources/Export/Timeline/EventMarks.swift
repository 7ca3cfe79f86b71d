internal import EntraModel

/// What the graph and the findings say about single events, joined by the event's key once for the whole timeline.
struct EventMarks {
  /// The ready cells of one event.
  struct Cells {
    var edges: [UInt8] = []
    var findings: [UInt8] = []
    var severity: [UInt8] = []
    var techniques: [UInt8] = []
    /// Severity and title of the gravest finding, for people.
    var gravest = ""
  }

  private var cells: [Int64: Cells] = [:]

  /// Gathers the marks of every event that an edge or a finding cites.
  ///
  /// Lists inside a cell are joined by `;`.
  init(edges: [Edge], findings: [Finding]) {
    for edge in edges.sorted(by: { $0.id < $1.id }) {
      for key in Set(edge.acts.flatMap { $0.events.map(\.key) }) {
        Self.join(edge.id, to: &cells[key, default: Cells()].edges)
      }
    }
    var techniques: [Int64: Set<String>] = [:]
    for finding in FindingOrder.sorted(findings) {
      for key in Set(finding.path.flatMap { $0.events.map(\.key) }) {
        var marks = cells[key, default: Cells()]
        // Findings come gravest first, so the first one names severity and title.
        if marks.findings.isEmpty {
          marks.severity = Array(finding.severity.rawValue.utf8)
          marks.gravest = finding.severity.rawValue + ": " + finding.title
        }
        Self.join(finding.id, to: &marks.findings)
        techniques[key, default: []].formUnion(finding.techniques.map(\.id))
        marks.techniques = Array((techniques[key] ?? []).sorted().joined(separator: ";").utf8)
        cells[key] = marks
      }
    }
  }

  /// The marks of an event, nil when nothing cites it.
  subscript(key: Int64) -> Cells? { cells[key] }

  private static func join(_ id: String, to list: inout [UInt8]) {
    if !list.isEmpty { list.append(0x3B) }
    list.append(contentsOf: id.utf8)
  }
}
