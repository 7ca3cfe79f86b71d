internal import Templates

/// The templates of the narratives, for whoever edits them.
public enum NarrativeTemplates {
  /// Name without extension and text of each embedded template, in alphabetical order.
  public static var embedded: [(name: String, text: String)] { Templates.narrative }

  /// What is wrong with the user's templates, taken together with the embedded ones that they don't replace.
  ///
  /// - Parameter overrides: The user's templates by name, without extension.
  /// - Returns: Everything that is wrong, by template and line.
  public static func problems(in overrides: [String: String]) -> [TemplateProblem] {
    TemplateCheck.problems(in: all(overrides))
  }

  /// Every document, with the names that its template and partials may use.
  public static var documents: [(template: String, fields: [TemplateField])] {
    NarrativeSchema.documents
  }

  /// The embedded templates, each replaced by the user's of the same name.
  static func all(_ overrides: [String: String]) -> [String: String] {
    var texts: [String: String] = [:]
    for template in embedded { texts[template.name] = template.text }
    return texts.merging(overrides) { _, users in users }
  }
}
