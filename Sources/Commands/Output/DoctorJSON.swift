internal import EntraModel
internal import Pipeline

/// `doctor --json`.
enum DoctorJSON {
  /// The value.
  static func value(_ report: DoctorReport) -> JSONValue {
    .object([
      ("schema", "crosstrail.doctor/1"), ("fit", .boolean(report.isFit)),
      ("checks", .array(report.checks.map(check))), ("rules", .array(report.rules.map(rule))),
    ])
  }

  private static func check(_ check: DoctorReport.Check) -> JSONValue {
    .object([
      ("area", .string(check.area)), ("name", .string(check.name)),
      ("state", .string(check.state.rawValue)), ("words", .string(check.words)),
    ])
  }

  private static func rule(_ rule: DoctorReport.Rule) -> JSONValue {
    .object([
      ("rule", .string(rule.rule)), ("served", .boolean(rule.isServed)),
      (
        "needs",
        .array(
          rule.needs.map { need in
            .object([
              ("logs", .string(need.words)), ("heldOf", tenants(need.held)),
              ("lackingOf", tenants(need.lacking)), ("missing", .boolean(need.isMissing)),
              ("optional", .boolean(need.isOptional)),
            ])
          })
      ),
    ])
  }

  private static func tenants(_ tenants: [TenantID]) -> JSONValue {
    .array(tenants.map { .string($0.description) })
  }
}
