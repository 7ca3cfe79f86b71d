/// A source that was named to an ingest and never opened: a pipe, a link that leads outside, a file that can't be read.
public struct UnopenedSource: Sendable, Hashable {
  /// The path under which it would have been stored, `evidence/...`.
  public var path: String
  /// Why it wasn't opened.
  public var reason: Slug
  /// One line for people.
  public var message: String

  /// Makes an entry.
  public init(path: String, reason: Slug, message: String) {
    (self.path, self.reason, self.message) = (path, reason, message)
  }
}
