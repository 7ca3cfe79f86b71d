public import EntraModel

/// The super-timeline for Timesketch: one JSON object a line, dated events alone, in the total order of the model.
///
/// `message`, `datetime` and `timestamp_desc` are what Timesketch demands; `timestamp` is in microseconds since 1970 and
/// `tag` names severity and techniques of findings, and the examiners' tags. Values are exact, without a spreadsheet's guard; nothing that the
/// record didn't say has a field. No field begins with `_`, which Timesketch keeps for itself. It streams.
public struct TimesketchJSONL: Exporter {
  /// The name after `--format`.
  public static let name = "timesketch"
  /// The file in `exports/`.
  public static let fileName = "timesketch.jsonl"
  /// One line for people who choose.
  public static let summary = "the super-timeline for Timesketch, one JSON object a line"
  /// Made when it is asked for.
  public static let isDefault = false

  /// It may be asked for some of the events.
  public static let isTimeline = true

  /// Makes the exporter.
  public init() {}

  /// Writes one line an event; a case without dated events gives an empty file.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    var json = JSONWriter(isCompact: true)
    let marks = EventMarks(edges: input.edges, findings: input.findings)
    let evidence = EvidenceIndex(input.facts)
    let message = EventMessage()
    let cursor = try input.events()
    while let event = try cursor.next() {
      guard let instant = event.instant else { continue }
      json.beginObject()
      json.pair("message", message.text(event))
      json.pair("datetime", instant.description)
      json.pair("timestamp", Self.epochMicroseconds(instant))
      json.pair("timestamp_desc", EventWords.timestampDescription(event.source))
      let cells = marks[event.key]
      let tags =
        (cells.map { Self.list($0.severity) + Self.list($0.techniques) } ?? [])
        + (input.tags[event.id] ?? [])
      if !tags.isEmpty { json.pair("tag", tags) }
      json.pair("data_type", "entra:" + event.source.name)
      let target = EventWords.target(event)
      let fields: [(String, String)] = [
        ("precision", event.precision.word),
        ("source", event.source.name),
        ("category", event.category),
        ("activity", EventWords.activity(event)),
        ("result", event.result.name),
        ("actor", event.actor.label),
        ("actor_id", event.actor.id.isEmpty ? event.actorApplicationID : event.actor.id),
        ("actor_kind", event.actor.kind.name),
        ("target", target.label),
        ("target_id", target.id),
        ("target_kind", target.kind.name),
        ("log_tenant", event.logTenant?.description ?? ""),
        ("partner_tenant", event.partnerTenant?.description ?? ""),
        ("home_tenant", event.homeTenant?.description ?? ""),
        ("resource_tenant", event.resourceTenant?.description ?? ""),
        ("access_type", message.accessType(event.accessType)),
        ("app", event.applicationName.isEmpty ? event.applicationID : event.applicationName),
        ("ip", EventWords.address(event)),
        ("country", event.country),
        ("correlation_id", event.correlationID),
        ("edges", cells.map { String(decoding: $0.edges, as: UTF8.self) } ?? ""),
        ("findings", cells.map { String(decoding: $0.findings, as: UTF8.self) } ?? ""),
        ("severity", cells.map { String(decoding: $0.severity, as: UTF8.self) } ?? ""),
        ("event_id", event.id),
        ("evidence", evidence.path(of: event.place)),
      ]
      for (name, value) in fields where !value.isEmpty { json.pair(name, value) }
      json.pair("line", event.place.line)
      json.pair("offset", event.place.offset)
      json.pair("copies", Int64(1 + event.furtherCopies))
      json.endObject()
      json.endLine()
      try json.drain(to: sink)
    }
    try json.flush(to: sink)
  }

  private static func list(_ joined: [UInt8]) -> [String] {
    joined.split(separator: 0x3B).map { String(decoding: $0, as: UTF8.self) }
  }

  private static func epochMicroseconds(_ instant: Instant) -> Int64 {
    let (quotient, remainder) = instant.ticks.quotientAndRemainder(dividingBy: 10)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
