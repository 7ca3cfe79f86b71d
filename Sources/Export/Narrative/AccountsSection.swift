internal import EntraModel

extension NarrativeDocument {
  /// Adds the accounts that findings name, and every tenant of the case.
  func addAccounts(to view: inout View) {
    view.set("accounts", accounts())
    view.set("tenants", tenants())
  }

  private func accounts() -> [View] {
    var order: [NodeID] = []
    var roles: [NodeID: [String]] = [:]
    var known: [NodeID: FindingAccount] = [:]
    var numbers: [NodeID: [Markdown]] = [:]
    for (index, finding) in findings.enumerated() {
      for account in finding.accounts {
        if known[account.node] == nil {
          order.append(account.node)
          known[account.node] = account
        }
        if roles[account.node]?.contains(account.role) != true {
          roles[account.node, default: []].append(account.role)
        }
        let number: Markdown = "F\(index + 1)"
        if numbers[account.node]?.last != number {
          numbers[account.node, default: []].append(number)
        }
      }
    }
    return order.compactMap { id in
      guard let account = known[id] else { return nil }
      var view = View()
      let name = account.upn.isEmpty ? names.label(id) : account.upn
      view.set("account", "\(code: name)")
      view.set("tenant", names.tenant(account.tenant))
      view.set("objectID", account.objectID.isEmpty ? "not known" : "\(code: account.objectID)")
      view.set("role", (roles[id] ?? []).map { "\(prose: $0)" }.joined(", "))
      view.set("inFindings", (numbers[id] ?? []).joined(", "))
      return view
    }
  }

  private func tenants() -> [View] {
    let facts = input.facts
    var all = Set(facts.ownTenants).union(facts.knownPartners.map(\.tenant))
    all.formUnion(facts.coverage.compactMap(\.tenant))
    all.formUnion(findings.flatMap { [$0.sourceTenant, $0.targetTenant] }.compactMap(\.self))
    return all.sorted().map { tenant in
      var view = View()
      view.set("name", names.known(tenant).map { "\(code: $0)" } ?? "not known")
      view.set("id", "\(tenant)")
      let isOwn = facts.ownTenants.contains(tenant)
      let isKnown = facts.knownPartners.contains { $0.tenant == tenant }
      view.set(
        "standing", isOwn ? "own, declared" : (isKnown ? "known partner, declared" : "not declared")
      )
      let logs = facts.coverage.filter { $0.tenant == tenant }.map {
        Markdown(stringLiteral: $0.source.name)
      }
      view.set("logs", logs.isEmpty ? "none" : logs.joined(", "))
      return view
    }
  }

  /// Adds the ATT&CK techniques of all findings.
  func addTechniques(to view: inout View) {
    let techniques = Set(findings.flatMap(\.techniques)).sorted {
      ($0.id, $0.name, $0.tactics) < ($1.id, $1.name, $1.tactics)
    }
    var seen = Set<String>()
    view.set(
      "techniques",
      techniques.filter { seen.insert($0.id).inserted }.map { technique in
        var row = View()
        row.set("id", "\(prose: technique.id)")
        row.set("name", "\(prose: technique.name)")
        row.set("tactics", "\(prose: technique.tactics)")
        let numbers = findings.enumerated().filter {
          $1.techniques.contains { $0.id == technique.id }
        }
        row.set("inFindings", numbers.map { "F\($0.offset + 1)" }.joined(", "))
        return row
      })
  }
}
