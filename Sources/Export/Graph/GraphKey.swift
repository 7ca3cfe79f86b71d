/// The attributes of our graph files, in the order in which they are declared and written.
///
/// Ids carry a prefix since readers keep one map for nodes and edges; names don't, since they become column titles. Types are
/// among the six that every reader knows; a time is an ISO string and a number of milliseconds, as dates are dropped by Gephi.
enum GraphKey: String, CaseIterable {
  case nodeLabel = "n_label"
  case nodeKind = "n_kind"
  case nodeColor = "n_color"
  case nodeSize = "n_size"
  case nodeX = "n_x"
  case nodeY = "n_y"
  case nodeEvents = "n_events"
  case nodeTenant = "n_tenant"
  case nodeSeverity = "n_severity"
  case nodeFirstSeen = "n_first_seen"
  case nodeLastSeen = "n_last_seen"
  case nodeStart = "n_start"
  case nodeEnd = "n_end"
  case nodeFindings = "n_findings"
  case nodeAliases = "n_aliases"

  case edgeLabel = "e_label"
  case edgeKind = "e_kind"
  case edgeColor = "e_color"
  case edgeWeight = "e_weight"
  case edgeCount = "e_count"
  case edgeFailures = "e_failures"
  case edgeSeverity = "e_severity"
  case edgeTechnique = "e_technique"
  case edgeQuality = "e_quality"
  case edgeState = "e_state"
  case edgeFirstSeen = "e_first_seen"
  case edgeLastSeen = "e_last_seen"
  case edgeStart = "e_start"
  case edgeEnd = "e_end"
  case edgeFindings = "e_findings"
  case edgeEvidence = "e_evidence"
  case edgeDetail = "e_detail"
  case edgeBy = "e_by"
  case edgeCorroboration = "e_corroboration"

  /// `node` or `edge`.
  var element: String { rawValue.hasPrefix("n_") ? "node" : "edge" }

  /// The name that readers show: the id without its prefix.
  var name: String { String(rawValue.dropFirst(2)) }

  /// `string`, `long` or `double`.
  var type: String {
    switch self {
    case .nodeSize, .nodeX, .nodeY, .edgeWeight, .edgeQuality: "double"
    case .nodeEvents, .nodeStart, .nodeEnd, .edgeCount, .edgeFailures, .edgeStart, .edgeEnd: "long"
    default: "string"
    }
  }
}
