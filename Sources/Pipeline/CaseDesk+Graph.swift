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

  /// Everything that can be reached from a node by walks in time order.
  ///
  /// - Parameters:
  ///   - path: The case directory.
  ///   - from: The node, as a user names it.
  ///   - moment: When the walks begin; then what an earlier act made counts while it stands. Nil for any time.
  ///   - limit: Most nodes to give.
  ///   - tool: Name and version of this tool.
  /// - Returns: The nodes by their earliest arrival, each with the walk.
  /// - Throws: ``PipelineError`` when the argument means no node or several.
  public static func reach(
    at path: String, from: String, on moment: Instant?, limit: Int, tool: String
  ) throws(PipelineError) -> ReachReport {
    try PipelineError.wrapping {
      try WalkQuestions(try Casefile.open(at: path, readOnly: true), tool: tool)
        .reach(from: from, at: moment, limit: limit)
    }
  }

  /// The fewest policies and accounts without which no walk leads to a node.
  ///
  /// - Parameters:
  ///   - path: The case directory.
  ///   - from: Where walks begin, as a user names it; every foreign tenant when empty.
  ///   - to: The node to cut off.
  ///   - tool: Name and version of this tool.
  /// - Returns: The policies and accounts, each with the walk that it breaks.
  /// - Throws: ``PipelineError`` when an argument means no node or several.
  public static func cut(
    at path: String, from: [String], to: String, tool: String
  ) throws(PipelineError) -> CutReport {
    try PipelineError.wrapping {
      try WalkQuestions(try Casefile.open(at: path, readOnly: true), tool: tool)
        .cut(from: from, to: to)
    }
  }
}
