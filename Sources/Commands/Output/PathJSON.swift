internal import EntraModel
internal import Pipeline

/// `path --json`: the walks, hop by hop.
enum PathJSON {
  /// The value.
  static func value(_ report: PathReport) -> JSONValue {
    .object([
      ("schema", "crosstrail.paths/1"), ("from", .string(report.from.id.text)),
      ("to", .optional(report.to?.id.text)),
      (
        "paths",
        .array(report.paths.map { .array($0.map { step($0, facts: report.facts) }) })
      ),
    ])
  }

  /// One hop.
  static func step(_ step: PathStep, facts: CaseFacts) -> JSONValue {
    .object([
      ("step", .count(step.step)), ("edge", .string(step.edge.label)),
      ("id", .string(step.edgeID)), ("verb", .string(step.verb)),
      ("from", .string(step.from.text)), ("to", .string(step.to.text)),
      ("time", .optional(step.time?.description)), ("state", .string(step.state.rawValue)),
      ("corroboration", .string(step.corroboration.rawValue)),
      (
        "evidence",
        .array(
          step.events.map { EventJSON.value($0, facts) })
      ),
    ])
  }
}
