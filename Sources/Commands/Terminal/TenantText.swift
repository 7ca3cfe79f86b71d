internal import EntraModel
internal import Pipeline

/// The tenants of a case with their letters: whose logs are there, and since when.
struct TenantText {
  let report: CaseReport
  let letters: TenantLetters
  let terminal: Terminal

  /// Adds a table: letter, name or id, what it is to the responder, logs and their window.
  func add(to page: inout Page) {
    guard !letters.tenants.isEmpty else { return }
    page.heading("Tenants")
    var table = Table(columns: [
      .init(title: ""), .init(title: "", isFlexible: true), .init(title: ""),
      .init(title: "", isFlexible: true),
    ])
    for tenant in letters.tenants {
      table.rows.append([
        .init(letters.letter(tenant), .bold), .init(name(tenant)),
        .init(letters.standing(tenant)), .init(logs(tenant)),
      ])
    }
    page.table(table)
  }

  private func name(_ tenant: TenantID) -> String {
    let name = letters.name(tenant)
    return name.isEmpty ? tenant.description : VisibleText.visible(name)
  }

  private func logs(_ tenant: TenantID) -> String {
    let logs = report.facts.coverage.filter { $0.tenant == tenant && $0.events > 0 }
    guard !logs.isEmpty else { return "no log of it in the case" }
    let counts = logs.map { "\(LogWords.short($0.source)) \(Counts.grouped($0.events))" }
    return counts.joined(separator: ", ")
  }
}

/// Short names of logs.
enum LogWords {
  /// The name in a narrow column.
  static func short(_ source: EventSource) -> String {
    switch source {
    case .policySnapshot: "snapshots"
    case .audit: "audit"
    case .provisioning: "provisioning"
    case .unifiedAuditLog: "unified audit"
    case .signIn: "sign-ins"
    case .nonInteractiveSignIn: "non-int. sign-ins"
    case .servicePrincipalSignIn: "sp sign-ins"
    case .managedIdentitySignIn: "mi sign-ins"
    case .graphActivity: "graph activity"
    }
  }
}
