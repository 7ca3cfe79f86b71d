public import EntraModel

/// What another tenant's team must know, and nothing that isn't theirs: other tenants' names are pseudonyms.
///
/// The key of the pseudonyms stays in the case, so that the same thing has the same name in every hand-over. Before it is
/// written the text is searched for every name, id, domain and address of another tenant; one that is found ends the export.
public struct PartnerNarrative: Exporter {
  /// The name after `--format`.
  public static let name = "partner"
  /// The file in `exports/`, with the tenant's id in place of the star.
  public static let fileName = "partner-*.md"
  /// One line for people who choose.
  public static let summary = "a hand-over for one other tenant's team (--for), as Markdown"
  /// Only when asked for.
  public static let isDefault = false

  /// Makes the exporter.
  public init() {}

  /// `partner-<tenant>.md`.
  ///
  /// - Throws: ``ExportError/noPartner(choices:)`` when no tenant was named and none or several come into question.
  public func fileName(for input: ExportInput) throws -> String {
    "partner-\(try Self.partner(of: input)).md"
  }

  /// Renders the template `partner`.
  ///
  /// - Throws: ``ExportError/leak(_:)`` rather than tell a name of another tenant; ``ExportError/noPartner(choices:)``;
  ///   ``ExportError/template(name:reason:)``.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let templates = try TemplateLibrary(overrides: input.templates)
    let document = try PartnerDocument(input, for: try Self.partner(of: input))
    try sink.write(document.text(templates))
  }

  private static func partner(of input: ExportInput) throws(ExportError) -> TenantID {
    if let partner = input.partner { return partner }
    let choices = PartnerDocument.partners(of: input)
    if let only = choices.first, choices.count == 1 { return only }
    throw ExportError.noPartner(choices: choices.map(\.description))
  }
}
