internal import EntraModel

/// Turns events into what Timesketch keeps of each; holds what was joined once.
struct TimesketchEntries {
  /// A field of ours beside those that Timesketch demands, in order; none begins with `_`, which it keeps for itself.
  enum Word: String, CaseIterable {
    case dataType = "data_type"
    case precision, source, category, activity, result, actor
    case actorID = "actor_id"
    case actorKind = "actor_kind"
    case target
    case targetID = "target_id"
    case targetKind = "target_kind"
    case logTenant = "log_tenant"
    case partnerTenant = "partner_tenant"
    case homeTenant = "home_tenant"
    case resourceTenant = "resource_tenant"
    case accessType = "access_type"
    case app, ip, country
    case correlationID = "correlation_id"
    case edges, findings, severity
    case eventID = "event_id"
    case evidence
  }

  /// A field that is a whole number, in order.
  enum Number: String, CaseIterable {
    case line, offset, copies
  }

  /// One event for Timesketch.
  struct Entry {
    var message: String
    var instant: Instant
    var timestampDescription: String
    /// Severity and techniques of findings, then the examiners' own.
    var tags: [String]
    /// In the order of ``Word``; empty where the record doesn't say.
    var words: [(Word, String)]
    /// In the order of ``Number``.
    var numbers: [(Number, Int64)]

    /// Microseconds since 1970, rounded down.
    var microseconds: Int64 {
      let (quotient, remainder) = instant.ticks.quotientAndRemainder(dividingBy: 10)
      return remainder < 0 ? quotient - 1 : quotient
    }
  }

  private let marks: EventMarks
  private let evidence: EvidenceIndex
  private let tags: [String: [String]]
  private let message = EventMessage()

  /// Joins edges and findings with the events that they cite.
  init(_ input: ExportInput) {
    marks = EventMarks(edges: input.edges, findings: input.findings)
    evidence = EvidenceIndex(input.facts)
    tags = input.tags
  }

  /// What there is to say of an event; nil without an instant, since Timesketch would drop it without a word.
  func entry(_ event: Event) -> Entry? {
    guard let instant = event.instant else { return nil }
    let target = EventWords.target(event)
    let cells = marks[event.key]
    return Entry(
      message: message.text(event), instant: instant,
      timestampDescription: EventWords.timestampDescription(event.source),
      tags: (cells.map { Self.list($0.severity) + Self.list($0.techniques) } ?? [])
        + (tags[event.id] ?? []),
      words: Word.allCases.map { ($0, value($0, event, target, cells)) },
      numbers: [
        (.line, event.place.line), (.offset, event.place.offset),
        (.copies, Int64(1 + event.furtherCopies)),
      ])
  }

  private func value(
    _ word: Word, _ event: Event, _ target: Party, _ cells: EventMarks.Cells?
  ) -> String {
    switch word {
    case .dataType: "entra:" + event.source.name
    case .precision: event.precision.word
    case .source: event.source.name
    case .category: event.category
    case .activity: EventWords.activity(event)
    case .result: event.result.name
    case .actor: event.actor.label
    case .actorID: event.actor.id.isEmpty ? event.actorApplicationID : event.actor.id
    case .actorKind: event.actor.kind.name
    case .target: target.label
    case .targetID: target.id
    case .targetKind: target.kind.name
    case .logTenant: event.logTenant?.description ?? ""
    case .partnerTenant: event.partnerTenant?.description ?? ""
    case .homeTenant: event.homeTenant?.description ?? ""
    case .resourceTenant: event.resourceTenant?.description ?? ""
    case .accessType: message.accessType(event.accessType)
    case .app: event.applicationName.isEmpty ? event.applicationID : event.applicationName
    case .ip: EventWords.address(event)
    case .country: event.country
    case .correlationID: event.correlationID
    case .edges: cells.map { String(decoding: $0.edges, as: UTF8.self) } ?? ""
    case .findings: cells.map { String(decoding: $0.findings, as: UTF8.self) } ?? ""
    case .severity: cells.map { String(decoding: $0.severity, as: UTF8.self) } ?? ""
    case .eventID: event.id
    case .evidence: evidence.path(of: event.place)
    }
  }

  private static func list(_ joined: [UInt8]) -> [String] {
    joined.split(separator: 0x3B).map { String(decoding: $0, as: UTF8.self) }
  }
}
