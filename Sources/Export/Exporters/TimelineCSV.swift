public import EntraModel

/// The super-timeline.
public struct TimelineCSV: Exporter {
  public static let name = "timeline"
  public static let fileName = "timeline.csv"
  public static let summary = "every dated event of every log in one CSV, in the order of time"

  /// Makes the exporter.
  public init() {}

  /// Writes the file.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    try sink.write(input.facts.title + "\n")
  }
}
