internal import ArgumentParser
internal import Pipeline

/// `export`: a case's exports.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Writes exports of a case: timeline, graph, narrative, findings.",
    usage: "crosstrail export <case> [--format <name> ...] [--out <dir>] [<options>]")

  @OptionGroup var directory: CaseArgument

  @Option(
    help: ArgumentHelp("The folder to write to; the case's exports/ by default.", valueName: "dir"),
    completion: .directory)
  var out: String?

  @Flag(
    help: """
      Write nothing; make the exports that lie there anew, compare, and end with exit code 1 when \
      one differs.
      """)
  var check = false

  @OptionGroup(title: "Exports") var exports: ExportOptions
  @OptionGroup(title: "A part of the timeline") var scope: ScopeOptions
  @OptionGroup(title: "A part of the graph") var graph: GraphOptions
  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func validate() throws {
    if check, exports.force { throw ValidationError("--check writes nothing: leave out --force.") }
    if graph.hops != nil, graph.node == nil, graph.graphDetail == .all, scope.finding == nil {
      throw ValidationError("--hops says how far: give --node, --finding or --graph-detail too.")
    }
  }

  func run() throws {
    let request = exports.request(directory: out, scope: scope.scope, graph: graph.scope)
    guard check else {
      let written = try CaseDesk.export(at: directory.path, request: request, context: .current())
      if json.json { return try OutputStream.write(ExportJSON.value(written).text) }
      return try show.show(ExportText(exports: written, terminal: show.terminal).page())
    }
    let checks = try CaseDesk.checkExports(
      at: directory.path, request: request, context: .current())
    if json.json {
      try OutputStream.write(ExportJSON.value(checks).text)
    } else {
      try show.show(ExportCheckText(checks: checks, terminal: show.terminal).page())
    }
    try ExitCodes.raise(when: checks.contains { $0.verdict != .same })
  }
}
