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

/// What a whole case has of copies, beyond the counts of its files.
public struct CopyCounts: Sendable, Equatable {
  /// Copies that were joined to their event by likeness.
  public var joined: Int
  /// Events whose copies disagree.
  public var disagreeing: Int
  /// Copies that differ from the first copy in a field, by the field's name.
  public var fields: [(field: String, copies: Int)]

  /// Compares all counts; needed since tuples aren't equatable.
  public static func == (left: CopyCounts, right: CopyCounts) -> Bool {
    left.joined == right.joined && left.disagreeing == right.disagreeing
      && left.fields.elementsEqual(right.fields, by: ==)
  }
}
