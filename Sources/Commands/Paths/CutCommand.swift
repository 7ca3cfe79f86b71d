internal import ArgumentParser
internal import Pipeline

/// `cut`: what would cut a node off.
struct CutCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cut",
    abstract: "Finds the fewest policies and accounts without which no walk leads to a node.",
    usage: "crosstrail cut <case> --to <node> [--from <node> ...] [<options>]",
    discussion: """
      Takes away policies and accounts of your own tenants, or, where none is declared, of every \
      tenant in which no walk begins. An account that exists signs in whatever becomes of the \
      policy that let it in, so that both may be needed. What no log of the case shows can't be cut.
      """)

  @OptionGroup var directory: CaseArgument

  @Argument(help: ArgumentHelp("The same as --to.", valueName: "node"))
  var node: String?

  @Option(help: ArgumentHelp("The node to cut off.", valueName: "node"))
  var to: String?

  @Option(
    help: ArgumentHelp(
      "Where walks begin; may be repeated, every foreign tenant by default.", valueName: "node"))
  var from: [String] = []

  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func validate() throws {
    if (node == nil) == (to == nil) {
      throw ValidationError("Name one node: with --to, or after the case.")
    }
  }

  func run() throws {
    let report = try CaseDesk.cut(
      at: directory.path, from: from, to: node ?? to ?? "", tool: Program.tool)
    if json.json {
      try OutputStream.write(CutJSON.value(report).text)
    } else {
      try show.show(CutText(report: report, terminal: show.terminal).page())
    }
  }
}
