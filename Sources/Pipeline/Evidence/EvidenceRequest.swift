public import EntraModel

/// What the user asked to be read, and how.
public struct EvidenceRequest: Sendable {
  /// Folders and files, as the user wrote them.
  public var paths: [String]
  /// Whether standard input is read as one more file.
  public var readsStandardInput: Bool
  /// The tenant whose log the files are, where the user says so.
  public var tenant: TenantID?
  /// The name of the format that the files have, where the user says so.
  public var format: String?
  /// Whether only path, size, time and hash are kept instead of a copy.
  public var reference: Bool
  /// Whether each record is parsed by the validating parser.
  public var validate: Bool

  /// Makes a request.
  public init(
    paths: [String], readsStandardInput: Bool = false, tenant: TenantID? = nil,
    format: String? = nil, reference: Bool = false, validate: Bool = false
  ) {
    self.paths = paths
    self.readsStandardInput = readsStandardInput
    self.tenant = tenant
    self.format = format
    self.reference = reference
    self.validate = validate
  }
}
