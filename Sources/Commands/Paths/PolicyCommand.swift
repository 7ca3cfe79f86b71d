internal import ArgumentParser
internal import Pipeline

/// `policy`: what cross-tenant policies were at an instant.
struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Shows what each cross-tenant policy let in and out at an instant.",
    usage: "crosstrail policy <case> [--at <instant>] [<options>]",
    discussion: """
      Replays the records of policy changes; each value comes with the record that set it. What no \
      record had set by then is unknown, or known from the old value of a later record. A snapshot \
      of the policies, as Graph or PowerShell gives it, tells what a switch was when it was taken; \
      one without a time shows what was so at some time. A record or a snapshot that doesn't fit to \
      the one before it is shown as a gap in the log.
      """)

  @OptionGroup var directory: CaseArgument

  @Option(
    help: ArgumentHelp(
      "The instant, in UTC unless it says otherwise: 2025-03-10T09:00:00Z; after the last event by default.",
      valueName: "instant"))
  var at: InstantValue?

  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let report = try CaseDesk.policies(at: directory.path, on: at?.instant, tool: Program.tool)
    if json.json {
      try OutputStream.write(PolicyJSON.value(report).text)
    } else {
      try show.show(PolicyText(report: report, terminal: show.terminal).page())
    }
  }
}
