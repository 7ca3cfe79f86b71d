internal import Custody
internal import EntraModel
internal import Export

/// Turns a case into the bytes of one export after the other, whole or in part.
struct ExportMaker {
  private let casefile: Casefile
  private let choice: ExportChoice
  /// The case as a whole.
  let input: ExportInput
  private let scope: EventScope
  private let graph: GraphPart?
  private let notes = Notes()

  /// What exporters said of their files.
  private final class Notes {
    var sentences: [String] = []
  }

  /// Looks up what the request names in the case.
  ///
  /// - Throws: ``PipelineError`` for a column, finding, event or node that isn't there.
  init(
    _ casefile: Casefile, _ material: ExportRun.Material, request: ExportRequest,
    choice: ExportChoice, context: RunContext
  ) throws {
    (self.casefile, self.choice) = (casefile, choice)
    var input = try ExportRun.input(casefile, material, request: request)
    input.timelineColumns = try ExportRun.columns(request)
    input.tags = try casefile.annotations().tags
    input.isForExcel = request.excel
    input.note = { [notes] in notes.sentences.append($0) }
    input.pseudonymKey = {
      try casefile.pseudonymKey(now: context.now(), operatorName: context.operatorName)
    }
    if choice.exporters.contains(where: { $0 == PictureFiles.self }) {
      input.pictureFolder = PictureFiles.fileName
    }
    self.input = input
    scope = try EventScope(request.scope, in: casefile, findings: material.findings)
    guard choice.exporters.contains(where: { $0.isGraph && choice.isPart($0) }) else {
      graph = nil
      return
    }
    graph = GraphPart(
      of: material, request.graph, finding: scope.finding,
      node: try request.graph.node.map { try Lookup(casefile).node($0) })
  }

  /// The name of the file that an exporter writes; a part lies beside the whole, under a name that tells it.
  ///
  /// - Throws: ``ExportError`` when the case leaves it open.
  func fileName(_ exporter: any Exporter.Type) throws -> String {
    let name = try exporter.init().fileName(for: input)
    guard choice.isPart(exporter), let dot = name.firstIndex(of: ".") else { return name }
    return name[..<dot] + "-part" + name[dot...]
  }

  /// What the exporters said since the last time, in order.
  func takeNotes() -> [String] {
    defer { notes.sentences = [] }
    return notes.sentences
  }

  /// Writes a folder of exports; it holds the whole case.
  func write(_ exporter: any Exporter.Type, into folder: any ExportFolder) throws {
    guard let exporter = exporter as? any FolderExporter.Type else { return }
    try exporter.init().export(input, into: folder)
  }

  /// Writes one export.
  ///
  /// - Returns: What of the case it holds, in words; nil when it is the whole.
  func write(_ exporter: any Exporter.Type, to sink: any ByteSink) throws -> String? {
    var input = input
    guard choice.isPart(exporter) else {
      try exporter.init().export(input, to: sink)
      return nil
    }
    if exporter.isGraph, let graph {
      (input.nodes, input.edges, input.graphPart) = (graph.nodes, graph.edges, graph.words)
      try exporter.init().export(input, to: sink)
      return graph.words
    }
    let events = ScopedEvents(try casefile.events(scope.filter), scope)
    input.events = { events }
    try exporter.init().export(input, to: sink)
    let dated = input.facts.events - input.facts.undatedEvents
    return "\(events.given) of \(dated) dated events: " + scope.words.joined(separator: "; ")
  }
}
