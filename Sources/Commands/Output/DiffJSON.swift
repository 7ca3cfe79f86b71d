internal import EntraModel
internal import Pipeline

/// `diff --json`: everything that isn't the same, with the records that one case alone holds.
enum DiffJSON {
  /// The value.
  static func value(_ report: DiffReport) -> JSONValue {
    .object([
      ("schema", "crosstrail.diff/1"), ("equal", .boolean(report.isEqual)),
      ("before", subject(report.before)), ("after", subject(report.after)),
      ("evidence", evidence(report.evidence)), ("declarations", declarations(report.declarations)),
      ("events", events(report)), ("edges", .array(report.edges.map { edge($0, report) })),
      ("findings", .array(report.findings.map { finding($0, report) })),
    ])
  }

  private static func subject(_ subject: DiffReport.Subject) -> JSONValue {
    .object([
      ("path", .string(subject.path)), ("title", .string(subject.facts.title)),
      ("tlp", .string(subject.facts.tlp)), ("detectedBy", .optional(subject.detectedBy)),
      ("evidence", .count(subject.facts.evidence.count)), ("events", .count(subject.facts.events)),
      ("edges", .count(subject.edges)), ("findings", .count(subject.findings)),
    ])
  }

  private static func evidence(_ evidence: DiffReport.Evidence) -> JSONValue {
    .object([
      ("both", .count(evidence.both)), ("came", .array(evidence.came.map(file))),
      ("went", .array(evidence.went.map(file))),
    ])
  }

  private static func file(_ file: EvidenceFile) -> JSONValue {
    .object([
      ("file", .string(file.path)), ("sha256", .string(file.sha256)),
      ("bytes", .integer(file.bytes)), ("format", .string(file.format)),
      ("events", .count(file.events)), ("status", .string(file.status.rawValue)),
    ])
  }

  private static func declarations(_ declared: DiffReport.Declarations) -> JSONValue {
    .object([
      ("title", declared.title.map { change($0) { .string($0) } } ?? .null),
      ("tlp", declared.tlp.map { change($0) { .string($0) } } ?? .null),
      (
        "ownTenants",
        .array(declared.ownTenants.map { change($0) { .string($0.description) } })
      ),
      ("knownPartners", .array(declared.partners.map { change($0, CaseJSON.partner) })),
    ])
  }

  private static func events(_ report: DiffReport) -> JSONValue {
    let events = report.events
    return .object([
      (
        "counts",
        .object(
          events.counts.map { count in
            (
              count.source.name,
              .object([
                ("before", .count(count.before)), ("after", .count(count.after)),
                ("came", .count(count.came)), ("went", .count(count.went)),
              ])
            )
          })
      ),
      ("came", .count(events.came)), ("went", .count(events.went)),
      ("relevant", .count(events.relevant)),
      (
        "first",
        .array(
          events.first.compactMap { change in
            if let event = change.before { return self.event(event, .before, report) }
            return change.after.map { self.event($0, .after, report) }
          })
      ),
    ])
  }

  private static func event(
    _ event: Event, _ side: DiffReport.Side, _ report: DiffReport
  ) -> JSONValue {
    .object([
      ("only", .string(side.rawValue)), ("time", .optional(event.instant?.description)),
      ("tenant", .optional(event.logTenant?.description)), ("source", .string(event.source.name)),
      ("activity", .string(event.activity)),
      ("evidence", EventJSON.value(EventReference(event), report.subject(side).facts)),
    ])
  }

  private static func edge(_ change: DiffReport.EdgeChange, _ report: DiffReport) -> JSONValue {
    let edge = change.edge.after ?? change.edge.before
    return .object([
      ("edge", .optional(edge?.id)), ("change", .string(change.edge.word)),
      ("kind", .optional(edge?.kind.label)), ("from", .optional(edge?.from.text)),
      ("to", .optional(edge?.to.text)), ("before", change.edge.before.map(acts) ?? .null),
      ("after", change.edge.after.map(acts) ?? .null),
      ("records", records(change.records, report)),
    ])
  }

  private static func acts(_ edge: Edge) -> JSONValue {
    .object([
      ("acts", .count(edge.acts.count)), ("state", .string(edge.state.rawValue)),
      ("first", .optional(edge.firstSeen?.description)),
      ("last", .optional(edge.lastSeen?.description)),
    ])
  }

  private static func finding(
    _ change: DiffReport.FindingChange, _ report: DiffReport
  ) -> JSONValue {
    let finding = change.finding.after ?? change.finding.before
    return .object([
      ("finding", .optional(finding?.id)), ("change", .string(change.finding.word)),
      ("rule", .optional(finding?.rule)), ("title", .optional(finding?.title)),
      ("severity", .optional(finding?.severity.rawValue)),
      (
        "marks",
        .object(
          change.marks.map {
            ($0.name, .object([("before", .string($0.before)), ("after", .string($0.after))]))
          })
      ),
      ("causes", .array(change.causes.map { .string($0.rawValue) })),
      ("records", records(change.records, report)),
    ])
  }

  private static func records(_ records: [DiffReport.Record], _ report: DiffReport) -> JSONValue {
    .array(
      records.map { record in
        .object([
          ("only", .string(record.side.rawValue)),
          ("evidence", EventJSON.value(record.event, report.subject(record.side).facts)),
        ])
      })
  }

  private static func change<Value>(
    _ change: DiffReport.Change<Value>, _ value: (Value) -> JSONValue
  ) -> JSONValue {
    .object([
      ("before", change.before.map(value) ?? .null), ("after", change.after.map(value) ?? .null),
    ])
  }
}
