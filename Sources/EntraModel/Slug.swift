/// The stable names of everything that can be wrong with a file or a record (design: model, "status --json").
public enum Slug: String, Sendable, CaseIterable {
  case empty, notText = "not-text", notJSON = "not-json", notEntra = "not-entra"
  case otherWorkload = "other-workload", malformedJSON = "malformed-json", truncated
  case trailingGarbage = "trailing-garbage", tooDeep = "too-deep", typeMismatch = "type-mismatch"
  case badRecord = "bad-record", badDate = "bad-date", duplicateKey = "duplicate-key", encoding
  case nulBytes = "nul-bytes", graphError = "graph-error", csvRagged = "csv-ragged"
  case csvUnclosedQuote = "csv-unclosed-quote", csvDuplicateHeader = "csv-duplicate-header"
  case csvUnknownHeader = "csv-unknown-header", archiveTruncated = "archive-truncated"
  case archiveEncrypted = "archive-encrypted", archiveTooLarge = "archive-too-large"
  case nestedArchive = "nested-archive", unsafeArchivePath = "unsafe-archive-path", unreadable
  case notRegularFile = "not-regular-file", symlinkLoop = "symlink-loop"
  case symlinkOutside = "symlink-outside"
  /// Readable, and of a kind that this version names but doesn't read yet.
  case notSupportedYet = "not-supported-yet"
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
