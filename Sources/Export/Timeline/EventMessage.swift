internal import EntraModel

/// Writes the sentence of an event where a row or a text takes it.
struct EventMessage {
  private let accessTypes: [String] = (0...255).map { AccessType(rawValue: UInt8($0)).name }

  /// Graph's spelling of an access type, made once for all rows.
  func accessType(_ type: AccessType) -> String { accessTypes[Int(type.rawValue)] }

  /// Writes it.
  func write<Row: SentenceRow>(_ event: Event, to row: inout Row) {
    let actor = event.actor.label
    row.open(actor.isEmpty ? "no initiator recorded" : actor)
    row.words(": ")
    row.piece(EventWords.activity(event))
    if event.source.isSignIn { signIn(event, &row) } else { act(event, &row) }
    outcome(event, &row)
    row.close()
  }

  private func signIn<Row: SentenceRow>(_ event: Event, _ row: inout Row) {
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

  private func act<Row: SentenceRow>(_ event: Event, _ row: inout Row) {
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
    if let changes = event.detail?.changes, !changes.isEmpty {
      write(changes, isState: event.source == .policySnapshot, &row)
    }
    address(event, &row)
  }

  /// Writes old and new values; a snapshot's state has no old ones.
  private func write<Row: SentenceRow>(
    _ changes: [PropertyChange], isState: Bool, _ row: inout Row
  ) {
    row.words(" (")
    for (index, change) in changes.prefix(4).enumerated() {
      if index > 0 { row.words(", ") }
      row.piece(change.name)
      row.words(": ")
      if !isState {
        row.piece(EventWords.value(change.old))
        row.words(" -> ")
      }
      row.piece(EventWords.value(change.new))
    }
    if changes.count > 4 {
      row.words(" and ")
      row.piece(Int64(changes.count - 4))
      row.words(" more")
    }
    row.words(")")
  }

  private func address<Row: SentenceRow>(_ event: Event, _ row: inout Row) {
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

  private func outcome<Row: SentenceRow>(_ event: Event, _ row: inout Row) {
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
