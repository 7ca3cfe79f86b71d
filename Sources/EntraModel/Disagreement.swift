/// A field that two copies of one event both carry, and in which they differ.
public struct Disagreement: Sendable, Hashable {
  /// The field, as timelines name it: `result`, `ip`, `actor_id`.
  public var field: String
  /// What the cited first copy says.
  public var first: String
  /// What the further copy says.
  public var copy: String

  /// Makes a disagreement.
  public init(field: String, first: String, copy: String) {
    (self.field, self.first, self.copy) = (field, first, copy)
  }
}
