internal import EntraModel

/// What the timeline calls the parts of an event.
enum EventWords {
  /// What the time of an event of this log is the time of.
  static func timestampDescription(_ source: EventSource) -> String {
    switch source {
    case .policySnapshot: "Snapshot Time"
    case .audit, .unifiedAuditLog: "Activity Time"
    case .provisioning: "Provisioning Time"
    case .signIn, .nonInteractiveSignIn, .servicePrincipalSignIn, .managedIdentitySignIn:
      "Sign-in Time"
    case .graphActivity: "Request Time"
    }
  }

  /// The activity as logged; sign-in records name none.
  static func activity(_ event: Event) -> String {
    event.source.isSignIn ? "Sign-in" : event.activity
  }

  /// What was acted upon: the object, for a sign-in the resource or application that was reached.
  static func target(_ event: Event) -> Party {
    guard event.source.isSignIn, event.target.label.isEmpty else { return event.target }
    let name = event.resourceName.isEmpty ? event.applicationName : event.resourceName
    let isApplication = event.resourceName.isEmpty
    return Party(
      kind: .application,
      id: isApplication || name == event.applicationName ? event.applicationID : "",
      name: name)
  }

  /// The address that tells most: the client's own where details carry it, since the record's may be Microsoft's.
  static func address(_ event: Event) -> String {
    event.clientIPAddress.isEmpty ? event.ipAddress : event.clientIPAddress
  }

  /// A property's value as people read it: without the quotes of JSON inside a string, `null` when absent, cut to 80.
  static func value(_ logged: String?) -> String {
    guard var text = logged, !text.isEmpty else { return "null" }
    while text.utf8.count >= 2, text.hasPrefix("\""), text.hasSuffix("\"") {
      text = String(text.dropFirst().dropLast())
    }
    if text.contains("\\\"") { text = text.replacing("\\\"", with: "\"") }
    return VisibleText.cut(VisibleText.of(text), to: 80)
  }
}

/// Writes the sentence of an event into the open cell of a row.
struct EventMessage {
  private let accessTypes: [String] = (0...255).map { AccessType(rawValue: UInt8($0)).name }

  /// Graph's spelling of an access type, made once for all rows.
  func accessType(_ type: AccessType) -> String { accessTypes[Int(type.rawValue)] }

  /// Writes the cell.
  func write(_ event: Event, to row: inout CSVRow) {
    let actor = event.actor.label
    row.open(actor.isEmpty ? "no initiator recorded" : actor)
    row.words(": ")
    row.piece(EventWords.activity(event))
    if event.source.isSignIn { signIn(event, &row) } else { act(event, &row) }
    outcome(event, &row)
    row.close()
  }

  private func signIn(_ event: Event, _ row: inout CSVRow) {
    let target = EventWords.target(event).label
    if !target.isEmpty {
      row.words(" to ")
      row.piece(target)
    }
    if let resource = event.resourceTenant ?? event.logTenant {
      row.words(" in tenant ")
      row.piece(resource)
    }
    if let home = event.homeTenant, home != event.resourceTenant {
      row.words(", home tenant ")
      row.piece(home)
    }
    if !event.accessType.isEmpty, event.accessType != .saidNone {
      row.words(", ")
      row.words(accessType(event.accessType))
    }
    address(event, &row)
  }

  private func act(_ event: Event, _ row: inout CSVRow) {
    if let part = event.detail?.provisioning, !part.source.label.isEmpty {
      row.words(", ")
      row.piece(part.source.label)
      if !part.target.label.isEmpty {
        row.words(" as ")
        row.piece(part.target.label)
      }
    } else if !event.target.label.isEmpty,
      event.target.kind != .policy || event.partnerTenant == nil
    {
      row.words(", ")
      row.piece(event.target.label)
    }
    if let partner = event.partnerTenant {
      row.words(" for tenant ")
      row.piece(partner)
    }
    if let changes = event.detail?.changes, !changes.isEmpty { write(changes, &row) }
    address(event, &row)
  }

  private func write(_ changes: [PropertyChange], _ row: inout CSVRow) {
    row.words(" (")
    for (index, change) in changes.prefix(4).enumerated() {
      if index > 0 { row.words(", ") }
      row.piece(change.name)
      row.words(": ")
      row.piece(EventWords.value(change.old))
      row.words(" -> ")
      row.piece(EventWords.value(change.new))
    }
    if changes.count > 4 {
      row.words(" and ")
      row.piece(Int64(changes.count - 4))
      row.words(" more")
    }
    row.words(")")
  }

  private func address(_ event: Event, _ row: inout CSVRow) {
    let address = EventWords.address(event)
    guard !address.isEmpty else { return }
    row.words(", from ")
    row.piece(address)
    if !event.country.isEmpty {
      row.words(" ")
      row.piece(event.country)
    }
    if !event.ipAddress.isEmpty, event.ipAddress != address {
      row.words(" (the record's own address is ")
      row.piece(event.ipAddress)
      row.words(")")
    }
  }

  private func outcome(_ event: Event, _ row: inout CSVRow) {
    switch event.result {
    case .success, .unknown: return
    case .failure, .skipped, .warning, .interrupted: break
    }
    row.words(", ")
    row.words(event.result.name)
    if let code = event.errorCode {
      row.words(" ")
      row.piece(code)
    }
    if !event.reason.isEmpty {
      row.words(": ")
      row.piece(VisibleText.cut(event.reason, to: 200))
    }
  }
}
