/// Why a command couldn't go on: what is wrong, where, what was changed by then, and what to do about it.
public struct PipelineError: Error, Equatable, Sendable, CustomStringConvertible {
  /// Whether the user asked for something that isn't there, or the work itself failed.
  public enum Kind: Sendable, Equatable {
    /// An option has a value that this build doesn't know: no such format, exporter or detection.
    case usage
    /// The work failed: no such path or id, a disk, a case that is locked or damaged.
    case failed
  }

  /// Usage or failure.
  public var kind: Kind
  /// What is wrong, one sentence without a full stop.
  public var what: String
  /// The path or argument that is meant, empty when there is none.
  public var place: String
  /// What was changed by then: `Nothing was added to the case`. Empty when the command changes nothing anyway.
  public var changed: String
  /// What to do, empty when nothing helps.
  public var remedy: String

  /// Makes an error.
  public init(
    _ kind: Kind, _ what: String, place: String = "", changed: String = "", remedy: String = ""
  ) {
    self.kind = kind
    self.what = what
    self.place = place
    self.changed = changed
    self.remedy = remedy
  }

  /// One line: place and what.
  public var description: String { place.isEmpty ? what : "\(place): \(what)" }
}
