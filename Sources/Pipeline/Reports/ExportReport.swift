/// One export that was written.
public struct ExportReport: Sendable, Equatable {
  /// The exporter's name: `timeline`.
  public var name: String
  /// Where the file lies.
  public var path: String
  /// SHA-256 of its bytes, 64 hexadecimal digits.
  public var sha256: String

  /// What of the case it holds, when that is a part: `12 of 8952 events: since ...`; nil for the whole.
  public var part: String?

  /// Makes an entry.
  public init(name: String, path: String, sha256: String, part: String? = nil) {
    self.part = part
    self.name = name
    self.path = path
    self.sha256 = sha256
  }
}
