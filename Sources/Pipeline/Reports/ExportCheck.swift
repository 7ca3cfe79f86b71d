/// How an export that lies somewhere compares with what this version makes of the case now.
public struct ExportCheck: Sendable, Equatable {
  /// What was found.
  public enum Verdict: String, Sendable, CaseIterable {
    /// Every byte is the same.
    case same
    /// No file lies there.
    case missing
    /// The file isn't what crosstrail wrote there.
    case edited
    /// The case never wrote a file there.
    case unknown
    /// Another version of the tool wrote it.
    case otherVersion = "other-version"
    /// Evidence was taken in since.
    case otherEvidence = "other-evidence"
    /// Own tenants, partners, title or marking were declared since.
    case otherDeclarations = "other-declarations"
    /// It was made with other columns, another profile, other templates or for another part.
    case otherOptions = "other-options"
  }

  /// The exporter's name: `timeline`.
  public var name: String
  /// Where the file lies, or would.
  public var path: String
  /// What was found.
  public var verdict: Verdict
  /// SHA-256 of the file; nil when it is missing.
  public var found: String?
  /// SHA-256 of what would be written now.
  public var expected: String
  /// The tool that wrote the file, empty when the ledger doesn't say.
  public var writer: String

  /// Why it differs, a sentence without a full stop; empty when it doesn't.
  public var why: String {
    switch verdict {
    case .same: ""
    case .missing: "no file lies there"
    case .edited: "it was changed since crosstrail wrote it"
    case .unknown: "the case has no record of having written it"
    case .otherVersion: "it was written by \(writer)"
    case .otherEvidence: "evidence was taken in since it was written"
    case .otherDeclarations: "own tenants, partners, title or marking were declared since"
    case .otherOptions: "it was written with other columns, profile, templates or another part"
    }
  }
}
