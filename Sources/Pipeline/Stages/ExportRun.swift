internal import Custody
internal import Detect
internal import EntraModel
internal import Export
internal import FoundationEssentials
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

  /// Writes the chosen exports, each into a temporary file that is renamed when it is whole.
  ///
  /// The ledger gets a line when bytes differ from what stood there before.
  static func run(
    _ casefile: Casefile, _ material: Material, request: ExportRequest, context: RunContext
  ) throws -> [ExportReport] {
    let choice = try ExportChoice(request)
    let maker = try ExportMaker(
      casefile, material, request: request, choice: choice, context: context)
    let folder = request.directory ?? casefile.path + "/exports"
    let rasterizer = request.png ? try PictureRasterizer() : nil
    var (reports, changed): ([ExportReport], Changes) = ([], Changes())
    defer { if !changed.isEmpty { try? record(changed, in: casefile, context: context) } }
    for exporter in choice.exporters {
      let fileName: String
      do {
        fileName = try maker.fileName(exporter)
      } catch let error as ExportError where choice.isAll {
        reports.append(ExportReport(name: exporter.name, leftOut: error.description))
        continue
      }
      context.progress.take(.init(stage: .exporting, file: fileName))
      if let exporter = exporter as? any FolderExporter.Type {
        let target = CaseFolder(
          casefile, name: fileName, request: request, rasterizer: rasterizer)
        defer { changed.add(target.changes) }
        try exporter.init().export(maker.input, into: target)
        reports.append(try target.finish(exporter.name))
        continue
      }
      let path = folder + "/" + fileName
      let before = try? FileDigest.sha256(ofFile: path)
      let file = try casefile.openExport(
        fileName, directory: request.directory, force: request.force)
      let part = try maker.write(exporter, to: file)
      try file.close()
      var report = ExportReport(name: exporter.name, path: path, sha256: file.sha256, part: part)
      report.notes = maker.takeNotes()
      reports.append(report)
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

  /// Makes exports anew without keeping them, and compares them with the files that lie there; nothing is written.
  ///
  /// A request that names none means those that lie there, and those that the case wrote there and are gone.
  static func check(
    _ casefile: Casefile, _ material: Material, request: ExportRequest, context: RunContext
  ) throws -> [ExportCheck] {
    var request = request
    let isOpen = request.names.isEmpty && request.scope.isWhole && request.graph.isWhole
    if isOpen { request.names = ["all"] }
    let choice = try ExportChoice(request)
    let maker = try ExportMaker(
      casefile, material, request: request, choice: choice, context: context)
    let folder = request.directory ?? casefile.path + "/exports"
    var checks: [ExportCheck] = []
    for exporter in choice.exporters {
      // An export that needs to be told for whom was asked for by nobody.
      guard let fileName = isOpen ? try? maker.fileName(exporter) : try maker.fileName(exporter)
      else { continue }
      let isFolder = exporter is any FolderExporter.Type
      let memory = try casefile.memory(ofExport: fileName, directory: request.directory)
      let isThere = FileManager.default.fileExists(atPath: folder + "/" + fileName)
      if isOpen, !isThere, memory == nil { continue }
      context.progress.take(.init(stage: .exporting, file: fileName))
      if isFolder {
        let target = HashFolder()
        try maker.write(exporter, into: target)
        for (name, expected) in target.files {
          let memory = try casefile.memory(
            ofExport: name, below: fileName, directory: request.directory)
          checks.append(
            try compared(
              exporter.name, folder + "/" + fileName + "/" + name, expected, memory, context))
        }
      } else {
        let sink = HashSink()
        _ = try maker.write(exporter, to: sink)
        checks.append(
          try compared(exporter.name, folder + "/" + fileName, sink.sha256(), memory, context))
      }
    }
    return checks
  }

  private static func compared(
    _ name: String, _ path: String, _ expected: String, _ memory: ExportMemory?,
    _ context: RunContext
  ) throws -> ExportCheck {
    let isThere = FileManager.default.fileExists(atPath: path)
    let found = isThere ? try FileDigest.sha256(ofFile: path) : nil
    return ExportCheck(
      name: name, path: path, verdict: verdict(found, expected, memory, tool: context.tool),
      found: found, expected: expected, writer: memory?.tool ?? "")
  }

  /// The reason that goes before the others: a person's edit, then the tool, then what the case learnt.
  private static func verdict(
    _ found: String?, _ expected: String, _ memory: ExportMemory?, tool: String
  ) -> ExportCheck.Verdict {
    guard let found else { return .missing }
    if found == expected { return .same }
    guard let memory else { return .unknown }
    if !memory.hashes.contains(found) { return .edited }
    if !memory.tool.isEmpty, memory.tool != tool { return .otherVersion }
    if memory.isBeforeEvidence { return .otherEvidence }
    return memory.isBeforeDeclaration ? .otherDeclarations : .otherOptions
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
