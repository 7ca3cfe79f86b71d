internal import ArgumentParser
internal import Pipeline

/// Which exports are written, and how.
struct ExportOptions: ParsableArguments {
  @Option(
    name: .customLong("format"), parsing: .upToNextOption,
    help: ArgumentHelp(
      "The exports to write, or all; those that people open first by default (crosstrail formats).",
      valueName: "name"))
  var names: [String] = []

  @Option(help: ArgumentHelp("Columns of the timeline.", valueName: "name"))
  var profile: ProfileValue = .full

  @Option(
    help: ArgumentHelp(
      "Columns of timeline.csv of your choice, in your order, separated by commas.",
      valueName: "names"))
  var columns: ColumnsValue?

  @Flag(help: "Write timeline.csv for Excel: a byte order mark, CRLF, cells as long as it holds.")
  var excel = false

  @Option(
    help: ArgumentHelp("A folder with templates of your own for the narrative.", valueName: "dir"),
    completion: .directory)
  var templates: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp(
      "The tenant whose team the partner export is for.", valueName: "tenant"))
  var partner: TenantValue?

  @Flag(help: "Overwrite an export that was edited since it was written.")
  var force = false

  @Flag(
    name: .customLong("png"),
    help: "Write a PNG beside every picture; needs rsvg-convert.")
  var png = false

  /// The request for a folder, nil for the case's own.
  func request(
    directory: String? = nil, scope: TimelineScope = TimelineScope(),
    graph: GraphScope = GraphScope()
  ) -> ExportRequest {
    ExportRequest(
      names: names, directory: directory, force: force, reportProfile: profile == .report,
      columns: columns?.names ?? [], excel: excel, scope: scope, graph: graph,
      templatesDirectory: templates,
      partner: partner?.tenant, png: png)
  }
}
