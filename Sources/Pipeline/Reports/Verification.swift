internal import Custody

/// What a verification looked at and what it found, in plain values.
public struct Verification: Sendable, Equatable {
  /// Something that isn't as it was recorded.
  public struct Problem: Sendable, Equatable {
    /// `changed`, `missing`, `unreadable`, `ledger`, `database` or `unexpected`.
    public var kind: String
    /// The file inside the case, or the referenced source.
    public var file: String
    /// One line for people.
    public var message: String
  }

  /// Problems: evidence first, then ledger, database, settings, exports.
  public var problems: [Problem]
  /// Evidence files that were hashed again, and their bytes.
  public var evidenceFiles: Int
  public var evidenceBytes: Int64
  /// Lines of the ledger whose chain was computed again, and the hash of the last.
  public var ledgerLines: Int
  public var ledgerHead: String
  /// Exports that were hashed again.
  public var exports: Int
  /// What was noticed and is no problem.
  public var notes: [String]
  /// What this verification can't exclude.
  public var notExcluded: [String]

  init(_ report: VerifyReport) {
    problems = report.problems.map {
      Problem(kind: $0.kind.rawValue, file: $0.file, message: $0.message)
    }
    evidenceFiles = report.evidenceFiles
    evidenceBytes = report.evidenceBytes
    ledgerLines = report.ledgerLines
    ledgerHead = report.ledgerHead
    exports = report.exports
    notes = report.notes
    notExcluded = report.notExcluded
  }

  /// Whether everything that was looked at is as it was recorded.
  public var isIntact: Bool { problems.isEmpty }
}
