internal import EntraModel

/// The tags and notes of a case.
struct AnnotationsText {
  let annotations: Annotations
  let terminal: Terminal

  /// The page.
  func page() -> Page {
    var page = Page(terminal)
    if annotations == Annotations() { page.line("No tag and no note.") }
    if !annotations.tags.isEmpty {
      page.heading("Tags")
      for (event, tags) in annotations.tags.sorted(by: { $0.key < $1.key }) {
        page.paragraph(VisibleText.visible(event + "  " + tags.joined(separator: ", ")), indent: 2)
      }
    }
    if !annotations.notes.isEmpty {
      page.heading("Notes")
      for note in annotations.notes {
        let about = note.event.isEmpty ? "" : "[\(note.event)] "
        page.paragraph(VisibleText.visible("\(note.number)  \(about)\(note.text)"), indent: 2)
      }
    }
    return page
  }
}
