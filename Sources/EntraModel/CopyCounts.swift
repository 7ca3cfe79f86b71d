/// What a whole case has of copies, beyond the counts of its files.
public struct CopyCounts: Sendable, Equatable {
  /// The copies that differ from the first of their event in one field.
  public struct Field: Sendable, Equatable {
    /// The field, as ``Disagreement/field`` names it.
    public var name: String
    /// How many copies differ in it.
    public var copies: Int

    /// Makes a count.
    public init(name: String, copies: Int) {
      (self.name, self.copies) = (name, copies)
    }
  }

  /// Copies that were joined to their event by likeness, their id being another's or none.
  public var joined: Int
  /// Events whose copies disagree.
  public var disagreeing: Int
  /// The fields in which copies disagree, by name.
  public var fields: [Field]

  /// Makes the counts.
  public init(joined: Int, disagreeing: Int, fields: [Field]) {
    (self.joined, self.disagreeing, self.fields) = (joined, disagreeing, fields)
  }
}
