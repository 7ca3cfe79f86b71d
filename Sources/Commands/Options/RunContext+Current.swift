internal import Pipeline

extension RunContext {
  /// The context of this process.
  static func current(jobs: Int? = nil, progress: Progress = .silent) -> RunContext {
    RunContext(
      tool: Program.tool, operatorName: Environment.userName(),
      jobs: jobs ?? Environment.cores(), now: { Environment.now() }, progress: progress)
  }
}
