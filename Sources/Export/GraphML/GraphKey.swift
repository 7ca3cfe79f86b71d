/// The keys of our GraphML, in the order in which they are declared and written.
///
/// Ids carry a prefix since readers keep one map for nodes and edges; names don't, since they become column titles. Types are
/// among the six that every reader knows; a time is an ISO string and a number of milliseconds, as dates are dropped by Gephi.
enum GraphKey: String, CaseIterable {
  case nodeLabel = "n_label", nodeKind = "n_kind", nodeColor = "n_color", nodeSize = "n_size"
  case nodeX = "n_x", nodeY = "n_y", nodeEvents = "n_events", nodeTenant = "n_tenant"
  case nodeSeverity = "n_severity", nodeFirstSeen = "n_first_seen", nodeLastSeen = "n_last_seen"
  case nodeStart = "n_start", nodeEnd = "n_end", nodeFindings = "n_findings"
  case nodeAliases = "n_aliases"

  case edgeLabel = "e_label", edgeKind = "e_kind", edgeColor = "e_color", edgeWeight = "e_weight"
  case edgeCount = "e_count", edgeFailures = "e_failures", edgeSeverity = "e_severity"
  case edgeTechnique = "e_technique", edgeQuality = "e_quality", edgeState = "e_state"
  case edgeFirstSeen = "e_first_seen", edgeLastSeen = "e_last_seen", edgeStart = "e_start"
  case edgeEnd = "e_end", edgeFindings = "e_findings", edgeEvidence = "e_evidence"
  case edgeDetail = "e_detail", edgeBy = "e_by", edgeCorroboration = "e_corroboration"

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
