internal import ArgumentParser
internal import Pipeline

/// `explain`: the raw records behind something.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Shows the raw records behind a finding, an event or an edge, each hashed again.",
    discussion: """
      The beginning of a finding's or an edge's id is enough, from six digits on. Ends with exit \
      code 1 when a file isn't what was ingested, or a record can't be read.
      """)

  @OptionGroup var directory: CaseArgument

  @Argument(help: "The id of a finding, an event or an edge.")
  var id: String

  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let explanation = try CaseDesk.explain(at: directory.path, id, tool: Program.tool)
    if json.json {
      try OutputStream.write(ExplainJSON.value(explanation).text)
    } else {
      try show.show(ExplainText(explanation: explanation, terminal: show.terminal).page())
    }
    try ExitCodes.raise(when: !explanation.isIntact)
  }
}
