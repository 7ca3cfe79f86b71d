internal import ArgumentParser
internal import Pipeline

/// `path`: walks from a node.
struct PathCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "path",
    abstract: "Shows the walks in time order that lead from an account, tenant or other node.",
    discussion: "A node is meant by its id, a GUID, a UPN, or the id of an event, edge or finding.")

  @OptionGroup var directory: CaseArgument

  @Option(help: ArgumentHelp("Where the walks begin.", valueName: "node"))
  var from: String

  @Option(help: ArgumentHelp("Where they end; anywhere by default.", valueName: "node"))
  var to: String?

  @Option(help: "The most walks to show.")
  var limit = 10

  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be at least 1.") }
  }

  func run() throws {
    let report = try CaseDesk.paths(
      at: directory.path, from: from, to: to, limit: limit, tool: Program.tool)
    if json.json {
      try OutputStream.write(PathJSON.value(report).text)
    } else {
      try show.show(PathText(report: report, terminal: show.terminal).page())
    }
  }
}
