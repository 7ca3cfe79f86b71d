public import EntraModel

/// One record of an event that several records tell of.
public struct EventCopy: Sendable, Equatable {
  /// The handle of its row.
  public var key: Int64
  /// Its own id, which another exporter may have given.
  public var id: String
  /// Where it lies.
  public var place: EvidencePlace
  /// Whether it was joined to the event by likeness, its id being another's or none.
  public var isJoined: Bool
  /// The fields in which it and the cited first copy differ, though both carry them.
  public var disagreements: [Disagreement]
}
