internal import EntraModel

extension NarrativeDocument {
  /// Adds what to search for elsewhere: tenants, accounts, addresses, applications and clients of the cited records.
  ///
  /// - Throws: what the case throws when a cited event can't be read.
  func addIndicators(to view: inout View) throws {
    var rows: [NarratedIndicator] = []
    for (index, finding) in findings.enumerated() {
      let number = index + 1
      for tenant in [finding.sourceTenant, finding.targetTenant].compactMap(\.self)
      where !input.facts.ownTenants.contains(tenant) {
        rows.append(
          NarratedIndicator(.tenant, tenant.description, names.known(tenant) ?? "", number))
      }
      for account in finding.accounts {
        rows.append(NarratedIndicator(.account, account.upn, account.role, number))
        rows.append(NarratedIndicator(.objectID, account.objectID, account.role, number))
      }
      for key in Set(finding.path.flatMap(\.events).map(\.key)).sorted() {
        guard let event = try input.event(key) else { continue }
        let what = event.source.isSignIn ? "sign-in" : "record of \(event.source.name)"
        rows.append(NarratedIndicator(.address, event.ipAddress, what, number))
        rows.append(NarratedIndicator(.address, event.clientIPAddress, what, number))
        guard event.source.isSignIn else { continue }
        rows.append(
          NarratedIndicator(.application, event.applicationID, event.applicationName, number))
        rows.append(NarratedIndicator(.client, event.userAgent, what, number))
      }
    }
    view.set("indicators", merged(rows).map(row))
  }

  private func merged(_ rows: [NarratedIndicator]) -> [NarratedIndicator] {
    struct Key: Hashable {
      let kind: NarratedIndicator.Kind
      let value: String
    }
    var order: [Key: NarratedIndicator] = [:]
    for row in rows where !row.value.isEmpty {
      let key = Key(kind: row.kind, value: row.value)
      order[key, default: NarratedIndicator(row.kind, row.value)].add(row)
    }
    return order.values.sorted { ($0.kind, $0.value) < ($1.kind, $1.value) }
  }

  private func row(_ indicator: NarratedIndicator) -> View {
    var view = View()
    view.set("kind", Markdown(stringLiteral: indicator.kind.words))
    view.set("value", "\(code: indicator.value)")
    view.set("context", indicator.contexts.sorted().map { "\(prose: $0)" }.joined(", "))
    view.set("inFindings", indicator.findings.sorted().map { "F\($0)" as Markdown }.joined(", "))
    return view
  }
}

/// A value to search for, with where it was seen.
private struct NarratedIndicator {
  enum Kind: Int, Comparable {
    case tenant, account, objectID, address, application, client

    static func < (left: Kind, right: Kind) -> Bool { left.rawValue < right.rawValue }

    var words: String {
      switch self {
      case .tenant: "tenant"
      case .account: "account name"
      case .objectID: "object id"
      case .address: "IP address"
      case .application: "application id"
      case .client: "user agent"
      }
    }
  }

  let kind: Kind
  let value: String
  var contexts: Set<String> = []
  var findings: Set<Int> = []

  init(_ kind: Kind, _ value: String) { (self.kind, self.value) = (kind, value) }

  init(_ kind: Kind, _ value: String, _ context: String, _ finding: Int) {
    self.init(kind, value)
    contexts = context.isEmpty ? [] : [context]
    findings = [finding]
  }

  mutating func add(_ other: NarratedIndicator) {
    contexts.formUnion(other.contexts)
    findings.formUnion(other.findings)
  }
}
