public import EntraModel

/// The super-timeline in log2timeline's 17 columns, for tools and spreadsheets made for those.
///
/// There is no quoting in this format: a comma inside a value becomes a space, so every line has exactly 16 commas. Its time
/// ends at the second; rows stand in the total order of the model, which keeps the fractions. A value that a spreadsheet
/// would run is guarded by an apostrophe. It streams.
public struct L2TCSV: Exporter {
  /// The name after `--format`.
  public static let name = "l2tcsv"
  /// The file in `exports/`.
  public static let fileName = "timeline.l2t.csv"
  /// One line for people who choose.
  public static let summary = "the super-timeline in the 17 columns of log2timeline"
  /// Made when it is asked for.
  public static let isDefault = false

  /// The columns, in order.
  public static let columns = [
    "date", "time", "timezone", "MACB", "source", "sourcetype", "type", "user", "host", "short",
    "desc", "version", "filename", "inode", "notes", "format", "extra",
  ]

  /// It may be asked for some of the events.
  public static let isTimeline = true

  /// Makes the exporter.
  public init() {}

  /// Writes the header and one row an event.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    var buffer = TextBuffer()
    let marks = EventMarks(edges: input.edges, findings: input.findings)
    let evidence = EvidenceIndex(input.facts)
    let message = EventMessage()
    buffer.append(Self.columns.joined(separator: ","))
    buffer.append(byte: 0x0A)
    let cursor = try input.events()
    while let event = try cursor.next() {
      guard let instant = event.instant else { continue }
      let text = instant.description
      let day = text.prefix(10).split(separator: "-")
      let sentence = message.text(event)
      let techniques = marks[event.key].map { String(decoding: $0.techniques, as: UTF8.self) } ?? ""
      let format = evidence[event.place.evidence]?.format ?? ""
      let cells = [
        day.count == 3 ? "\(day[1])/\(day[2])/\(day[0])" : "", String(text.dropFirst(11).prefix(8)),
        "UTC", "....", "CLOUD", Self.sourceType(event.source),
        EventWords.timestampDescription(event.source), event.actor.label,
        event.logTenant?.description ?? "", VisibleText.cut(sentence, to: 80), sentence, "2",
        evidence.path(of: event.place), String(event.place.line),
        Self.spaced(techniques, at: 0x3B), "crosstrail/" + (format.isEmpty ? "unknown" : format),
        Self.extra(event, marks[event.key], message),
      ]
      for (index, cell) in cells.enumerated() {
        if index > 0 { buffer.append(byte: 0x2C) }
        buffer.append(Self.cell(cell))
      }
      buffer.append(byte: 0x0A)
      try buffer.drain(to: sink)
    }
    try buffer.drain(to: sink, all: true)
  }

  private static func sourceType(_ source: EventSource) -> String {
    switch source {
    case .policySnapshot: "Entra ID Policy Snapshot"
    case .audit: "Entra ID Audit"
    case .provisioning: "Entra ID Provisioning"
    case .unifiedAuditLog: "Unified Audit Log"
    case .signIn, .nonInteractiveSignIn, .servicePrincipalSignIn, .managedIdentitySignIn:
      "Entra ID Sign-in"
    case .graphActivity: "Microsoft Graph Activity"
    }
  }

  /// `key: value; key: value`, sorted by key; what has no value has no key.
  private static func extra(
    _ event: Event, _ cells: EventMarks.Cells?, _ message: EventMessage
  ) -> String {
    let target = EventWords.target(event)
    let pairs: [(String, String)] = [
      ("access_type", message.accessType(event.accessType)),
      ("actor_id", event.actor.id),
      ("correlation_id", event.correlationID),
      ("edges", cells.map { text($0.edges) } ?? ""),
      ("event_id", event.id),
      ("findings", cells.map { text($0.findings) } ?? ""),
      ("home_tenant", event.homeTenant?.description ?? ""),
      ("ip", EventWords.address(event)),
      ("offset", String(event.place.offset)),
      ("partner_tenant", event.partnerTenant?.description ?? ""),
      ("resource_tenant", event.resourceTenant?.description ?? ""),
      ("result", event.result.name),
      ("severity", cells.map { text($0.severity) } ?? ""),
      ("target", target.label),
      ("target_id", target.id),
    ]
    return pairs.filter { !$0.1.isEmpty }
      .map { $0.0 + ": " + spaced($0.1, at: 0x3B) }.joined(separator: "; ")
  }

  private static func text(_ list: [UInt8]) -> String {
    spaced(String(decoding: list, as: UTF8.self), at: 0x3B)
  }

  /// A text with spaces in the place of a character of ASCII; most have none of it and stay as they are.
  private static func spaced(_ text: String, at byte: UInt8) -> String {
    guard text.utf8.contains(byte) else { return text }
    return String(decoding: text.utf8.map { $0 == byte ? 0x20 : $0 }, as: UTF8.self)
  }

  /// A value without commas and line breaks; `-` when there is none.
  private static func cell(_ text: String) -> String {
    let visible = spaced(VisibleText.of(text), at: 0x2C)
    guard let first = visible.unicodeScalars.first else { return "-" }
    return visible != "-" && CSVRow.isFormulaStart(first) ? "'" + visible : visible
  }
}
