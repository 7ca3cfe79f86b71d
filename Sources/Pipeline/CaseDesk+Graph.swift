internal import Custody
public import EntraModel

extension CaseDesk {
  /// The cross-tenant policies at an instant, replayed from the trail; after the last event when none is given.
  ///
  /// - Throws: ``PipelineError`` when there is no case or it can't be read.
  public static func policies(
    at path: String, on instant: Instant?, tool: String
  ) throws(PipelineError) -> PolicyReport {
    try PipelineError.wrapping {
      try PolicyRun.run(try Casefile.open(at: path, readOnly: true), at: instant, tool: tool)
    }
  }
}
