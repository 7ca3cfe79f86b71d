internal import EntraModel

/// What `case list` prints with `--json`.
enum AnnotationsJSON {
  /// Tags by event, and notes by number.
  static func value(_ annotations: Annotations) -> JSONValue {
    .object([
      ("schema", "crosstrail.annotations/1"),
      (
        "tags",
        .array(
          annotations.tags.sorted { $0.key < $1.key }.map { event, tags in
            .object([("event", .string(event)), ("tags", .array(tags.map { .string($0) }))])
          })
      ),
      (
        "notes",
        .array(
          annotations.notes.map { note in
            .object([
              ("number", .count(Int(note.number))),
              ("event", .optional(note.event.isEmpty ? nil : note.event)),
              ("text", .string(note.text)),
            ])
          })
      ),
    ])
  }
}
