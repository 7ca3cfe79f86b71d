internal import EntraModel

extension PartnerDocument {
  /// The view of the whole document.
  func view() -> View {
    var view = View()
    let facts = input.facts
    view.set("tlp", "\(prose: mask.secrets.mayShow(facts.tlp) ? facts.tlp : "TLP:RED")")
    view.set("tlpMeaning", Marking.meaning(of: facts.tlp))
    view.set("tool", "\(prose: facts.tool)")
    view.set("evidenceDigest", "\(code: facts.evidenceDigest)")
    view.set("tenant", names.tenantWithID(tenant))
    view.set("findings", findings.map { section($0.finding, number: $0.number) })
    view.set("others", others())
    view.set("accounts", accounts())
    view.set("addresses", addresses())
    view.set("records", records.order.enumerated().map { record($1, number: $0 + 1) })
    view.set("fetches", fetches())
    view.set("limits", texts: limits())
    view.set("sendsAccounts", flag: findings.contains { $0.finding.sourceTenant == tenant })
    view.set("takesAccounts", flag: findings.contains { $0.finding.targetTenant == tenant })
    return view
  }

  private func section(_ finding: Finding, number: Int) -> View {
    let plain = document.names
    let steps = finding.path.filter {
      $0.state == .observed && Self.touches($0, tenant, plain)
    }
    let times = steps.compactMap(\.time)
    var view = View()
    view.set("number", "F\(number)")
    view.set("rule", "\(code: finding.rule)")
    let summary = input.rules.first { $0.name == finding.rule }?.summary ?? ""
    view.set("what", mask.secrets.mayShow(summary) ? "\(prose: summary)" : "")
    view.set("strength", document.strength(finding))
    view.set("firstSeen", times.min().map { "\($0)" } ?? "not dated")
    view.set("lastSeen", times.max().map { "\($0)" } ?? "not dated")
    view.set("steps", steps.map(row))
    let untold = finding.path.count - steps.count
    view.set("untold", untold > 0 ? "\(document.counted(untold, "hop"))" : "")
    return view
  }

  private func row(_ step: PathStep) -> View {
    var view = View()
    view.set("step", "\(step.step)")
    view.set("time", step.time.map { "\($0)" } ?? "not recorded")
    view.set("phase", Phase.words(step))
    var told = step
    told.verb = mask.word(step.verb) ?? ""
    let initiator = StepWords.initiator(step, names)
    view.set(
      "sentence",
      "\(sentences.logged(told).capitalised).\(initiator.isEmpty ? "" : " " as Markdown)\(initiator)"
    )
    view.set("citations", records.cite(step.events))
    return view
  }

  /// The other tenants that the sentences name, each by its pseudonym.
  private func others() -> [View] {
    let ids = findings.flatMap { [$0.finding.sourceTenant, $0.finding.targetTenant] }
      .compactMap(\.self)
    let rows = Set(ids).subtracting([tenant]).map { other in
      (mask.name(of: other) ?? "", input.facts.ownTenants.contains(other))
    }
    return rows.sorted { $0.0 < $1.0 }.map { name, isSender in
      var view = View()
      view.set("name", "\(code: name)")
      view.set("standing", isSender ? "a tenant of whoever hands this over" : "another tenant")
      return view
    }
  }

  private func accounts() -> [View] {
    var seen = Set<NodeID>()
    let named = findings.flatMap(\.finding.accounts).filter { account in
      account.tenant == tenant || names.node(account.node)?.homeTenant == tenant
    }.filter { seen.insert($0.node).inserted }
    return named.map { account in
      var view = View()
      let isHeld = account.tenant == tenant
      view.set("account", "\(code: names.label(account.node))")
      view.set("heldBy", isHeld ? "your tenant" : names.tenant(account.tenant))
      view.set(
        "objectID",
        isHeld && mask.secrets.mayShow(account.objectID) ? "\(code: account.objectID)" : "")
      let role = account.role
      view.set("role", mask.secrets.mayShow(role) ? "\(prose: role)" : "")
      return view
    }
  }

  /// The addresses from which accounts at home in the tenant signed in, on what is told.
  private func addresses() -> [View] {
    var uses: [String: (events: [Event], times: [Instant])] = [:]
    for reference in records.order {
      guard let event = records.events[reference.key], event.source.isSignIn,
        PartnerSecrets.isTheirs(event, tenant), mask.secrets.mayShow(event.ipAddress)
      else { continue }
      uses[event.ipAddress, default: ([], [])].events.append(event)
      if let time = event.instant { uses[event.ipAddress]?.times.append(time) }
    }
    return uses.sorted { $0.key < $1.key }.map { address, use in
      var view = View()
      view.set("address", "\(code: address)")
      view.set("signIns", "\(use.events.count)")
      view.set("firstSeen", use.times.min().map { "\($0)" } ?? "not dated")
      view.set("lastSeen", use.times.max().map { "\($0)" } ?? "not dated")
      return view
    }
  }

  private func record(_ reference: EventReference, number: Int) -> View {
    let event = records.events[reference.key]
    let isTheirs = event?.logTenant == tenant
    var view = View()
    view.set("citation", "R\(number)")
    view.set("time", reference.instant.map { "\($0)" } ?? "not dated")
    view.set("log", Markdown(stringLiteral: event?.source.name ?? "not known"))
    view.set(
      "holder", isTheirs ? "your tenant" : event?.logTenant.map(names.tenant) ?? "not known")
    view.set(
      "event", isTheirs && mask.secrets.mayShow(reference.id) ? "\(code: reference.id)" : "")
    view.set("sha256", input.recordHashes[reference.key].map { "\(code: $0)" } ?? "not computed")
    return view
  }

  /// The tenant's own logs that would show more, with the queries that fetch them.
  private func fetches() -> [View] {
    let theirs = NarrativeDocument.windows(of: findings.map(\.finding), input.fetches)
      .filter { $0.fetch.tenant == tenant }
    return theirs.compactMap { window in
      guard let queries = FetchQueries(window.fetch) else { return nil }
      var view = View()
      view.set("log", Markdown(stringLiteral: window.fetch.source.name))
      view.set("from", "\(window.fetch.from)")
      view.set("until", "\(window.fetch.until)")
      view.set("graph", Markdown(stringLiteral: queries.graph))
      view.set("kql", Markdown(stringLiteral: queries.kql))
      view.set("powerShell", Markdown(stringLiteral: queries.powerShell))
      return view
    }
  }

  private func limits() -> [Markdown] {
    let present = input.facts.coverage.filter { $0.tenant == tenant }
    var lines: [Markdown] = present.map { coverage in
      let log = Markdown(stringLiteral: coverage.source.name)
      guard let first = coverage.first, let last = coverage.last else {
        return
          "Of your tenant's \(log) log, \(document.counted(coverage.events, "event")) without a date were read."
      }
      return
        "Of your tenant's \(log) log, \(document.counted(coverage.events, "event")) from \(first) to \(last) UTC \(coverage.events == 1 ? "was" : "were" as Markdown) read."
    }
    if lines.isEmpty {
      lines.append("No log of your tenant was read: all of this is seen from the other side.")
    }
    return lines
  }
}
