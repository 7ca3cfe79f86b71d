internal import Pipeline

/// The exports that were written, each with the beginning of its hash.
struct ExportText {
  let exports: [ExportReport]
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    var table = Table(columns: [.init(title: "", isFlexible: true), .init(title: "")])
    for export in exports {
      table.rows.append([
        .init(VisibleText.visible(export.path)), .init("sha256 " + export.sha256.prefix(12), .dim),
      ])
    }
    page.table(table)
    for export in exports {
      if let part = export.part { page.paragraph(VisibleText.visible("a part, " + part)) }
    }
    return page
  }
}
