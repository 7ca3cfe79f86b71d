internal import ArgumentParser
internal import Pipeline

/// `reach`: what can be got to from a node.
struct ReachCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reach",
    abstract:
      "Shows everything that an account, tenant or other node could get to, and when first.",
    usage: "crosstrail reach <case> --from <node> [--at <instant>] [<options>]",
    discussion: """
      Follows the acts in time order. With --at the walks begin at that instant, and what an \
      earlier act made can be used while it stands: an open door, an account, a right. A node is \
      meant by its id, a GUID, a UPN, or the id of an event, edge or finding.
      """)

  @OptionGroup var directory: CaseArgument

  @Argument(help: ArgumentHelp("The same as --from.", valueName: "node"))
  var node: String?

  @Option(help: ArgumentHelp("Where the walks begin.", valueName: "node"))
  var from: String?

  @Option(
    name: [.customLong("at"), .customLong("since")],
    help: ArgumentHelp(
      "When the walks begin, in UTC unless it says otherwise.", valueName: "instant"))
  var at: InstantValue?

  @Option(help: "The most nodes to show; 0 for all.")
  var limit = 200

  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func validate() throws {
    if (node == nil) == (from == nil) {
      throw ValidationError("Name one node: with --from, or after the case.")
    }
    if limit < 0 { throw ValidationError("--limit must be at least 0.") }
  }

  func run() throws {
    let report = try CaseDesk.reach(
      at: directory.path, from: node ?? from ?? "", on: at?.instant,
      limit: limit == 0 ? .max : limit,
      tool: Program.tool)
    if json.json {
      try OutputStream.write(ReachJSON.value(report).text)
    } else {
      try show.show(ReachText(report: report, terminal: show.terminal).page())
    }
  }
}
