internal import EntraModel
internal import Pipeline

/// `status --json` (design: model, "Findings").
enum StatusJSON {
  /// The value.
  static func value(_ report: CaseReport) -> JSONValue {
    let facts = report.facts
    return .object([
      ("evidence", .array(facts.evidence.map(evidence) + report.unopened.map(unopened))),
      (
        "events",
        .object(report.eventCounts.map { ($0.source.name, .count($0.count)) })
      ),
      ("copies", copies(report)),
      ("coverage", .array(report.logs.map(CoverageJSON.value))),
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

  /// A source that was never opened stands in the inventory as well: nothing of it is in the case.
  private static func unopened(_ source: UnopenedSource) -> JSONValue {
    .object([
      ("file", .string(source.path)), ("sha256", .null), ("bytes", .null), ("format", ""),
      ("tenant", .null), ("records", 0), ("events", 0), ("duplicates", 0), ("faults", 0),
      ("refused", 0), ("status", .string(EvidenceStatus.refused.rawValue)),
      ("reason", .string(source.reason.rawValue)),
    ])
  }

  private static func copies(_ report: CaseReport) -> JSONValue {
    .object([
      ("duplicates", .count(report.facts.evidence.reduce(0) { $0 + $1.duplicates })),
      ("joinedByLikeness", .count(report.copies.joined)),
      ("disagreeingEvents", .count(report.copies.disagreeing)),
      ("disagreements", .object(report.copies.fields.map { ($0.name, .count($0.copies)) })),
    ])
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
