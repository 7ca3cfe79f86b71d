/// What is wrong with a template, and where.
public struct TemplateProblem: Error, Sendable, Equatable, CustomStringConvertible {
  /// The template's name, without its extension.
  public var template: String
  /// The line, from 1.
  public var line: Int
  /// What is wrong, with the nearest name that is known.
  public var message: String

  /// `technical.mustache:12: what`.
  public var description: String { "\(template).mustache:\(line): \(message)" }
}
