internal import EntraModel

/// A cited event in JSON: its id and where its record lies.
enum EventJSON {
  /// The value.
  static func value(_ event: EventReference, _ facts: CaseFacts) -> JSONValue {
    .object([
      ("event", .string(event.id)), ("file", .optional(facts.file(event.place.evidence)?.path)),
      ("line", .integer(event.place.line)), ("offset", .integer(event.place.offset)),
      ("length", .integer(event.place.length)),
    ])
  }
}
