public import EntraModel
internal import Templates

/// The whole case as one page for people: front matter, limits, findings with their pictures, timeline, evidence and records.
///
/// One file that loads nothing, is readable without script and prints; its Content-Security-Policy allows the embedded
/// style sheet and script by their hashes and nothing else. Every text of evidence enters through ``HTMLEscape``.
public struct Report: Exporter {
  /// The name after `--format`.
  public static let name = "report"
  /// The file in `exports/`.
  public static let fileName = "report.html"
  /// One line for people who choose.
  public static let summary = "the case as one page for people: pictures, hops, timeline, records"

  /// Makes the exporter.
  public init() {}

  /// Renders the page.
  ///
  /// - Complexity: O(events), in memory for some thousand of them.
  /// - Throws: whatever the sink, the events, the policies or the records throw.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    let page = try ReportDocument(input).view().inHTML
    try sink.write(TemplateLibrary(plain: Templates.report).render(page, with: "report"))
  }
}
