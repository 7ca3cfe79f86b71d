internal import ArgumentParser
internal import Pipeline

/// `case show`: what a case is.
struct CaseShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Shows what a case is and how much it holds.")

  @OptionGroup var directory: CaseArgument
  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let report = try CaseDesk.report(at: directory.path, tool: Program.tool)
    if json.json {
      try OutputStream.write(CaseJSON.value(report).text)
    } else {
      try show.show(CaseText(report: report, terminal: show.terminal).page())
    }
  }
}
