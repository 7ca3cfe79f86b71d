internal import ArgumentParser
internal import Pipeline

/// `doctor`: whether machine and case are fit.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Says whether the machine and a case are fit, and which logs a case lacks.",
    discussion: """
      Looks at libraries, disk space and permissions; of a case also at its database, its ledger and \
      the presence of its evidence, and holds what each rule needs against the logs that are there. \
      Writes nothing. Ends with exit code 1 when something is unfit.
      """)

  @Argument(
    help: ArgumentHelp("The case: a directory, or a bare name.", valueName: "case"),
    completion: .directory)
  var directory: String?

  @OptionGroup(title: "Result") var json: JSONOption
  @OptionGroup(title: "Result") var show: ShowOptions

  func run() throws {
    let report = CaseDesk.doctor(
      at: directory.map(CaseLocation.current.path), temporaryFolder: Environment.temporaryFolder,
      tool: Program.tool)
    if json.json {
      try OutputStream.write(DoctorJSON.value(report).text)
    } else {
      try show.show(DoctorText(report: report, terminal: show.terminal).page())
    }
    try ExitCodes.raise(when: !report.isFit)
  }
}
