public import EntraModel

/// Who runs the tool, when and with how many workers: what the custody ledger may know and no export ever does.
public struct RunContext: Sendable {
  /// Name and version of the tool: `crosstrail 0.1.0`.
  public var tool: String
  /// Name of the user, for the ledger alone.
  public var operatorName: String
  /// Number of blocks that are parsed at a time, at least 1.
  public var jobs: Int
  /// The clock, for the ledger alone.
  public var now: @Sendable () -> Instant
  /// Who is told how far the work is.
  public var progress: Progress

  /// Makes a context.
  public init(
    tool: String, operatorName: String, jobs: Int, now: @escaping @Sendable () -> Instant,
    progress: Progress = .silent
  ) {
    self.tool = tool
    self.operatorName = operatorName
    self.jobs = max(1, jobs)
    self.now = now
    self.progress = progress
  }
}
