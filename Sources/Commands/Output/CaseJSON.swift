internal import EntraModel
internal import Pipeline

/// What `case show`, `case verify` and `ingest` print with `--json`.
enum CaseJSON {
  /// A case.
  static func value(_ report: CaseReport) -> JSONValue {
    let facts = report.facts
    return .object([
      ("schema", "crosstrail.case/1"), ("path", .string(report.path)),
      ("title", .string(facts.title)), ("tlp", .string(facts.tlp)),
      ("ownTenants", ownTenants(facts)), ("knownPartners", knownPartners(facts)),
      ("evidence", .count(facts.evidence.count)), ("events", .count(facts.events)),
      ("nodes", .count(report.nodes)), ("edges", .count(report.edges)),
      ("findings", .count(report.findings.count)),
    ])
  }

  /// The declared own tenants.
  static func ownTenants(_ facts: CaseFacts) -> JSONValue {
    .array(facts.ownTenants.map { .string($0.description) })
  }

  /// The declared partners; an empty `allows` is everything, a missing `until` has no end.
  static func knownPartners(_ facts: CaseFacts) -> JSONValue {
    .array(facts.knownPartners.map(partner))
  }

  /// A declared partner.
  static func partner(_ partner: KnownPartner) -> JSONValue {
    .object([
      ("tenant", .string(partner.tenant.description)), ("name", .string(partner.name)),
      ("allows", .array(partner.allows.map { .string($0.rawValue) })),
      ("until", .optional(partner.until?.description)), ("why", .string(partner.why)),
    ])
  }

  /// A verification.
  static func value(_ verification: Verification) -> JSONValue {
    .object([
      ("schema", "crosstrail.verify/1"), ("intact", .boolean(verification.isIntact)),
      ("evidenceFiles", .count(verification.evidenceFiles)),
      ("evidenceBytes", .integer(verification.evidenceBytes)),
      ("ledgerLines", .count(verification.ledgerLines)),
      ("ledgerHead", .string(verification.ledgerHead)), ("exports", .count(verification.exports)),
      (
        "problems",
        .array(
          verification.problems.map {
            .object([
              ("kind", .string($0.kind)), ("file", .string($0.file)),
              ("message", .string($0.message)),
            ])
          })
      ),
      ("notes", .array(verification.notes.map { .string($0) })),
      ("notExcluded", .array(verification.notExcluded.map { .string($0) })),
    ])
  }

  /// What became of each file of an ingest.
  static func value(_ report: IngestReport) -> JSONValue {
    .object([
      ("schema", "crosstrail.ingest/1"),
      (
        "files",
        .array(
          report.files.map { file in
            .object([
              ("file", .string(file.path)), ("outcome", .string(word(file.outcome))),
              ("sha256", .optional(file.entry?.sha256)),
              ("records", file.entry.map { .count($0.records) } ?? .null),
              ("reason", .optional(file.reason?.rawValue)), ("message", .string(file.message)),
            ])
          })
      ),
      ("skipped", .array(report.skipped.map { .string($0) })),
    ])
  }

  private static func word(_ outcome: IngestReport.Outcome) -> String {
    switch outcome {
    case .added: "added"
    case .alreadyHeld: "already-held"
    case .refused: "refused"
    }
  }
}
