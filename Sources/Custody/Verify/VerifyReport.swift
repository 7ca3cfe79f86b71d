/// What a verification looked at and what it found.
public struct VerifyReport: Sendable, Equatable {
  /// Something that isn't as it was recorded.
  public struct Problem: Sendable, Equatable {
    /// What kind; told apart, since a file that can't be read isn't a file that was changed.
    public enum Kind: String, Sendable, CaseIterable {
      case changed, missing, unreadable, ledger, database, unexpected
    }

    /// What kind it is.
    public var kind: Kind
    /// The file inside the case, or the referenced source.
    public var file: String
    /// One line for people.
    public var message: String

    /// Makes a problem.
    public init(kind: Kind, file: String, message: String) {
      self.kind = kind
      self.file = file
      self.message = message
    }
  }

  /// Problems, in the order: evidence by inventory number, ledger, database, settings, exports.
  public var problems: [Problem] = []
  /// Evidence files that were hashed again.
  public var evidenceFiles = 0
  /// Bytes of these files.
  public var evidenceBytes: Int64 = 0
  /// Lines of the ledger whose chain was computed again.
  public var ledgerLines = 0
  /// SHA-256 of the ledger's last line: the value to compare with a copy kept outside the case.
  public var ledgerHead = ""
  /// Exports below exports/ that were hashed again.
  public var exports = 0
  /// What is noticed and no problem, for instance exports that were removed.
  public var notes: [String] = []
  /// What this verification can't exclude without something kept outside the case.
  public var notExcluded: [String] = []

  /// Makes an empty report.
  public init() {}

  /// Whether everything that was looked at is as it was recorded.
  public var isIntact: Bool { problems.isEmpty }
}
