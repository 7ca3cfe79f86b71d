internal import EntraModel
internal import Pipeline

/// What was looked at, what is unfit, and which rules lack logs.
struct DoctorText {
  let report: DoctorReport
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    for (area, title) in [("machine", "Machine"), ("case", "Case")] {
      let checks = report.checks.filter { $0.area == area }
      guard !checks.isEmpty else { continue }
      page.heading(title)
      for check in checks { add(check, to: &page) }
    }
    rules(on: &page)
    return page
  }

  private func add(_ check: DoctorReport.Check, to page: inout Page) {
    let (word, ink): (String, Terminal.Ink) =
      switch check.state {
      case .fine: ("ok", .dim)
      case .warning: ("look", .yellow)
      case .failed: ("FAILED", .red)
      }
    page.paragraph(
      "\(check.name): \(VisibleText.visible(check.words))", lead: "  " + word, indent: 10,
      leadInk: { terminal.paint($0, ink) })
  }

  private func rules(on page: inout Page) {
    guard let facts = report.facts else { return }
    let letters = TenantLetters(facts, cast: Cast([]))
    page.heading("Logs for each rule")
    let served = report.rules.filter(\.isServed)
    if !served.isEmpty {
      page.paragraph(
        "every log is there: " + served.map(\.rule).joined(separator: ", "), lead: "  ok",
        indent: 10, leadInk: { terminal.paint($0, .dim) })
    }
    for rule in served {
      for need in rule.needs where need.isOptional && need.isMissing {
        page.paragraph(
          "\(rule.rule) would be surer with: \(need.words)", lead: "", indent: 10, ink: .dim)
      }
    }
    for rule in report.rules where !rule.isServed {
      page.line("  " + terminal.paint(rule.rule, .bold))
      for need in rule.needs where !need.isOptional && (need.isMissing || !need.lacking.isEmpty) {
        let lacking = need.lacking.map { tenant in
          let name = letters.name(tenant)
          return VisibleText.visible(name.isEmpty ? tenant.description : name)
        }
        let whose =
          need.isMissing || lacking.isEmpty ? "" : " of \(lacking.joined(separator: ", "))"
        page.paragraph(
          "lacks\(whose): \(need.words)", lead: "", indent: 10, ink: .yellow)
      }
    }
    if !report.rules.allSatisfy(\.isServed) {
      page.gap()
      page.paragraph(
        "A rule without its logs still runs on what is there; what it doesn't find is then unknown, not absent."
      )
    }
  }
}
