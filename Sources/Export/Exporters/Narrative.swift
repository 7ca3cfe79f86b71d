public import EntraModel

/// The incident narrative.
public struct Narrative: Exporter {
  public static let name = "narrative"
  public static let fileName = "narrative.md"
  public static let summary = "the incident in words with its citations, as Markdown"

  /// Makes the exporter.
  public init() {}

  /// Writes the file.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    try sink.write(input.facts.title + "\n")
  }
}
