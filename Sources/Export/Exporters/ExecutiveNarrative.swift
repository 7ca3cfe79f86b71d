public import EntraModel

/// The incident on two pages for whoever decides: who let whom in, when, how it is known, what isn't, and what to do first.
///
/// The same facts, numbers and citations as ``Narrative``, through the template `executive`.
public struct ExecutiveNarrative: Exporter {
  /// The name after `--format`.
  public static let name = "executive"
  /// The file in `exports/`.
  public static let fileName = "executive.md"
  /// One line for people who choose.
  public static let summary = "the incident in short for whoever decides, as Markdown"
  /// Only when asked for.
  public static let isDefault = false

  /// Makes the exporter.
  public init() {}

  /// Renders the template `executive`.
  ///
  /// - Throws: ``ExportError/template(name:reason:)`` when a template names what isn't there.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let templates = try TemplateLibrary(overrides: input.templates)
    try sink.write(templates.render(NarrativeDocument(input).view(), with: "executive"))
  }
}
