public import EntraModel

/// How an evidence file came in.
public enum Admission: Sendable, Equatable {
  /// Bytes that the case didn't hold; events and duplicates are counted at the commit.
  case new(EvidenceFile)
  /// The case, or this ingest, holds the same bytes already: nothing was added.
  case alreadyHeld(EvidenceFile)

  /// The file that the case holds.
  public var file: EvidenceFile {
    switch self {
    case .new(let file), .alreadyHeld(let file): file
    }
  }
}
