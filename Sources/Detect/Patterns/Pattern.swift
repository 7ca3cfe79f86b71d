/// What a rule looks for, as data: steps over edges, joined by named places and set in time to each other.
///
/// ``PatternMatcher`` walks it, and the words that people read are made from it, so there is one truth.
public struct Pattern: Sendable {
  /// Which matches tell of one thing.
  public enum Unit: Sendable, Equatable {
    /// Each for itself.
    case act
    /// Those that start with acts of one edge.
    case edge
    /// Those with the same nodes at these places.
    case places([String])
    /// Those between the same tenants.
    case tenants([TenantTerm])
  }

  /// The name of the step that a match begins with; nil where the rule walks no edges itself.
  public let start: String?
  /// The steps in the order in which people read them.
  public let steps: [PatternStep]
  /// What the rule itself asks beside the steps, in words.
  public let conditions: [String]
  /// Which matches are one finding.
  public let unit: Unit

  /// Makes a pattern.
  ///
  /// - Parameters:
  ///   - start: The step that a match begins with: one match for each act that fills it, if the rest can be filled.
  ///   - unit: Which matches are one finding.
  ///   - conditions: What the rule asks beside the steps.
  ///   - steps: All steps, in the order of time.
  public init(
    start: PatternStep, unit: Unit = .edge, conditions: [String] = [], _ steps: [PatternStep]
  ) {
    self.start = start.name
    self.steps = steps
    self.conditions = conditions
    self.unit = unit
  }

  /// Makes a pattern that its rule searches by itself: over findings, or by numbers of acts.
  public init(searchedByRule conditions: [String]) {
    start = nil
    steps = []
    self.conditions = conditions
    unit = .edge
  }

  /// The step of a name.
  public func step(_ name: String) -> PatternStep? { steps.first { $0.name == name } }
}
