internal import Custody

extension CaseDesk {
  /// What came, went or changed from one case to another, and by which record; nothing is written.
  ///
  /// - Throws: ``PipelineError`` when one of them isn't there or can't be read.
  public static func diff(
    from before: String, to after: String, tool: String
  ) throws(PipelineError) -> DiffReport {
    try PipelineError.wrapping {
      try DiffRun(
        try Casefile.open(at: before, readOnly: true), try Casefile.open(at: after, readOnly: true),
        tool: tool
      ).report()
    }
  }
}
