internal import Pipeline

/// An error in words: what, where, what was changed, what to do.
struct ErrorText {
  let error: PipelineError
  let terminal: Terminal

  /// The page, for standard error.
  func page() -> Page {
    var page = Page(terminal)
    let place = VisibleText.value(error.place, on: terminal)
    page.paragraph(
      (place.isEmpty ? "" : place + ": ") + VisibleText.visible(error.what),
      lead: "error: ", indent: 7)
    if !error.changed.isEmpty { page.paragraph(error.changed + ".", lead: "       ", indent: 7) }
    if !error.remedy.isEmpty {
      page.paragraph(VisibleText.visible(error.remedy), lead: "  try: ", indent: 7)
    }
    return page
  }
}
