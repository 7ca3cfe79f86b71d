internal import EntraModel

/// Turns events into rows; holds what was joined once: marks, paths and names.
struct TimelineWriter {
  private var row: CSVRow
  private let profile: TimelineProfile
  private let columns: [TimelineColumn]
  private let handsOnRows: Bool
  private let marks: EventMarks
  private let evidence: EvidenceIndex
  private let tenantNames: [TenantID: String]
  private let tags: [String: [String]]
  private let message = EventMessage()
  private var lastPath = (id: EvidenceID(-1), path: "")

  /// Joins edges and findings with the events that they cite; `handsOnRows` hands on each row at once.
  init(_ input: ExportInput, style: CSVStyle, handsOnRows: Bool = false) {
    row = CSVRow(style)
    profile = input.timelineProfile
    columns = input.timelineColumns.isEmpty ? TimelineColumn.allCases : input.timelineColumns
    self.handsOnRows = handsOnRows
    marks = EventMarks(edges: input.edges, findings: input.findings)
    evidence = EvidenceIndex(input.facts)
    tenantNames = input.facts.tenantNames
    tags = input.tags
  }

  /// The names of the columns.
  var header: [String] {
    profile == .report ? TimelineCSV.reportColumns : columns.map(\.rawValue)
  }

  /// How many cells were cut so far.
  var cuts: Int { row.cuts }

  /// Writes the names of the columns.
  mutating func header(to sink: any ByteSink) throws {
    for column in header { row.word(column) }
    try row.end(to: sink)
  }

  /// Writes an event that has an instant; one without is in no timeline.
  ///
  /// - Returns: Whether it has one.
  mutating func row(_ event: Event, to sink: any ByteSink) throws -> Bool {
    guard event.instant != nil else { return false }
    switch profile {
    case .full: full(event)
    case .report: report(event)
    }
    try row.end(to: sink, all: handsOnRows)
    return true
  }

  private mutating func full(_ event: Event) {
    let target = EventWords.target(event)
    let cells = marks[event.key]
    for column in columns { cell(column, event, target, cells) }
  }

  private mutating func cell(
    _ column: TimelineColumn, _ event: Event, _ target: Party, _ cells: EventMarks.Cells?
  ) {
    switch column {
    case .datetime: row.instant(event.instant)
    case .precision: row.word(event.precision.word)
    case .timestampDescription: row.word(EventWords.timestampDescription(event.source))
    case .source: row.word(event.source.name)
    case .category: row.text(event.category)
    case .activity: row.text(EventWords.activity(event))
    case .result: row.word(event.result.name)
    case .actor: row.text(event.actor.label)
    case .actorID: row.text(event.actor.id.isEmpty ? event.actorApplicationID : event.actor.id)
    case .actorKind: row.word(event.actor.kind.name)
    case .target: row.text(target.label)
    case .targetID: row.text(target.id)
    case .targetKind: row.word(target.kind.name)
    case .logTenant: row.guid(event.logTenant)
    case .partnerTenant: row.guid(event.partnerTenant)
    case .homeTenant: row.guid(event.homeTenant)
    case .resourceTenant: row.guid(event.resourceTenant)
    case .accessType: row.text(message.accessType(event.accessType))
    case .app: row.text(event.applicationName.isEmpty ? event.applicationID : event.applicationName)
    case .ip: row.text(EventWords.address(event))
    case .country: row.text(event.country)
    case .correlationID: row.text(event.correlationID)
    case .message: message.write(event, to: &row)
    case .edges: ready(cells?.edges)
    case .findings: ready(cells?.findings)
    case .severity: ready(cells?.severity)
    case .techniques: ready(cells?.techniques)
    case .tags: row.text(tags[event.id]?.joined(separator: ";") ?? "")
    case .eventID: row.text(event.id)
    case .evidence: row.text(path(of: event.place))
    case .line: row.number(event.place.line)
    case .offset: row.number(event.place.offset)
    case .copies: row.number(Int64(1 + event.furtherCopies))
    }
  }

  private mutating func ready(_ bytes: [UInt8]?) {
    if let bytes { row.ready(bytes) } else { row.empty() }
  }

  /// Adds the eight columns that people attach to a report.
  private mutating func report(_ event: Event) {
    let tenant = event.source.isSignIn ? event.homeTenant ?? event.logTenant : event.logTenant
    row.instant(event.instant)
    row.text(event.actor.label)
    row.text(EventWords.activity(event))
    row.text(recipient(of: event))
    row.text(tenant.map(name) ?? "")
    row.word(event.result.name)
    row.text(marks[event.key]?.gravest ?? "")
    row.text(path(of: event.place) + ":" + String(event.place.line))
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
