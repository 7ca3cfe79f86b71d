public import EntraModel

/// A match of a pattern: the acts that fill its steps, and the nodes at its places.
public struct PatternMatch: Sendable, Equatable {
  /// Acts by step, in the order that the step's pick says; none where the step isn't filled.
  public internal(set) var hops: [String: [Hop]] = [:]
  /// Nodes by place.
  public internal(set) var places: [String: NodeID] = [:]

  /// The first act of a step.
  public func first(_ step: PatternStep) -> Hop? { hops[step.name]?.first }

  /// All acts of a step.
  public func all(_ step: PatternStep) -> [Hop] { hops[step.name] ?? [] }
}

extension [PatternMatch] {
  /// The matches in the order of the first acts of a step that each fills.
  func inOrder(of step: PatternStep) -> [PatternMatch] {
    compactMap { match in match.first(step).map { (hop: $0, match: match) } }
      .sorted { Hop.isOrdered($0.hop, $1.hop) }
      .map(\.match)
  }

  /// The match whose step is filled first.
  func earliest(_ step: PatternStep) -> PatternMatch? { inOrder(of: step).first }
}
