public import EntraModel

/// One step of a pattern: which acts of which edges fill it, and when.
public struct PatternStep: Sendable {
  /// Whether a match needs the step.
  public enum Presence: Sendable, Hashable {
    /// No match without it.
    case required
    /// Taken when there.
    case optional
    /// No match with it.
    case forbidden
    /// At least one step of the group of this name is there.
    case oneOf(String)

    /// Whether the step before it is taken with an eye on this one.
    var isNeeded: Bool { self == .required || self == .forbidden }
  }

  /// Which of the acts that fit are taken.
  ///
  /// The order of acts is their instant, then the id of their edge, then their order on it.
  public enum Pick: Sendable {
    case first, last, all
    /// The last or first one of each edge, in the order of the graph.
    case lastOfEach, firstOfEach

    /// Whether it takes one act at most.
    var isSingle: Bool { self == .first || self == .last }
  }

  /// What other steps call it.
  public let name: String
  /// Labels of edges, of which one is enough.
  public let kinds: [EdgeKind]
  /// The place where the edge starts.
  public let from: PatternPlace
  /// The place where it ends.
  public let to: PatternPlace
  /// The place of whom the act records as doing it, where the edge doesn't start there.
  public let by: String?
  /// What must be true of the act.
  public let acts: [ActTest]
  /// What must be true of the places.
  public let joins: [PatternJoin]
  /// When; the step hangs on the one that the first window names, else on the start.
  public let windows: [PatternWindow]
  /// Whether a match needs it.
  public let presence: Presence
  /// Which of the acts that fit are taken.
  public let pick: Pick
  /// What the step is, for people.
  public let words: String

  /// Makes a step; of the acts that fit, all are taken unless it says otherwise.
  public init(
    _ name: String, _ kinds: [EdgeKind], from: PatternPlace, to: PatternPlace, by: String? = nil,
    doing acts: [ActTest] = [], joins: [PatternJoin] = [], when windows: [PatternWindow] = [],
    is presence: Presence = .required, pick: Pick = .all, says words: String
  ) {
    self.name = name
    self.kinds = kinds
    self.from = from
    self.to = to
    self.by = by
    self.acts = acts
    self.joins = joins
    self.windows = windows
    self.presence = presence
    self.pick = pick
    self.words = words
  }
}
