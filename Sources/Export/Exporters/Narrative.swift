public import EntraModel

/// The incident in words, as Markdown: what happened in time order with a citation behind every sentence, what the logs can't
/// show, and the evidence.
///
/// The words around the facts stand in templates that a user's own replace by name; `technical` is the document. Accounts act
/// in its sentences, people don't; an inferred hop has no clock time; no score and no percentage is printed.
public struct Narrative: Exporter {
  /// The name after `--format`.
  public static let name = "narrative"
  /// The file in `exports/`.
  public static let fileName = "narrative.md"
  /// One line for people who choose.
  public static let summary = "the incident in words with its citations, as Markdown"

  /// Makes the exporter.
  public init() {}

  /// Renders the template `technical`.
  ///
  /// - Throws: ``ExportError/template(name:reason:)`` when a template doesn't parse.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let templates = try TemplateLibrary(overrides: input.templates)
    try sink.write(templates.render(NarrativeDocument(input).view(), with: "technical"))
  }
}
