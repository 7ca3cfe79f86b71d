internal import Pipeline

/// Why a finding isn't the same in two cases, in a sentence.
enum DiffCauses {
  /// What is sure is that these differ; the sentence doesn't say which of several did it.
  static func sentence(_ causes: [DiffReport.Cause]) -> String {
    guard !causes.isEmpty else {
      return "Its records, the evidence, the declarations and the version are the same in both:"
        + " run crosstrail detect on both."
    }
    let parts = causes.map(words)
    guard let last = parts.last, parts.count > 1 else { return "Why: " + parts.joined() + "." }
    return "Why: " + parts.dropLast().joined(separator: ", ") + "; also \(last)."
  }

  private static func words(_ cause: DiffReport.Cause) -> String {
    switch cause {
    case .records: "records of its path are in one case alone"
    case .otherEvidence: "other evidence surrounds it, though its path's records are in both"
    case .declarations: "the declared tenants differ"
    case .tool: "another version of the tool made it"
    }
  }
}
