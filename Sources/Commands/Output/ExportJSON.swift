internal import Pipeline

/// What `export` and `export --check` print with `--json`.
enum ExportJSON {
  /// The exports that were written; `part` is null for the whole.
  static func value(_ reports: [ExportReport]) -> JSONValue {
    .object([
      ("schema", "crosstrail.export/1"),
      (
        "exports",
        .array(
          reports.map {
            .object([
              ("name", .string($0.name)), ("path", .string($0.path)),
              ("sha256", .string($0.sha256)), ("part", .optional($0.part)),
              ("notes", .array($0.notes.map { .string($0) })),
            ])
          })
      ),
    ])
  }

  /// The exports that were compared.
  static func value(_ checks: [ExportCheck]) -> JSONValue {
    .object([
      ("schema", "crosstrail.export-check/1"),
      ("same", .boolean(checks.allSatisfy { $0.verdict == .same })),
      (
        "exports",
        .array(
          checks.map {
            .object([
              ("name", .string($0.name)), ("path", .string($0.path)),
              ("verdict", .string($0.verdict.rawValue)), ("why", .string($0.why)),
              ("found", .optional($0.found)), ("expected", .string($0.expected)),
            ])
          })
      ),
    ])
  }
}
