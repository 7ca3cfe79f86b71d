/// What a user may ask of reading: a format by name, and whole validation.
public struct IngestOptions: Sendable {
  /// Name of the format that every record is read as; nil to recognise each record by its content.
  public var forcedFormat: String?
  /// Whether every value of every record is validated, also those that no column needs.
  public var validate: Bool

  /// Makes options; the defaults recognise by content and validate what is read.
  public init(forcedFormat: String? = nil, validate: Bool = false) {
    self.forcedFormat = forcedFormat
    self.validate = validate
  }
}
