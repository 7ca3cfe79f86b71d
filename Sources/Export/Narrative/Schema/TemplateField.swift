/// A name that a template may use, with what it holds.
public struct TemplateField: Sendable, Equatable {
  /// What stands behind a name.
  public enum Kind: Sendable, Equatable {
    /// Finished Markdown; empty when there is nothing to say, so that a section for it is left out.
    case text
    /// Yes or no, for a section alone.
    case flag
    /// A list: a section is repeated for each entry and sees these names beside the outer ones.
    case list([TemplateField])
  }

  /// The name between the braces.
  public var name: String
  /// What it holds, in one line.
  public var summary: String
  /// Text, switch or list.
  public var kind: Kind

  /// A field of Markdown.
  static func text(_ name: String, _ summary: String) -> TemplateField {
    TemplateField(name: name, summary: summary, kind: .text)
  }

  /// A switch.
  static func flag(_ name: String, _ summary: String) -> TemplateField {
    TemplateField(name: name, summary: summary, kind: .flag)
  }

  /// A list with the names of each entry.
  static func list(_ name: String, _ summary: String, _ entry: [TemplateField]) -> TemplateField {
    TemplateField(name: name, summary: summary, kind: .list(entry))
  }

  /// A list of texts.
  static func texts(_ name: String, _ summary: String) -> TemplateField {
    list(name, summary, [.text("text", "the entry")])
  }

  /// The switch that goes with a list, so that a heading is printed once: `hasFindings` of `findings`.
  static func presence(of list: String) -> String {
    "has" + list.prefix(1).uppercased() + list.dropFirst()
  }
}
