/// A kind of log record that crosstrail reads.
public protocol LogFormat: Sendable {
  /// The stable name, lower case with hyphens: `graph-sign-ins`.
  static var name: String { get }
  /// One sentence for `crosstrail formats`.
  static var summary: String { get }
}
