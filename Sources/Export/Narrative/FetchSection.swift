internal import EntraModel

extension NarrativeDocument {
  /// Adds the logs to collect next, each once over all findings that need it, with the queries that fetch it.
  func addFetches(to view: inout View) {
    view.set("fetches", Self.windows(of: findings, input.fetches).compactMap(row))
  }

  /// Every log that some findings need, once, with the widest window and the numbers of the findings in their list.
  static func windows(
    of findings: [Finding], _ fetches: [String: [LogFetch]]
  ) -> [(fetch: LogFetch, findings: [Int])] {
    struct Log: Hashable {
      let tenant: TenantID
      let source: EventSource
    }
    var windows: [Log: (fetch: LogFetch, findings: [Int])] = [:]
    for (index, finding) in findings.enumerated() {
      for fetch in fetches[finding.id] ?? [] {
        let log = Log(tenant: fetch.tenant, source: fetch.source)
        var window = windows[log] ?? (fetch, [])
        window.fetch.from = min(window.fetch.from, fetch.from)
        window.fetch.until = max(window.fetch.until, fetch.until)
        if window.findings.last != index + 1 { window.findings.append(index + 1) }
        windows[log] = window
      }
    }
    let ordered = windows.keys.sorted {
      ($0.tenant.description, $0.source) < ($1.tenant.description, $1.source)
    }
    return ordered.compactMap { windows[$0] }
  }

  private func row(_ window: (fetch: LogFetch, findings: [Int])) -> View? {
    guard let queries = FetchQueries(window.fetch) else { return nil }
    var view = View()
    view.set("tenant", names.tenantWithID(window.fetch.tenant))
    view.set("log", Markdown(stringLiteral: window.fetch.source.name))
    view.set("from", "\(window.fetch.from)")
    view.set("until", "\(window.fetch.until)")
    view.set("findings", window.findings.map { "F\($0)" as Markdown }.joined(", "))
    // Where nobody declared own tenants, nothing is said of whose it is.
    let own = input.facts.ownTenants
    view.set("isOfAnother", flag: !own.isEmpty && !own.contains(window.fetch.tenant))
    view.set("graph", Markdown(stringLiteral: queries.graph))
    view.set("kql", Markdown(stringLiteral: queries.kql))
    view.set("powerShell", Markdown(stringLiteral: queries.powerShell))
    return view
  }
}
