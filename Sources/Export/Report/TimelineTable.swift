internal import EntraModel

/// The timeline of the page: a section with a table for each day, a row an event.
struct TimelineTable {
  let tenants: ReportTenants
  let hops: HopIndex
  let citations: Citations
  let evidence: EvidenceIndex

  private static let weekdays = [
    "Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday",
  ]
  /// Hops that one row names; the rest is counted.
  private static let namedAtOnce = 3

  /// The sections.
  func html(_ rows: [TimelineChoice.Row]) -> String {
    var html = ""
    var day: Int64?
    for row in rows {
      guard let instant = row.event.instant else { continue }
      if instant.daysSinceEpoch != day {
        if day != nil { html += "</tbody></table></section>\n" }
        day = instant.daysSinceEpoch
        html += head(of: instant)
      }
      append(row, at: instant, to: &html)
    }
    return day == nil ? "" : html + "</tbody></table></section>\n"
  }

  private func head(of instant: Instant) -> String {
    let weekday = Self.weekdays[Int(((instant.daysSinceEpoch % 7) + 7) % 7)]
    let day = instant.dayText
    return "<section class=\"day\" tabindex=\"0\" aria-label=\"\(day)\"><table class=\"tl\">"
      + "<caption>\(weekday) \(day)</caption><thead><tr><th scope=\"col\">UTC"
      + "<th scope=\"col\">Tenant<th scope=\"col\">Log<th scope=\"col\">Actor"
      + "<th scope=\"col\">Activity<th scope=\"col\">Target<th scope=\"col\">Phase and hop"
      + "<th scope=\"col\">Record</tr></thead><tbody>\n"
  }

  private func append(_ row: TimelineChoice.Row, at instant: Instant, to html: inout String) {
    let event = row.event
    switch row.reason {
    case .cited: html += "<tr class=\"h k\">"
    case .near: html += "<tr class=\"k\">"
    case .named, .other: html += "<tr>"
    }
    html += "<td>" + String(instant.secondText.suffix(8))
    html += "<td>" + tenants.badge(event.logTenant)
    html += "<td>" + Self.shortLog(event.source)
    party(event.actor.label, to: &html)
    html += "<td>" + Self.cut(EventWords.activity(event))
    switch event.result {
    case .success, .unknown: break
    default: html += " <i>(" + event.result.name + ")</i>"
    }
    party(target(event), to: &html)
    html += "<td>"
    append(hops[event.key], to: &html)
    html += "<td>"
    if row.reason == .cited {
      let name = citations.name(EventReference(event))
      html += "<a href=\"#\(RecordAnchor.of(name))\">\(HTMLEscape.text(name))</a>"
    } else {
      let place = event.place
      html += "E\(evidence.number(of: place.evidence)):\(place.line)"
      // Many records of a file of one line: the record's number tells them apart.
      if place.line == 1 { html += "#\(place.record)" }
    }
    html += "</tr>\n"
  }

  private func target(_ event: Event) -> String {
    let label = EventWords.target(event).label
    guard event.target.kind == .policy || label.isEmpty, let partner = event.partnerTenant else {
      return label
    }
    let letter = tenants.letter(partner)
    return "partner " + (letter == "?" ? partner.description : letter)
  }

  /// A name, short where that loses nothing but its domain; whole in a tip and for the filter.
  private func party(_ name: String, to html: inout String) {
    guard let short = tenants.short(name) else {
      html += "<td>" + Self.cut(name)
      return
    }
    html += "<td title=\"" + HTMLEscape.text(name) + "\">" + Self.cut(short)
  }

  private static func cut(_ text: String) -> String {
    let html = HTMLEscape.text(VisibleText.cut(text, to: 160))
    return html.utf8.allSatisfy { $0 < 0x80 } ? html : "<bdi>" + html + "</bdi>"
  }

  private func append(_ hops: [HopIndex.Hop], to html: inout String) {
    guard let first = hops.first else { return }
    html += first.phase.html + " "
    for (index, hop) in hops.prefix(Self.namedAtOnce).enumerated() {
      if index > 0 { html += ", " }
      html +=
        "<a class=\"hop\" href=\"#\(hop.anchor)\">F\(hop.finding)\u{A0}hop\u{A0}\(hop.step)</a>"
    }
    if hops.count > Self.namedAtOnce { html += " and \(hops.count - Self.namedAtOnce) more" }
  }

  private static func shortLog(_ source: EventSource) -> String {
    switch source {
    case .policySnapshot: "snapshot"
    case .audit: "audit"
    case .provisioning: "provisioning"
    case .unifiedAuditLog: "unified audit"
    case .signIn: "sign-in"
    case .nonInteractiveSignIn: "sign-in, non-int."
    case .servicePrincipalSignIn: "sign-in, s. princ."
    case .managedIdentitySignIn: "sign-in, man. id."
    case .graphActivity: "Graph activity"
    }
  }
}
