internal import EntraModel
internal import Pipeline

/// `policy --json`: every policy, switch by switch.
enum PolicyJSON {
  /// The value.
  static func value(_ report: PolicyReport) -> JSONValue {
    .object([
      ("schema", "crosstrail.policy/1"), ("at", .string(report.at.description)),
      ("policies", .array(report.policies.map { policy($0, report.facts) })),
    ])
  }

  private static func policy(_ policy: PolicyReport.Policy, _ facts: CaseFacts) -> JSONValue {
    .object([
      ("policy", .string(policy.node.text)), ("owner", .optional(policy.owner?.description)),
      ("partner", .optional(policy.partner?.description)),
      ("auditedFrom", .optional(policy.audited?.lowerBound.description)),
      ("auditedUntil", .optional(policy.audited?.upperBound.description)),
      (
        "settings",
        .array(
          policy.settings.map { setting in
            .object([
              ("flag", .string(setting.flag)), ("title", .string(setting.title)),
              ("value", .string(setting.value)), ("since", .optional(setting.since?.description)),
              (
                "shownBy",
                setting.event == nil
                  ? .null : (setting.since == nil ? "old value of a later record" : "record")
              ),
              ("evidence", setting.event.map { EventJSON.value($0, facts) } ?? .null),
            ])
          })
      ),
      (
        "gaps",
        .array(
          policy.gaps.map { gap in
            .object([
              ("kind", .string(gap.kind)), ("title", .string(gap.title)),
              ("says", .optional(gap.says)), ("replayed", .optional(gap.replayed)),
              ("after", .string(gap.after.description)),
              ("before", .string(gap.before.description)),
              ("evidence", .array(gap.events.map { EventJSON.value($0, facts) })),
            ])
          })
      ),
    ])
  }
}
