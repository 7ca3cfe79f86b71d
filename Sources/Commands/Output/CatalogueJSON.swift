internal import EntraModel
internal import Pipeline

/// `formats --json` and `detections --json`.
enum CatalogueJSON {
  /// Formats and exports.
  static func formats() -> JSONValue {
    .object([
      (
        "formats",
        .array(
          Catalogue.formats.map {
            .object([("name", .string($0.name)), ("summary", .string($0.summary))])
          })
      ),
      (
        "exports",
        .array(
          Catalogue.exports.map {
            .object([
              ("name", .string($0.name)), ("file", .string($0.fileName)),
              ("summary", .string($0.summary)),
            ])
          })
      ),
    ])
  }

  /// Detections, each whole.
  static func detections(_ rules: [Catalogue.Rule]) -> JSONValue {
    .object([
      (
        "detections",
        .array(
          rules.map {
            .object([
              ("rule", .string($0.rule)), ("summary", .string($0.summary)),
              ("severity", .string($0.severity)),
              ("techniques", .array($0.techniques.map { .string($0.id) })),
              ("pattern", texts($0.pattern)), ("logsNeeded", texts($0.logsNeeded)),
              ("publicRules", texts($0.publicRules)),
              ("blindSpots", texts($0.blindSpots)), ("benign", texts($0.benign)),
            ])
          })
      )
    ])
  }

  private static func texts(_ items: [String]) -> JSONValue { .array(items.map { .string($0) }) }
}
