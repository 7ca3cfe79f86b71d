internal import Custody
internal import EntraModel
internal import Ingest
internal import TenantGraph

/// The whole way: evidence files to case, graph, findings and exports.
///
/// ## Topics
/// - ``CaseDesk``
/// - ``InvestigationReport``
public enum Investigation {
  /// Reads evidence into a case, which is made when it isn't there, and remakes its graph, findings and exports.
  ///
  /// Equal evidence and declarations give equal exports, whatever the order of the paths and the number of jobs.
  ///
  /// - Throws: ``PipelineError``, which says what had been changed by then.
  @concurrent
  public static func run(
    _ request: CaseRequest, evidence: EvidenceRequest, exports: ExportRequest, context: RunContext
  ) async throws(PipelineError) -> InvestigationReport {
    var changed = "Nothing was changed"
    do {
      _ = try ExportChoice(exports)
      let listing = try listing(evidence, casePath: request.path)
      let (casefile, isNew) = try CaseAccess.openOrCreate(request, context: context)
      changed = "Nothing was added to the case"
      let ingest = try await IngestRun.run(
        casefile, listing: listing, request: evidence, context: context)
      changed = "The evidence is in the case; its findings and exports were not made anew"
      let (material, overview) = try conclude(casefile, context: context)
      let written = try ExportRun.run(casefile, material, request: exports, context: context)
      return InvestigationReport(
        isNewCase: isNew, ingest: ingest, overview: overview, exports: written)
    } catch {
      throw PipelineError(wrapping: error, changed: changed)
    }
  }

  /// Reads evidence into a case and remakes its graph and findings, without exports.
  ///
  /// - Throws: ``PipelineError``, which says what had been changed by then.
  @concurrent
  public static func ingest(
    _ request: CaseRequest, evidence: EvidenceRequest, context: RunContext
  ) async throws(PipelineError) -> InvestigationReport {
    var changed = "Nothing was changed"
    do {
      let listing = try listing(evidence, casePath: request.path)
      let (casefile, isNew) = try CaseAccess.openOrCreate(request, context: context)
      changed = "Nothing was added to the case"
      let ingest = try await IngestRun.run(
        casefile, listing: listing, request: evidence, context: context)
      changed = "The evidence is in the case; its findings were not made anew"
      let (_, overview) = try conclude(casefile, context: context)
      return InvestigationReport(
        isNewCase: isNew, ingest: ingest, overview: overview, exports: [])
    } catch {
      throw PipelineError(wrapping: error, changed: changed)
    }
  }

  /// Builds the graph, runs the detections and stores both.
  static func conclude(
    _ casefile: Casefile, context: RunContext
  ) throws -> (ExportRun.Material, CaseReport) {
    let facts = try CaseAccess.facts(casefile, tool: context.tool)
    context.progress.take(.init(stage: .graph))
    let graph = try GraphRun.build(casefile, facts: facts)
    context.progress.take(.init(stage: .detecting))
    let (findings, marked) = try DetectRun.run(
      casefile, graph: graph, facts: facts, context: context)
    let overview = try CaseAccess.report(
      casefile, facts: facts, graph: marked, findings: findings)
    let material = ExportRun.Material(
      facts: facts, nodes: marked.nodes, edges: marked.edges, findings: findings,
      policies: Array(marked.policies.values))
    return (material, overview)
  }

  /// The files to read; fails before anything is changed.
  private static func listing(
    _ evidence: EvidenceRequest, casePath: String
  ) throws(PipelineError) -> EvidenceListing {
    if let format = evidence.format, !LogFormats.all.contains(where: { $0.name == format }) {
      throw PipelineError(
        .usage, "no format of this name", place: format, changed: "Nothing was changed",
        remedy: "crosstrail formats lists them")
    }
    let listing = try EvidenceListing(of: evidence.paths, casePath: casePath)
    if listing.sources.isEmpty, listing.refusals.isEmpty, !evidence.readsStandardInput {
      throw PipelineError(
        .failed, "no evidence file here", place: evidence.paths.joined(separator: ", "),
        changed: "Nothing was changed", remedy: "name a folder of exported logs, or files")
    }
    return listing
  }
}
