internal import EntraModel

/// A hint that an export ended before the log did, or that the log reached back further; never a proof.
public struct TruncationSign: Sendable, Equatable {
  /// What kind of hint.
  public enum Kind: String, Sendable {
    /// A whole number of pages: the last page may not have been the last.
    case fullPages = "full-pages"
    /// Exactly as many records as an export may have.
    case exportLimit = "export-limit"
    /// The window is as long as the log is kept.
    case retentionEdge = "retention-edge"
  }

  /// What kind of hint.
  public var kind: Kind
  /// The evidence file that it was read from; nil when it is about the whole log.
  public var file: String?
  /// What was seen, one sentence.
  public var words: String
  /// Who says that this means something.
  public var source: String

  /// The hints of one file, by its format and the number of its records of one log.
  static func signs(of file: EvidenceFile, records: Int) -> [TruncationSign] {
    ExportLimits.all.filter { $0.matches(file.format, records) }.map { limit in
      let words =
        limit.isPage
        ? "\(records) records: a whole number of pages of \(limit.records), there may be more"
        : "\(records) records: as many as \(limit.export), there may be more"
      return TruncationSign(
        kind: limit.isPage ? .fullPages : .exportLimit, file: file.path, words: words,
        source: limit.source)
    }
  }

  /// The hints of a log's window.
  static func signs(of coverage: Coverage) -> [TruncationSign] {
    guard let first = coverage.first, let last = coverage.last else { return [] }
    let hours = (last.ticks - first.ticks) / (3600 * Instant.ticksPerSecond)
    return Retention.all(coverage.source).filter {
      // A log is fetched some hours after its last event, and begins some hours after its edge.
      ($0.days * 24 - 24...$0.days * 24 + 12).contains(hours)
    }.map { retention in
      TruncationSign(
        kind: .retentionEdge, file: nil,
        words: "begins \(retention.days) days before its last event, as long as \(retention.plan) "
          + "keeps it: earlier events may be gone",
        source: retention.source)
    }
  }
}
