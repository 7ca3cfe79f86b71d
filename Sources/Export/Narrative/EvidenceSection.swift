internal import EntraModel

extension NarrativeDocument {
  /// Adds the appendices: the inventory with its accounting, and every cited record with its place and hash.
  func addEvidence(to view: inout View) {
    view.set("inventory", input.facts.evidence.sorted { $0.number < $1.number }.map(row))
    view.set("records", citations.events.map(row))
  }

  private func row(_ file: EvidenceFile) -> View {
    var view = View()
    view.set("number", "E\(file.number)")
    view.set("path", "\(code: file.path)")
    view.set("sha256", "\(code: file.sha256)")
    view.set("bytes", "\(file.bytes)")
    view.set("format", file.format.isEmpty ? "none" : "\(prose: file.format)")
    view.set("tenant", names.tenant(file.tenant))
    view.set("basis", basis(file.tenantBasis))
    view.set("records", "\(file.records)")
    view.set("events", "\(file.events)")
    view.set("duplicates", "\(file.duplicates)")
    view.set("faults", "\(file.faults)")
    view.set("refused", "\(file.refused)")
    let reason: Markdown = file.reason.map { " (\(code: $0.rawValue))" } ?? ""
    let kept: Markdown = file.isReference ? ", referenced" : ""
    view.set("status", "\(Markdown(stringLiteral: file.status.rawValue))\(reason)\(kept)")
    return view
  }

  private func basis(_ basis: OwnerBasis) -> Markdown {
    switch basis {
    case .content: "named by its records"
    case .domains: "by the domains of its accounts"
    case .option: "as given by the examiner"
    case .declaredOwn: "assumed"
    case .unknown: "not known"
    }
  }

  /// File and line, and where in that record the event's own record stands.
  private func place(_ event: EventReference) -> Markdown {
    var place: Markdown = "\(code: citations.place(event))"
    guard let nesting = input.nestings[event.key] else { return place }
    if let pointer = nesting.pointer { place = "\(place), row \(code: pointer)" }
    for inner in nesting.inner { place = "\(place), in \(code: inner.path)" }
    return place
  }

  private func row(_ event: EventReference) -> View {
    var view = View()
    view.set("citation", Markdown(stringLiteral: citations.name(event)))
    view.set("event", "\(code: event.id)")
    view.set("place", place(event))
    view.set("offset", "\(event.place.offset)")
    view.set("length", "\(event.place.length)")
    view.set("sha256", input.recordHashes[event.key].map { "\(code: $0)" } ?? "not computed")
    return view
  }
}
