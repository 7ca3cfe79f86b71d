/// What examiners wrote into a case about its events: tags and notes; nothing of it is evidence.
public struct Annotations: Sendable, Equatable {
  /// A sentence of an examiner.
  public struct Note: Sendable, Equatable {
    /// From 1 on, in the order of writing; numbers are never used again.
    public var number: Int64
    /// The id of the event that it is about, empty for the case as a whole.
    public var event: String
    /// What was written.
    public var text: String

    /// Makes a note.
    public init(number: Int64, event: String, text: String) {
      (self.number, self.event, self.text) = (number, event, text)
    }
  }

  /// Tags by the id of the event, each once and sorted.
  public var tags: [String: [String]] = [:]
  /// Notes by number.
  public var notes: [Note] = []

  /// Nothing written yet.
  public init() {}

  /// The most characters of a tag.
  public static let longestTag = 64

  /// Whether a tag can stand in a list of tags and in a query: letters, digits and `-_.:/`, at most ``longestTag``.
  public static func isTag(_ text: String) -> Bool {
    (1...longestTag).contains(text.count)
      && text.allSatisfy { $0.isLetter || $0.isNumber || "-_.:/".contains($0) }
  }
}
