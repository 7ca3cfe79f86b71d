internal import EntraModel
internal import Pipeline

/// `status --json` (design: model, "Findings").
enum StatusJSON {
  /// A silence that counts as a gap, in hours.
  private static let gapHours: Int64 = 24

  /// Row limits at which exports of Entra logs end: portal, Graph pages, Purview.
  private static let exportLimits = [1000, 5000, 10_000, 50_000, 100_000, 250_000]

  /// The value.
  static func value(_ report: CaseReport) -> JSONValue {
    let facts = report.facts
    return .object([
      ("evidence", .array(facts.evidence.map(evidence))),
      (
        "events",
        .object(report.eventCounts.map { ($0.source.name, .count($0.count)) })
      ),
      ("coverage", .array(facts.coverage.map(coverage))),
      (
        "faults",
        .array(facts.faults.map { note($0.slug, $0.place, $0.message, in: facts) })
      ),
      (
        "remarks",
        .array(facts.remarks.map { note($0.slug, $0.place, $0.message, in: facts) })
      ),
    ])
  }

  private static func evidence(_ file: EvidenceFile) -> JSONValue {
    .object([
      ("file", .string(file.path)), ("sha256", .string(file.sha256)),
      ("bytes", .integer(file.bytes)), ("format", .string(file.format)),
      ("tenant", .optional(file.tenant?.description)), ("records", .count(file.records)),
      ("events", .count(file.events)), ("duplicates", .count(file.duplicates)),
      ("faults", .count(file.faults)), ("refused", .count(file.refused)),
      ("status", .string(file.status.rawValue)), ("reason", .optional(file.reason?.rawValue)),
    ])
  }

  private static func coverage(_ log: Coverage) -> JSONValue {
    .object([
      ("tenant", .optional(log.tenant?.description)), ("log", .string(log.source.name)),
      ("first", .optional(log.first?.description)), ("last", .optional(log.last?.description)),
      ("events", .count(log.events)),
      (
        "gaps",
        .array(
          log.gaps(atLeastHours: gapHours).map {
            .object([
              ("first", .string($0.lowerBound.description)),
              ("last", .string($0.upperBound.description)),
            ])
          })
      ),
      ("signs", .array(signs(log).map { .string($0) })),
    ])
  }

  /// What hints that an export ended before the log did.
  private static func signs(_ log: Coverage) -> [String] {
    exportLimits.contains(log.events)
      ? ["exactly \(log.events) events: the limit of an export, there may be more"] : []
  }

  private static func note(
    _ slug: Slug, _ place: EvidencePlace, _ message: String, in facts: CaseFacts
  ) -> JSONValue {
    .object([
      ("file", .optional(facts.file(place.evidence)?.path)), ("line", .integer(place.line)),
      ("offset", .integer(place.offset)), ("slug", .string(slug.rawValue)),
      ("message", .string(message)),
    ])
  }
}
