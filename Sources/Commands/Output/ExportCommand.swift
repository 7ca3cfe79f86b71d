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

  @OptionGroup(title: "Exports") var exports: ExportOptions
  @OptionGroup(title: "A part of the timeline") var scope: ScopeOptions
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let written = try CaseDesk.export(
      at: directory.path, request: exports.request(directory: out, scope: scope.scope),
      context: .current())
    try show.show(ExportText(exports: written, terminal: show.terminal).page())
  }
}
