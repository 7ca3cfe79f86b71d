internal import Export

/// Which exporters a request means, and which of them write a part of the case.
struct ExportChoice {
  /// The exporters in the order of the list.
  let exporters: [any Exporter.Type]
  private let request: ExportRequest

  /// Looks up the names of a request.
  ///
  /// - Throws: ``PipelineError`` of kind usage for a name that no exporter has, and for one that can't hold the part.
  init(_ request: ExportRequest) throws(PipelineError) {
    self.request = request
    for name in request.names where name != "all" && Exporters.named(name) == nil {
      let known = Exporters.all.map { $0.name }.joined(separator: ", ")
      throw PipelineError(
        .usage, "no export of this name", place: name, remedy: "choose one of: \(known), all")
    }
    if request.graph.node != nil, request.scope.finding != nil || request.graph.detail != .all {
      throw PipelineError(
        .usage, "a graph is cut out around a node, or by findings, not both", place: "--node",
        remedy: "leave out --node, or --finding and --graph-detail")
    }
    let isPart = !request.scope.isWhole || !request.graph.isWhole
    let fitting = Exporters.all.filter { Self.isPart($0, request) }
    let holders = fitting.map { $0.name }
    if isPart, let other = request.names.first(where: { !holders.contains($0) }) {
      throw PipelineError(
        .usage, "this export can't hold the part that was asked for", place: other,
        remedy: holders.isEmpty
          ? "ask for a part of the timeline and of the graph in two calls"
          : "choose of: " + holders.joined(separator: ", "))
    }
    if request.names.contains("all") {
      exporters = Exporters.all
    } else if request.names.isEmpty {
      exporters = (isPart ? fitting : Exporters.all).filter { $0.isDefault }
    } else {
      exporters = Exporters.all.filter { request.names.contains($0.name) }
    }
  }

  /// Whether an exporter writes a part of the case under this request.
  func isPart(_ exporter: any Exporter.Type) -> Bool { Self.isPart(exporter, request) }

  /// Whether an exporter draws policies over time, which are replayed from the events.
  var drawsPolicies: Bool {
    exporters.contains { $0 == PictureFiles.self || $0 == Report.self }
  }

  /// Whether every export was asked for, those that a case can't have included.
  var isAll: Bool { request.names.contains("all") }

  /// A timeline heeds the scope of events, a graph that of the graph; a finding chooses of both.
  private static func isPart(_ exporter: any Exporter.Type, _ request: ExportRequest) -> Bool {
    if exporter.isTimeline { return !request.scope.isWhole && request.graph.isWhole }
    var rest = request.scope
    rest.finding = nil
    let isCut = !request.graph.isWhole || request.scope.finding != nil
    return exporter.isGraph && isCut && rest.isWhole
  }
}
