internal import EntraModel

/// Turns events into rows; holds what was joined once: marks, paths and names.
struct TimelineWriter {
  private var row = CSVRow()
  private let marks: EventMarks
  private let evidence: EvidenceIndex
  private let tenantNames: [TenantID: String]
  private let message = EventMessage()
  private var lastPath = (id: EvidenceID(-1), path: "")

  /// Joins edges and findings with the events that they cite.
  init(_ input: ExportInput) {
    marks = EventMarks(edges: input.edges, findings: input.findings)
    evidence = EvidenceIndex(input.facts)
    tenantNames = input.facts.tenantNames
  }

  /// Writes the names of the columns.
  mutating func header(_ columns: [String], to sink: any ByteSink) throws {
    for column in columns { row.word(column) }
    try row.end(to: sink)
  }

  /// Writes every column of an event that has an instant; one without is in no timeline.
  mutating func full(_ event: Event, to sink: any ByteSink) throws {
    guard event.instant != nil else { return }
    let target = EventWords.target(event)
    row.instant(event.instant)
    row.word(event.precision.word)
    row.word(EventWords.timestampDescription(event.source))
    row.word(event.source.name)
    row.text(event.category)
    row.text(EventWords.activity(event))
    row.word(event.result.name)
    row.text(event.actor.label)
    row.text(event.actor.id.isEmpty ? event.actorApplicationID : event.actor.id)
    row.word(event.actor.kind.name)
    row.text(target.label)
    row.text(target.id)
    row.word(target.kind.name)
    row.guid(event.logTenant)
    row.guid(event.partnerTenant)
    row.guid(event.homeTenant)
    row.guid(event.resourceTenant)
    row.text(message.accessType(event.accessType))
    row.text(event.applicationName.isEmpty ? event.applicationID : event.applicationName)
    row.text(EventWords.address(event))
    row.text(event.country)
    row.text(event.correlationID)
    message.write(event, to: &row)
    if let cells = marks[event.key] {
      row.ready(cells.edges)
      row.ready(cells.findings)
      row.ready(cells.severity)
      row.ready(cells.techniques)
    } else {
      for _ in 0..<4 { row.empty() }
    }
    row.empty()
    row.text(event.id)
    row.text(path(of: event.place))
    row.number(event.place.line)
    row.number(event.place.offset)
    row.number(Int64(1 + event.furtherCopies))
    try row.end(to: sink)
  }

  /// Writes the eight columns that people attach to a report.
  mutating func report(_ event: Event, to sink: any ByteSink) throws {
    guard event.instant != nil else { return }
    let tenant = event.source.isSignIn ? event.homeTenant ?? event.logTenant : event.logTenant
    row.instant(event.instant)
    row.text(event.actor.label)
    row.text(EventWords.activity(event))
    row.text(recipient(of: event))
    row.text(tenant.map(name) ?? "")
    row.word(event.result.name)
    row.text(marks[event.key]?.gravest ?? "")
    row.text(path(of: event.place) + ":" + String(event.place.line))
    try row.end(to: sink)
  }

  /// Hands the rest on.
  mutating func finish(to sink: any ByteSink) throws {
    try row.finish(to: sink)
  }

  private func recipient(of event: Event) -> String {
    let label = EventWords.target(event).label
    let isPolicy = event.target.kind == .policy || label.isEmpty
    if let partner = event.partnerTenant, isPolicy { return "tenant " + name(partner) }
    guard event.source.isSignIn, let resource = event.resourceTenant else { return label }
    return label + (label.isEmpty ? "" : " in ") + name(resource)
  }

  private func name(_ tenant: TenantID) -> String { tenantNames[tenant] ?? tenant.description }

  /// Neighbours mostly come from one file, whose path is made once.
  private mutating func path(of place: EvidencePlace) -> String {
    if place.member != nil { return evidence.path(of: place) }
    if lastPath.id != place.evidence { lastPath = (place.evidence, evidence.path(of: place)) }
    return lastPath.path
  }
}
