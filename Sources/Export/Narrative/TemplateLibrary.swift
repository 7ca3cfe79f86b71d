internal import Mustache

/// The narrative's templates: the embedded ones, each of which a user's template of the same name replaces.
///
/// Every field already is safe when a template sees it (``Markdown``), so templates run with the engine's plain text
/// content type; the engine would fall back to HTML in each partial, therefore the type is set in every template.
struct TemplateLibrary {
  private var library = MustacheLibrary()

  /// Checks and parses all templates.
  ///
  /// - Throws: ``ExportError/template(name:reason:)`` for the first one, in alphabetical order, that names what isn't there
  ///   or doesn't parse.
  init(overrides: [String: String]) throws(ExportError) {
    let texts = NarrativeTemplates.all(overrides)
    if !overrides.isEmpty, let problem = TemplateCheck.problems(in: texts).first {
      throw ExportError.template(
        name: problem.template, reason: "line \(problem.line): \(problem.message)")
    }
    try register(texts)
  }

  /// Parses templates that nobody replaces.
  ///
  /// - Throws: ``ExportError/template(name:reason:)`` for the first one, in alphabetical order, that doesn't parse.
  init(plain templates: [(name: String, text: String)]) throws(ExportError) {
    try register(Dictionary(templates.map { ($0.name, $0.text) }) { first, _ in first })
  }

  private mutating func register(_ texts: [String: String]) throws(ExportError) {
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) {
      do {
        try library.register("{{% CONTENT_TYPE:TEXT}}\n" + text, named: name)
      } catch {
        throw ExportError.template(name: name, reason: Self.reason(error))
      }
    }
  }

  /// Renders a view; nothing when there is no such template.
  func render(_ view: View, with name: String) throws(ExportError) -> String {
    guard let text = library.render(view, withTemplate: name) else {
      throw ExportError.template(name: name, reason: "no such template")
    }
    return text
  }

  private static func reason(_ error: any Error) -> String {
    guard let error = error as? MustacheTemplate.ParserError else {
      return String(describing: error)
    }
    // The first line is the content type that we put before the text.
    return "line \(error.context.lineNumber - 1): \(error.error)"
  }
}
