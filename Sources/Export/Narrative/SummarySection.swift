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
      "\(counted(facts.events, "event")) of \(counted(tenants, "tenant")) were read from \(counted(facts.evidence.count, "evidence file"))."
    )
    if let gravest = findings.first {
      view.set(
        "verdict",
        "\(counted(findings.count, "finding")) resulted; the gravest is rated \(Markdown(stringLiteral: gravest.severity.rawValue))."
      )
    }
    let told = findings.filter { $0.severity > .info }.prefix(Self.summarised)
    view.set(
      "incidents",
      told.enumerated().map { index, finding in
        var incident = View()
        incident.set("number", "F\(index + 1)")
        incident.set("summary", summary(finding))
        return incident
      })
    let rest = findings.count - told.count
    if rest > 0 {
      view.set("furtherFindings", "\(counted(rest, "further finding"))")
    } else {
      view.set("furtherFindings", "")
    }
    view.set("limits", texts: shortLimits())
  }

  private func summary(_ finding: Finding) -> Markdown {
    var parts: [Markdown] = []
    let title: Markdown = "\(prose: finding.title)"
    parts.append(finding.title.hasSuffix(".") ? title : "\(title).")
    if let first = finding.firstSeen, let last = finding.lastSeen {
      parts.append(
        first.secondText == last.secondText
          ? "It is dated \(first) UTC." : "Its records run from \(first) to \(last) UTC.")
    }
    parts += highlights(finding.path).map {
      "\(sentences.logged($0).capitalised) \(citations.cite($0.events))."
    }
    parts.append(
      "\(strength(finding)); severity \(Markdown(stringLiteral: finding.severity.rawValue)); \(words(finding.status))."
    )
    return Array(parts.prefix(5)).joined(" ")
  }

  /// At most two observed hops that tell most: the door, and the last thing done by or for the account.
  private func highlights(_ path: [PathStep]) -> [PathStep] {
    let observed = path.filter { $0.state == .observed }
    let door =
      observed.first { $0.edge == .configured && $0.verb == "enable-sync" }
      ?? observed.first { $0.edge == .configured } ?? observed.first { $0.edge == .scoped }
    let use: [EdgeKind] = [.granted, .acted, .signedIn, .provisioned]
    let last = use.lazy.compactMap { kind in observed.last { $0.edge == kind } }.first
    return [door, last].compactMap(\.self)
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
        "Whose log it is isn't in the content of \(counted(assumed.count, "file")), and is assumed or unknown; see \(section: .limits)."
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
  private func missingLogs() -> [Markdown] {
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
      return "Of \(names.tenant(tenant)) this case has no \(alternatives(absent))."
    }
  }

  private func alternatives(_ list: [Markdown]) -> Markdown {
    guard let last = list.last, list.count > 1 else { return list.first ?? "" }
    return "\(Array(list.dropLast()).joined(", ")) and no \(last)"
  }
}
