internal import ArgumentParser
internal import Pipeline

/// `status`: what a case holds.
struct StatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Shows evidence, events by log, coverage, faults and remarks of a case.")

  @OptionGroup var directory: CaseArgument
  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let report = try CaseDesk.report(at: directory.path, tool: Program.tool)
    if json.json {
      try OutputStream.write(StatusJSON.value(report).text)
    } else {
      try show.show(StatusText(report: report, terminal: show.terminal).page())
    }
  }
}
