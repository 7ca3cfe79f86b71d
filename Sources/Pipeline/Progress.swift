/// Where long work tells how far it is; whoever draws it decides how often.
public struct Progress: Sendable {
  /// What the work is at.
  public enum Stage: Sendable, Equatable {
    case reading
    case resolving
    case graph
    case detecting
    case exporting
    case verifying
  }

  /// How far the work is.
  public struct Update: Sendable, Equatable {
    /// What it is at.
    public var stage: Stage
    /// The file at hand, as it is stored; empty between files.
    public var file: String
    /// Bytes read so far over all files.
    public var bytesDone: Int64
    /// Bytes of all files; 0 when not known, as for standard input.
    public var bytesTotal: Int64

    /// Makes an update.
    public init(stage: Stage, file: String = "", bytesDone: Int64 = 0, bytesTotal: Int64 = 0) {
      self.stage = stage
      self.file = file
      self.bytesDone = bytesDone
      self.bytesTotal = bytesTotal
    }
  }

  /// Takes an update; called from the one task that orders the stages, up to once a chunk.
  let take: @Sendable (Update) -> Void

  /// Makes progress that hands each update on.
  public init(_ take: @escaping @Sendable (Update) -> Void) {
    self.take = take
  }

  /// Progress that nobody watches.
  public static let silent = Progress { _ in }
}
