internal import EntraModel
internal import Pipeline

/// `policy --json`: every policy, switch by switch.
enum PolicyJSON {
  /// The value.
  static func value(_ report: PolicyReport) -> JSONValue {
    .object([
      ("schema", "crosstrail.policy/1"), ("at", .optional(report.at?.description)),
      ("policies", .array(report.policies.map { policy($0, report.facts) })),
      ("jobs", .array(report.jobs.map { job($0, report.facts) })),
    ])
  }

  private static func job(_ job: PolicyReport.Job, _ facts: CaseFacts) -> JSONValue {
    .object([
      ("job", .string(job.id)), ("template", .string(job.template)),
      ("source", .optional(job.source?.description)),
      ("target", .optional(job.target?.description)),
      ("seenAt", .optional(job.seenAt?.description)),
      ("states", .object(job.states.map { ($0.key, .string($0.value)) })),
      ("evidence", EventJSON.value(job.event, facts)),
    ])
  }

  private static func policy(_ policy: PolicyReport.Policy, _ facts: CaseFacts) -> JSONValue {
    .object([
      ("policy", .string(policy.node.text)), ("owner", .optional(policy.owner?.description)),
      ("partner", .optional(policy.partner?.description)),
      ("auditedFrom", .optional(policy.audited?.lowerBound.description)),
      ("auditedUntil", .optional(policy.audited?.upperBound.description)),
      ("settings", .array(policy.settings.map { setting($0, isDated: true, facts) })),
      ("undated", .array(policy.undated.map { setting($0, isDated: false, facts) })),
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

  private static func setting(
    _ setting: PolicyReport.Setting, isDated: Bool, _ facts: CaseFacts
  ) -> JSONValue {
    .object([
      ("flag", .string(setting.flag)), ("title", .string(setting.title)),
      ("value", .string(setting.value)), ("since", .optional(setting.since?.description)),
      ("shownBy", isDated ? shownBy(setting) : "snapshot without a time"),
      ("evidence", setting.event.map { EventJSON.value($0, facts) } ?? .null),
      ("seenAt", .optional(setting.seenAt?.description)),
      ("seenBy", setting.seenBy.map { EventJSON.value($0, facts) } ?? .null),
    ])
  }

  private static func shownBy(_ setting: PolicyReport.Setting) -> JSONValue {
    guard setting.event != nil else { return .null }
    if setting.since != nil { return "record" }
    return setting.seenAt == nil ? "old value of a later record" : "snapshot"
  }
}
