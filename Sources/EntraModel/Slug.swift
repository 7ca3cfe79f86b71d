/// The stable names of everything that can be wrong with a file or a record (design: model, "status --json").
public enum Slug: String, Sendable, CaseIterable {
  case empty
  case notText = "not-text"
  case notJSON = "not-json"
  case notEntra = "not-entra"
  case otherWorkload = "other-workload"
  case malformedJSON = "malformed-json"
  case truncated
  case trailingGarbage = "trailing-garbage"
  case tooDeep = "too-deep"
  case typeMismatch = "type-mismatch"
  case badRecord = "bad-record"
  case badDate = "bad-date"
  case duplicateKey = "duplicate-key"
  case encoding
  case nulBytes = "nul-bytes"
  case graphError = "graph-error"
  case csvRagged = "csv-ragged"
  case csvUnclosedQuote = "csv-unclosed-quote"
  case csvDuplicateHeader = "csv-duplicate-header"
  case csvUnknownHeader = "csv-unknown-header"
  case archiveTruncated = "archive-truncated"
  case archiveEncrypted = "archive-encrypted"
  case archiveTooLarge = "archive-too-large"
  case nestedArchive = "nested-archive"
  case unsafeArchivePath = "unsafe-archive-path"
  case unreadable
  case notRegularFile = "not-regular-file"
  case symlinkLoop = "symlink-loop"
  case symlinkOutside = "symlink-outside"
  /// Readable, and of a kind that this version names but doesn't read yet.
  case notSupportedYet = "not-supported-yet"
  /// Steps or properties of an event that isn't in the case, kept without it.
  case partWithoutEvent = "part-without-event"
}

/// One record or file that couldn't be read: lost, with the place of its bytes.
public struct Fault: Hashable, Sendable {
  /// What is wrong.
  public var slug: Slug
  /// Where the bytes lie; record 0 and length 0 when the whole file is meant.
  public var place: EvidencePlace
  /// One line for people; values are cut to 80 characters and control characters made visible by whoever prints.
  public var message: String

  /// Makes a fault.
  public init(slug: Slug, place: EvidencePlace, message: String) {
    self.slug = slug
    self.place = place
    self.message = message
  }
}

/// A slug on something that was kept: a bad date, a duplicate key, repaired encoding, trailing garbage.
public struct Remark: Hashable, Sendable {
  /// What is odd.
  public var slug: Slug
  /// Where.
  public var place: EvidencePlace
  /// One line for people.
  public var message: String

  /// Makes a remark.
  public init(slug: Slug, place: EvidencePlace, message: String) {
    self.slug = slug
    self.place = place
    self.message = message
  }
}
