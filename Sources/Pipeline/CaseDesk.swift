internal import Custody
internal import Detect
internal import EntraModel
internal import Export
internal import TenantGraph

/// Everything that is asked of a case that exists: its state, findings, paths, exports and integrity.
public enum CaseDesk {
  /// Makes an empty case.
  ///
  /// - Throws: ``PipelineError`` when there is something already or the folder can't be made.
  public static func create(
    _ request: CaseRequest, context: RunContext
  ) throws(PipelineError) -> CaseReport {
    try PipelineError.wrapping(changed: "Nothing was changed") {
      try CaseAccess.report(try CaseAccess.create(request, context: context), tool: context.tool)
    }
  }

  /// The case as it is stored.
  ///
  /// - Throws: ``PipelineError`` when there is no case or it can't be read.
  public static func report(at path: String, tool: String) throws(PipelineError) -> CaseReport {
    try PipelineError.wrapping {
      try CaseAccess.report(try Casefile.open(at: path, readOnly: true), tool: tool)
    }
  }

  /// Runs the detections of this version over the case and keeps what they find.
  ///
  /// - Throws: ``PipelineError`` when there is no case or it can't be written.
  public static func detect(
    at path: String, context: RunContext
  ) throws(PipelineError) -> CaseReport {
    try PipelineError.wrapping(changed: "The case is as it was") {
      let casefile = try Casefile.open(at: path, readOnly: false)
      return try Investigation.conclude(casefile, context: context).1
    }
  }

  /// The findings of a case as the bytes of `findings.json`.
  ///
  /// - Throws: ``PipelineError`` when the case or a record that a finding cites can't be read.
  public static func findingsJSON(at path: String, tool: String) throws(PipelineError) -> [UInt8] {
    try PipelineError.wrapping {
      let casefile = try Casefile.open(at: path, readOnly: true)
      let sink = MemorySink()
      let input = try ExportRun.input(
        casefile, try material(casefile, tool: tool), request: ExportRequest())
      try FindingsJSON().export(input, to: sink)
      return sink.bytes
    }
  }

  /// Makes exports from what is stored.
  ///
  /// - Throws: ``PipelineError`` for an unknown exporter, an edited export without force, or a disk that fails.
  public static func export(
    at path: String, request: ExportRequest, context: RunContext
  ) throws(PipelineError) -> [ExportReport] {
    try PipelineError.wrapping(changed: "The evidence and findings of the case are as they were") {
      let choice = try ExportChoice(request)
      let casefile = try Casefile.open(at: path, readOnly: false)
      return try ExportRun.run(
        casefile,
        try material(casefile, tool: context.tool, withPolicies: choice.drawsPolicies),
        request: request, context: context)
    }
  }

  /// Makes exports anew without keeping them, and compares them with those that lie in the case or a folder.
  ///
  /// - Returns: The exports that were named; else those that lie there or were written there and are gone.
  /// - Throws: ``PipelineError`` for an unknown exporter, no case, or evidence that can't be read.
  public static func checkExports(
    at path: String, request: ExportRequest, context: RunContext
  ) throws(PipelineError) -> [ExportCheck] {
    try PipelineError.wrapping {
      let casefile = try Casefile.open(at: path, readOnly: true)
      return try ExportRun.check(
        casefile, try material(casefile, tool: context.tool), request: request, context: context)
    }
  }

  /// Searches the walks from a node in time order.
  ///
  /// - Throws: ``PipelineError`` when an argument means no node or several.
  public static func paths(
    at path: String, from: String, to: String?, limit: Int, tool: String
  ) throws(PipelineError) -> PathReport {
    try PipelineError.wrapping {
      let casefile = try Casefile.open(at: path, readOnly: true)
      let lookup = try Lookup(casefile)
      let start = try lookup.node(from)
      let end = try to.map(lookup.node)
      let search = PathSearch(Graph(nodes: lookup.nodes, edges: lookup.edges))
      return PathReport(
        from: start, to: end, paths: search.paths(from: start.id, to: end?.id, limit: limit),
        cast: Cast(lookup.nodes), facts: try CaseAccess.facts(casefile, tool: tool))
    }
  }

  /// What stands behind a finding, an event or an edge.
  ///
  /// - Throws: ``PipelineError`` when the argument means nothing or several things.
  public static func explain(
    at path: String, _ argument: String, tool: String
  ) throws(PipelineError) -> Explanation {
    try PipelineError.wrapping {
      let casefile = try Casefile.open(at: path, readOnly: true)
      return try ExplainRun(casefile, tool: tool).explain(argument)
    }
  }

  /// Checks evidence, ledger, database and exports against what was recorded.
  ///
  /// - Parameters:
  ///   - path: The case directory.
  ///   - recording: Whether the ledger gets a line about it; otherwise nothing is written.
  ///   - context: Who asks, and when.
  /// - Returns: What was looked at and what was found.
  /// - Throws: ``PipelineError`` when there is no case at all.
  public static func verify(
    at path: String, recording: Bool, context: RunContext
  ) throws(PipelineError) -> Verification {
    try PipelineError.wrapping {
      context.progress.take(.init(stage: .verifying))
      let casefile = try Casefile.open(at: path, readOnly: !recording)
      let report = try casefile.verify()
      if recording {
        try casefile.record(
          .verified(report, tool: context.tool), now: context.now(),
          operatorName: context.operatorName)
      }
      return Verification(report)
    }
  }

  /// Whether the machine and a case are fit, and which logs the case lacks for each rule; nothing is written.
  ///
  /// - Parameters:
  ///   - path: The case directory; nil looks at the machine alone.
  ///   - temporaryFolder: Where large sorts put what doesn't fit in memory.
  ///   - tool: Name and version of the tool.
  /// - Returns: Checks and needs; a case that can't be opened is a failed check.
  public static func doctor(
    at path: String?, temporaryFolder: String, tool: String
  ) -> DoctorReport {
    DoctorRun.run(casePath: path, temporaryFolder: temporaryFolder, tool: tool)
  }

  /// What is stored of a case.
  ///
  /// Policies are replayed before the graph is read: what that takes is free again by then, and the two never add up.
  private static func material(
    _ casefile: Casefile, tool: String, withPolicies: Bool = false
  ) throws -> ExportRun.Material {
    let facts = try CaseAccess.facts(casefile, tool: tool)
    let policies =
      withPolicies ? Array(try GraphRun.build(casefile, facts: facts).policies.values) : nil
    let (nodes, edges) = try casefile.graph()
    return ExportRun.Material(
      facts: facts, nodes: nodes, edges: edges,
      findings: Detections.ordered(try casefile.findings()), policies: policies)
  }
}
