internal import EntraModel
internal import Pipeline

/// `cut --json`: the policies and accounts, each with the walk that it breaks.
enum CutJSON {
  /// The value.
  static func value(_ report: CutReport) -> JSONValue {
    .object([
      ("schema", "crosstrail.cut/1"), ("from", .array(report.from.map { .string($0.id.text) })),
      ("to", .string(report.to.id.text)),
      ("within", .array(report.tenants.map { .string($0.description) })),
      (
        "cut",
        .array(
          report.items.map { item in
            .object([
              ("kind", .string(item.isPolicy ? "policy" : "account")),
              ("node", .string(item.node.text)),
              ("tenant", .optional(item.tenant?.description)),
              ("partner", .optional(item.partner?.description)),
              ("walk", walk(item.walk, report.facts)),
            ])
          })
      ),
      ("isSmallest", .boolean(report.isSmallest)),
      ("uncuttable", report.uncuttable.map { walk($0, report.facts) } ?? .null),
    ])
  }

  private static func walk(_ steps: [PathStep], _ facts: CaseFacts) -> JSONValue {
    .array(steps.map { PathJSON.step($0, facts: facts) })
  }
}
