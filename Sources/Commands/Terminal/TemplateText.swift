internal import Pipeline

/// Templates of the narratives: what was written, what is wrong, what may be used.
struct TemplateText {
  let terminal: Terminal

  /// The files that were written, and what to do with them.
  func exported(_ paths: [String], folder: String) -> Page {
    var page = Page(terminal)
    for path in paths {
      page.line(VisibleText.fitted(VisibleText.visible(path), to: terminal.width, on: terminal))
    }
    page.gap()
    page.paragraph(
      "Edit them, delete those that you leave as they are, then: "
        + "crosstrail template check \(VisibleText.visible(folder))")
    return page
  }

  /// One line a problem, as compilers write it.
  func problems(_ problems: [TemplateDesk.Problem]) -> Page {
    var page = Page(terminal)
    if problems.isEmpty { page.line("The templates name nothing that isn't there.") }
    for problem in problems {
      // Not cut: editors read the place, and the name is what is asked for.
      page.line(VisibleText.visible("\(problem.file):\(problem.line): \(problem.message)"))
    }
    return page
  }

  /// Every name with what it holds.
  func fields(_ documents: [TemplateDesk.Document]) -> Page {
    var page = Page(terminal)
    for document in documents {
      page.heading(document.template)
      for field in document.fields {
        page.paragraph(
          "\(field.summary) (\(field.kind))", lead: "  " + field.name + "  ", indent: 32)
      }
    }
    return page
  }
}
