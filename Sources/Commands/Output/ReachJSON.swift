internal import EntraModel
internal import Pipeline

/// `reach --json`: every node with its arrival and walk.
enum ReachJSON {
  /// The value.
  static func value(_ report: ReachReport) -> JSONValue {
    .object([
      ("schema", "crosstrail.reach/1"), ("from", .string(report.from.id.text)),
      ("at", .optional(report.at?.description)), ("count", .count(report.count)),
      (
        "reached",
        .array(
          report.reached.map { reached in
            .object([
              ("node", .string(reached.node.text)),
              ("arrival", .optional(reached.arrival?.description)),
              ("walk", .array(reached.walk.map { PathJSON.step($0, facts: report.facts) })),
            ])
          })
      ),
    ])
  }
}
