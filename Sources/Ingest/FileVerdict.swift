public import EntraModel

/// What the splitter says of a file as a whole, once all of it was seen.
public struct FileVerdict: Sendable {
  /// `utf-8`, `utf-8-bom`, `utf-16le` or `utf-16be`.
  public var encoding: String
  /// Why nothing of the file is read; nil when its records are.
  public var refusal: Slug?
  /// The kind of archive that the file is, `zip`; nil when it is none.
  ///
  /// Its members are files of their own.
  public var archive: String?
  /// Name of the table's format, for a table that may have no rows to tell it; nil for JSON.
  public var table: String?
  /// One line for people about the refusal; empty when there is none.
  public var message: String
  /// Faults of the file as a whole: their place has record 0, and they aren't counted as records.
  public var faults: [Fault]
  /// Remarks on the file as a whole: their place has record 0.
  public var remarks: [Remark]

  /// Makes a verdict.
  public init(
    encoding: String, refusal: Slug? = nil, message: String = "", faults: [Fault] = [],
    remarks: [Remark] = []
  ) {
    self.encoding = encoding
    self.refusal = refusal
    self.message = message
    self.faults = faults
    self.remarks = remarks
  }
}
