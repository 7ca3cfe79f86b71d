/// What a case remembers of an export that it wrote.
public struct ExportMemory: Sendable, Equatable {
  /// SHA-256 of what was written last, and of what that replaced.
  public var hashes: [String]
  /// Name and version of the tool that wrote it first with the last bytes; empty when the ledger doesn't say.
  public var tool: String
  /// Whether new evidence was taken in since.
  public var isBeforeEvidence: Bool
  /// Whether own tenants, partners, title or marking were declared since.
  public var isBeforeDeclaration: Bool
}
