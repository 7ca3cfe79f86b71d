public import EntraModel

/// What parsing one evidence file came to; Custody checks it against the rows and faults that it was given.
public struct FileOutcome: Sendable, Equatable {
  /// Name of the recognised format, empty when none.
  public var format: String
  /// Preference among formats when one event has several copies: the lower is cited.
  public var formatPriority: Int
  /// `utf-8`, `utf-8-bom`, `utf-16le` or `utf-16be`.
  public var encoding: String
  /// Records of the file: rows + record faults + refused.
  public var records: Int
  /// Records that are readable and not ours.
  public var refused: Int
  /// Faults that are records (place.record > 0).
  public var faults: Int
  /// Why the file, or the first refused record of it, was refused; nil when nothing was.
  public var refusal: Slug?
  /// What the content says about the log's owner.
  public var votes: OwnerVotes
  /// Members of an archive that were read, each as evidence of its own.
  public var members = 0
  /// The owner that the user named with `--tenant`.
  public var optionTenant: TenantID?

  /// Makes an outcome.
  public init(
    format: String, formatPriority: Int = 0, encoding: String = "utf-8", records: Int,
    refused: Int = 0, faults: Int = 0, refusal: Slug? = nil, votes: OwnerVotes = OwnerVotes(),
    optionTenant: TenantID? = nil
  ) {
    self.format = format
    self.formatPriority = formatPriority
    self.encoding = encoding
    self.records = records
    self.refused = refused
    self.faults = faults
    self.refusal = refusal
    self.votes = votes
    self.optionTenant = optionTenant
  }
}
