internal import EntraModel
internal import Pipeline

/// What this build reads, finds and writes.
struct CatalogueText {
  let terminal: Terminal

  /// Formats with what recognises each, and the exports.
  func formats() -> Page {
    var page = Page(terminal)
    page.line(terminal.paint("Logs that are read, in the order in which a record is held against them", .bold))
    for format in Catalogue.formats {
      page.gap()
      page.line(terminal.paint(format.name, .cyan))
      page.paragraph(format.summary, lead: "  ", indent: 2)
    }
    page.heading("Exports that are written")
    for export in Catalogue.exports {
      page.gap()
      page.line(terminal.paint(export.name, .cyan) + "  " + export.fileName)
      page.paragraph(export.summary, lead: "  ", indent: 2)
    }
    return page
  }

  /// Every detection, a few lines each.
  func detections() -> Page {
    var page = Page(terminal)
    for rule in Catalogue.rules {
      page.gap()
      page.line(terminal.paint(rule.rule, .bold))
      page.paragraph(rule.summary, lead: "  ", indent: 2)
      page.paragraph("severity: \(rule.severity)", lead: "  ", indent: 2, ink: .dim)
    }
    page.gap()
    page.line("Pattern, blind spots and harmless explanations: crosstrail detections NAME")
    return page
  }

  /// One detection, whole.
  func detection(_ rule: Catalogue.Rule) -> Page {
    var page = Page(terminal)
    page.line(terminal.paint(rule.rule, .bold))
    page.paragraph(rule.summary)
    page.gap()
    page.paragraph(rule.severity, lead: "Severity  ", indent: 10)
    for (title, items) in [
      ("Pattern, in time order", rule.pattern),
      ("ATT&CK", rule.techniques.map { "\($0.id) \($0.name) (\($0.tactics))" }),
      ("Logs needed", rule.logsNeeded), ("Public rules that see a part", rule.publicRules), ("Blind spots", rule.blindSpots),
      ("Harmless explanations", rule.benign),
    ] where !items.isEmpty {
      page.heading(title)
      for item in items { page.paragraph(item, lead: "  - ", indent: 4) }
    }
    return page
  }
}
