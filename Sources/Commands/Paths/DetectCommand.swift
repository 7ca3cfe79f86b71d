internal import ArgumentParser
internal import Pipeline

/// `detect`: the detections over a case.
struct DetectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "detect",
    abstract: "Runs the detections over a case and shows each finding with its path.")

  @OptionGroup var directory: CaseArgument
  @OptionGroup(title: "Result") var fail: FailOption
  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let report = try CaseDesk.detect(at: directory.path, context: .current())
    if json.json {
      try OutputStream.write(try CaseDesk.findingsJSON(at: directory.path, tool: Program.tool))
    } else {
      try show.show(DetectText(report: report, terminal: show.terminal).page())
    }
    try ExitCodes.raise(when: fail.isMet(by: report.findings))
  }
}
