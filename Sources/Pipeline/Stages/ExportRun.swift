internal import Custody
internal import Detect
internal import EntraModel
internal import Export
internal import TenantGraph

/// Writes the exports of a case.
enum ExportRun {
  /// What the exports are made from.
  struct Material {
    var facts: CaseFacts
    var nodes: [Node]
    var edges: [Edge]
    var findings: [Finding]
    /// The policies over time, where the graph was built anew; nil to build it when an exporter asks.
    var policies: [PolicyHistory]?
  }

  /// The exporters that a request means, in the order of the list.
  ///
  /// - Throws: ``PipelineError`` of kind usage for a name that no exporter has.
  static func chosen(_ request: ExportRequest) throws(PipelineError) -> [any Exporter.Type] {
    for name in request.names where name != "all" && Exporters.named(name) == nil {
      let known = Exporters.all.map { $0.name }.joined(separator: ", ")
      throw PipelineError(
        .usage, "no export of this name", place: name, remedy: "choose one of: \(known), all")
    }
    let isPart = !request.scope.isWhole
    if isPart, let other = request.names.first(where: { Exporters.named($0)?.isTimeline != true }) {
      let timelines = Exporters.all.filter { $0.isTimeline }.map { $0.name }
      throw PipelineError(
        .usage, "only a timeline can hold a part of the events", place: other,
        remedy: "choose of: " + timelines.joined(separator: ", "))
    }
    if request.names.contains("all") { return Exporters.all }
    return Exporters.all.filter {
      guard request.names.isEmpty else { return request.names.contains($0.name) }
      return $0.isDefault && ($0.isTimeline || !isPart)
    }
  }

  /// The columns that a request names.
  ///
  /// - Throws: ``PipelineError`` of kind usage for a name that no column has.
  static func columns(_ request: ExportRequest) throws(PipelineError) -> [TimelineColumn] {
    var columns: [TimelineColumn] = []
    for name in request.columns {
      guard let column = TimelineColumn(rawValue: name) else {
        let known = TimelineColumn.allCases.map(\.rawValue).joined(separator: ", ")
        throw PipelineError(
          .usage, "no column of this name", place: name, remedy: "choose of: \(known)")
      }
      if !columns.contains(column) { columns.append(column) }
    }
    return columns
  }

  /// A part of a timeline lies beside the whole, under a name that tells it.
  static func partName(_ name: String, isPart: Bool) -> String {
    guard isPart, let dot = name.firstIndex(of: ".") else { return name }
    return name[..<dot] + "-part" + name[dot...]
  }

  /// Writes the chosen exports, each into a temporary file that is renamed when it is whole.
  ///
  /// The ledger gets a line when bytes differ from what stood there before.
  static func run(
    _ casefile: Casefile, _ material: Material, request: ExportRequest, context: RunContext
  ) throws -> [ExportReport] {
    let exporters = try chosen(request)
    var input = try input(casefile, material, request: request)
    input.timelineColumns = try columns(request)
    let isPart = !request.scope.isWhole
    let scope = try EventScope(request.scope, in: casefile, findings: material.findings)
    input.pseudonymKey = {
      try casefile.pseudonymKey(now: context.now(), operatorName: context.operatorName)
    }
    if exporters.contains(where: { $0 == PictureFiles.self }) {
      input.pictureFolder = PictureFiles.fileName
    }
    let folder = request.directory ?? casefile.path + "/exports"
    let rasterizer = request.png ? try PictureRasterizer() : nil
    var (reports, changed): ([ExportReport], Changes) = ([], Changes())
    defer { if !changed.isEmpty { try? record(changed, in: casefile, context: context) } }
    for exporter in exporters {
      let fileName = partName(
        try exporter.init().fileName(for: input), isPart: isPart)
      context.progress.take(.init(stage: .exporting, file: fileName))
      if let exporter = exporter as? any FolderExporter.Type {
        let target = CaseFolder(
          casefile, name: fileName, request: request, rasterizer: rasterizer)
        defer { changed.add(target.changes) }
        try exporter.init().export(input, into: target)
        reports.append(try target.finish(exporter.name))
        continue
      }
      let path = folder + "/" + fileName
      let before = try? FileDigest.sha256(ofFile: path)
      let file = try casefile.openExport(
        fileName, directory: request.directory, force: request.force)
      var part: String?
      if isPart {
        let events = ScopedEvents(try casefile.events(scope.filter), scope)
        input.events = { events }
        try exporter.init().export(input, to: file)
        part =
          "\(events.given) of \(material.facts.events - material.facts.undatedEvents) dated events: "
          + scope.words.joined(separator: "; ")
      } else {
        try exporter.init().export(input, to: file)
      }
      try file.close()
      reports.append(
        ExportReport(name: exporter.name, path: path, sha256: file.sha256, part: part))
      if file.sha256 != before { changed.files.append((fileName, file.sha256)) }
    }
    return reports
  }

