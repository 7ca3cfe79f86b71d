/// What the whole way from files to exports did.
public struct InvestigationReport: Sendable {
  /// Whether the case was made by this run.
  public var isNewCase: Bool
  /// What became of each file.
  public var ingest: IngestReport
  /// The case after it.
  public var overview: CaseReport
  /// The exports that were written, in the order of the exporters.
  public var exports: [ExportReport]

  /// Makes a report.
  public init(
    isNewCase: Bool, ingest: IngestReport, overview: CaseReport, exports: [ExportReport]
  ) {
    self.isNewCase = isNewCase
    self.ingest = ingest
    self.overview = overview
    self.exports = exports
  }
}
