public import EntraModel

/// Queries made from the found paths, so that others can look for the same names and for the same acts: KQL, SPL, Sigma.
///
/// What is asked comes from cited records alone. No query was run against a tenant by crosstrail, and the file says so.
/// Values of evidence stand in quoted strings, each on a line that begins with words of ours.
public struct HuntingQueries: Exporter {
  /// The name after `--format`.
  public static let name = "hunting"
  /// The file in `exports/`.
  public static let fileName = "hunting.md"
  /// One line for people who choose.
  public static let summary = "queries made from the found paths: KQL, Splunk and Sigma"
  /// Made when it is asked for.
  public static let isDefault = false

  /// Makes the exporter.
  public init() {}

  /// Writes a section a finding above info.
  public func export(_ input: ExportInput, to sink: any ByteSink) throws {
    var text = TextBuffer()
    text.append("# Hunting queries: \(MarkdownEscape.prose(input.facts.title))\n\n")
    text.append(
      "**\(input.facts.tlp)**, \(input.facts.tool), evidence \(input.facts.evidenceDigest)\n\n")
    text.append(
      "Each query was made from the records that a finding cites. None was run by crosstrail: check table and "
        + "field names against your workspace. A match is a lead, not a verdict.\n")
    for path in try HuntedPath.all(of: input) {
      text.append(
        "\n## \(path.finding.rule): \(MarkdownEscape.prose(path.finding.title)) (\(path.finding.id))\n"
      )
      let (kusto, splunk) = (KustoQuery(path: path), SplunkQuery(path: path))
      Self.block("KQL: the same names", "kusto", kusto.byName, &text)
      Self.block("KQL: the same acts, whoever does them", "kusto", kusto.byAct, &text)
      Self.block("Splunk: the same names", "spl", splunk.byName, &text)
      Self.block("Splunk: the same acts, whoever does them", "spl", splunk.byAct, &text)
      Self.block(
        "Sigma: the same acts in the same order", "yaml", SigmaCorrelation(path: path).text, &text)
      try text.drain(to: sink)
    }
    try text.drain(to: sink, all: true)
  }

  private static func block(
    _ title: String, _ language: String, _ query: String?, _ text: inout TextBuffer
  ) {
    guard let query else { return }
    text.append("\n### \(title)\n\n```\(language)\n\(query)")
    text.append(query.hasSuffix("\n") ? "```\n" : "\n```\n")
  }
}