  /// What an export changed on the disk, for the ledger.
  struct Changes {
    /// Files whose bytes differ from what stood there before.
    var files: [(name: String, sha256: String)] = []
    /// Files of earlier runs that are gone.
    var removed: [String] = []

    /// Whether nothing changed.
    var isEmpty: Bool { files.isEmpty && removed.isEmpty }

    /// Adds what another part changed.
    mutating func add(_ other: Changes) {
      files += other.files
      removed += other.removed
    }
  }

  private static func record(
    _ changes: Changes, in casefile: Casefile, context: RunContext
  ) throws(CustodyError) {
    try casefile.record(
      .exported(changes.files, removed: changes.removed, tool: context.tool), now: context.now(),
      operatorName: context.operatorName)
  }

  /// The input of the exporters, with the records that findings cite hashed anew.
  static func input(
    _ casefile: Casefile, _ material: Material, request: ExportRequest
  ) throws -> ExportInput {
    let cited = material.findings.flatMap { $0.path.flatMap(\.events) } + rights(in: material.edges)
    let records = try RecordReader(casefile, files: material.facts.evidence).cited(cited)
    return ExportInput(
      facts: material.facts, nodes: material.nodes, edges: material.edges,
      findings: material.findings, recordHashes: records.mapValues(\.sha256),
      events: { try casefile.events(EventFilter()) },
      templates: try templates(in: request.templatesDirectory),
      timelineProfile: request.reportProfile ? .report : .full,
      rules: Detections.all.map { RuleLine(name: $0.rule, summary: $0.summary) },
      fetches: Dictionary(
        material.findings.map {
          ($0.id, LogFetches.of($0, coverage: material.facts.coverage))
        }, uniquingKeysWith: { first, _ in first }),
      nestings: records.mapValues(\.nesting),
      policies: {
        try material.policies
          ?? Array(GraphRun.build(casefile, facts: material.facts).policies.values)
      },
      records: { try RecordReader(casefile, files: material.facts.evidence).records(of: $0) },
      event: { try casefile.event(key: $0) }, partner: request.partner)
  }

  /// The records that gave a right to whoever changed a policy: the narrative cites them too.
  private static func rights(in edges: [Edge]) -> [EventReference] {
    let changers = Set(edges.filter { $0.kind == .configured }.map(\.from))
    return edges.filter { $0.kind == .granted && changers.contains($0.to) }
      .flatMap { $0.acts.flatMap(\.events) }
  }

  /// The user's templates by name: every `*.mustache` file of a folder.
  private static func templates(in folder: String?) throws -> [String: String] {
    guard let folder else { return [:] }
    let templates = try TemplateDesk.templates(at: folder)
    if let problem = NarrativeTemplates.problems(in: templates).first {
      throw PipelineError(
        .failed, problem.description, place: folder,
        remedy: "crosstrail template check \(folder) says all that is wrong with it")
    }
    return templates
  }
}
