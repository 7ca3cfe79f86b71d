internal import EntraModel

/// The tenants that a case declares: own ones, and partners with what they are partners for.
struct DeclaredText {
  let facts: CaseFacts

  /// Adds both.
  func add(to page: inout Page) {
    addOwn(to: &page)
    guard !facts.knownPartners.isEmpty else { return }
    addPartners(to: &page)
  }

  /// Adds the own tenants.
  func addOwn(to page: inout Page) {
    let own = facts.ownTenants.map(\.description).joined(separator: ", ")
    page.paragraph(own.isEmpty ? "none declared" : own, lead: "own       ", indent: 10)
  }

  /// Adds the partners, each with a line for its limits and its reason.
  func addPartners(to page: inout Page) {
    if facts.knownPartners.isEmpty {
      page.paragraph("none declared", lead: "partner   ", indent: 10)
    }
    for partner in facts.knownPartners {
      page.paragraph(
        "\(partner.tenant) \(VisibleText.visible(partner.name))", lead: "partner   ", indent: 10)
      let limits = Self.limits(of: partner)
      if !limits.isEmpty { page.paragraph(limits, indent: 12) }
    }
  }

  /// `for b2b only, until 2026-12-31: a joint project`; empty where nothing limits the partnership or says why.
  static func limits(of partner: KnownPartner) -> String {
    var parts: [String] = []
    if !partner.allows.isEmpty {
      parts.append("for " + partner.allows.map(\.rawValue).joined(separator: " and ") + " only")
    }
    if let until = partner.until { parts.append("until \(until)") }
    let limits = parts.joined(separator: ", ")
    guard !partner.why.isEmpty else { return limits }
    return (limits.isEmpty ? "" : limits + ": ") + VisibleText.visible(partner.why)
  }
}
