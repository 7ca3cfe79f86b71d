internal import EntraModel

extension NarrativeDocument {
  /// How many findings the summary tells; the overview table has all.
  private static let summarised = 5

  /// Adds the executive summary: two to five sentences for each incident, and what the logs can't show in short.
  func addSummary(to view: inout View) {
    let facts = input.facts
    let tenants = Set(facts.coverage.compactMap(\.tenant)).count
    view.set(
      "opening",
      "\(counted(facts.events, "event")) of \(counted(tenants, "tenant")) \(facts.events == 1 ? "was" : "were" as Markdown) read from \(counted(facts.evidence.count, "evidence file"))."
    )
    if let gravest = findings.first {
      view.set(
        "verdict",
        "\(counted(findings.count, "finding")) resulted; the gravest is rated \(Markdown(stringLiteral: gravest.severity.rawValue)) by its rule."
      )
    }
    let told = findings.filter { $0.severity > .info }.prefix(Self.summarised)
    view.set(
      "incidents",
      told.enumerated().map { incident($1, number: $0 + 1) })
    let rest = findings.count - told.count
    if rest > 0 {
      view.set("furtherFindings", "\(counted(rest, "further finding"))")
    } else {
      view.set("furtherFindings", "")
    }
    view.set("limits", texts: shortLimits())
  }

  /// Three sentences: what the records are consistent with, when, and how much is there.
  private func summary(_ finding: Finding) -> Markdown {
    let title: Markdown = "\(prose: finding.title)"
    var parts: [Markdown] = [
      "The records are consistent with this: \(finding.title.hasSuffix(".") ? title : "\(title).")"
    ]
    if let first = finding.firstSeen, let last = finding.lastSeen {
      parts.append(
        first.secondText == last.secondText
          ? "They are dated \(first) UTC." : "The records run from \(first) to \(last) UTC.")
    }
    parts.append(
      "\(strength(finding)); severity \(Markdown(stringLiteral: finding.severity.rawValue)); \(words(finding.status))."
    )
    return parts.joined(" ")
  }

  private func incident(_ finding: Finding, number: Int) -> View {
    let story = Story(document: self, finding: finding)
    var incident = View()
    incident.set("number", "F\(number)")
    incident.set("summary", summary(finding))
    incident.set("opened", story.opened)
    incident.set("changes", story.changes)
    incident.set("before", story.before)
    incident.set("chosen", story.chosen)
    incident.set("arrived", story.arrived)
    incident.set("used", story.used)
    incident.set("followed", story.followed)
    incident.set("closed", story.closed)
    incident.set("known", story.known)
    incident.set("unknown", texts: story.unknown)
    incident.set("first", Array(response(finding).prefix(3)))
    let rest = finding.response.count - 3
    incident.set(
      "furtherResponse",
      rest > 0
        ? "\(counted(rest, "further step")) \(rest == 1 ? "follows" : "follow" as Markdown)" : "")
    return incident
  }

  private func shortLimits() -> [Markdown] {
    let facts = input.facts
    var limits = missingLogs()
    let assumed = facts.evidence.filter {
      $0.tenantBasis == .declaredOwn || $0.tenantBasis == .unknown
    }
    .filter { $0.status != .refused }
    if !assumed.isEmpty {
      limits.append(
        "Whose log it is isn't in the content of \(counted(assumed.count, "file")), and is assumed or unknown."
      )
    }
    if facts.undatedEvents > 0 {
      limits.append(
        "\(counted(facts.undatedEvents, "event")) without a usable time: in no timeline, and on no path."
      )
    }
    let lost = facts.evidence.reduce(0) { $0 + $1.faults }
    let refused = facts.evidence.filter { $0.status == .refused }.count
    if lost > 0 { limits.append("\(counted(lost, "record")) couldn't be read.") }
    if refused > 0 { limits.append("\(counted(refused, "evidence file")) could not be used.") }
    limits.append(
      "What these logs don't show is unknown. It isn't evidence that nothing happened, before, after or beside what is covered."
    )
    limits.append(
      "The records name accounts. Who sat behind an account, they don't say.")
    return limits
  }

  /// For each tenant that is own or named by a finding: which of the logs that would show the way are absent.
  func missingLogs() -> [Markdown] {
    let named = findings.flatMap { [$0.targetTenant, $0.sourceTenant] }.compactMap(\.self)
    var seen = Set<TenantID>()
    let tenants = (input.facts.ownTenants.sorted() + named).filter { seen.insert($0).inserted }
    return tenants.compactMap { tenant in
      let present = Set(input.facts.coverage.filter { $0.tenant == tenant }.map(\.source))
      if present.isEmpty { return "No log of \(names.tenant(tenant)) is in this case." }
      var absent: [Markdown] = []
      if present.isDisjoint(with: [.audit, .unifiedAuditLog]) { absent.append("audit log") }
      if !present.contains(.signIn) { absent.append("interactive sign-in log") }
      if !present.contains(.nonInteractiveSignIn) { absent.append("non-interactive sign-in log") }
      if !present.contains(.provisioning) { absent.append("provisioning log") }
      guard !absent.isEmpty else { return nil }
      return "This case has no \(alternatives(absent)) of \(names.tenant(tenant))."
    }
  }

  private func alternatives(_ list: [Markdown]) -> Markdown {
    guard let last = list.last, list.count > 1 else { return list.first ?? "" }
    return "\(Array(list.dropLast()).joined(", ")) and no \(last)"
  }
}
