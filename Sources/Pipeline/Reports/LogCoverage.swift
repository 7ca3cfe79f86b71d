public import EntraModel

/// What a case holds of one log of one tenant: its window, its gaps, and what hints that there was more.
public struct LogCoverage: Sendable, Equatable {
  /// Window and counts.
  public var coverage: Coverage
  /// Silences of a day or more between two events, in order.
  public var gaps: [ClosedRange<Instant>]
  /// What hints that an export ended before the log did, or that the log began earlier.
  public var signs: [TruncationSign]

  /// A silence that counts as a gap, in hours.
  public static let gapHours: Int64 = 24

  /// The logs of a case, in the order of its coverage.
  ///
  /// - Parameters:
  ///   - facts: Coverage and inventory.
  ///   - records: The records of each evidence file by log.
  /// - Returns: A log a row of the coverage.
  static func all(
    of facts: CaseFacts, records: [EvidenceID: [EventSource: Int]]
  ) -> [LogCoverage] {
    facts.coverage.map { coverage in
      let files = facts.evidence.filter {
        $0.tenant == coverage.tenant && records[$0.id]?[coverage.source] ?? 0 > 0
      }
      // A limit is the export's: it counts records of every log, and those that were refused.
      let signs = files.flatMap { file in
        let ofLog = TruncationSign.signs(
          of: file, records: records[file.id]?[coverage.source] ?? 0)
        return ofLog.isEmpty ? TruncationSign.signs(of: file, records: file.records) : ofLog
      }
      return LogCoverage(
        coverage: coverage, gaps: coverage.gaps(atLeastHours: gapHours),
        signs: signs + TruncationSign.signs(of: coverage))
    }
  }
}
