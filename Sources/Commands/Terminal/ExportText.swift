internal import Pipeline

/// The exports that were written, each with the beginning of its hash.
struct ExportText {
  let exports: [ExportReport]
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    var table = Table(columns: [.init(title: "", isFlexible: true), .init(title: "")])
    for export in exports where export.leftOut == nil {
      table.rows.append([
        .init(VisibleText.visible(export.path)),
        .init(
          export.files.isEmpty
            ? "sha256 " + export.sha256.prefix(12) : Counts.of(export.files.count, "file"), .dim),
      ])
    }
    page.table(table)
    for export in exports {
      if let reason = export.leftOut {
        page.paragraph(VisibleText.visible("\(export.name) was left out: \(reason)"))
      }
      for note in export.notes {
        page.paragraph(VisibleText.visible("\(export.name): \(note)"))
      }
      if let part = export.part { page.paragraph(VisibleText.visible("a part, " + part)) }
    }
    return page
  }
}
